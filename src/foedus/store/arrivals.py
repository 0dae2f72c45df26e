"""What has come into a record since some place in its log: a log only grows, so that numbers tell what is new."""

from collections.abc import Iterable
from datetime import date

from foedus.store.contract import Arrivals, Mark
from foedus.store.decisions import STANDING
from foedus.store.loading import tally
from foedus.store.log import Log

__all__ = ["arrivals", "arrived"]


def arrivals(log: Log, since: Mark) -> Arrivals:
    """Count what came since that place; this costs what is new, and to count everything costs nothing."""
    until = Mark(
        *(_one(log, f"SELECT coalesce(max(nr), 0) FROM {table}") for table in ("document", "claim", "decision"))
    )
    days = log.execute("SELECT (SELECT min(published) FROM document), (SELECT max(published) FROM document)").fetchone()
    first, last = (date.fromisoformat(day) if day else None for day in days)
    documents, claims = _counted(log, since)
    return Arrivals(
        since=since,
        until=until,
        documents=documents,
        claims=tuple(sorted(claims, key=lambda found: (-found[1], found[0]))),
        decisions=_one(log, f"SELECT count(*) FROM decision WHERE nr > ? AND {STANDING}", since.decisions),
        first=first,
        last=last,
    )


def arrived(log: Log, since: Mark, kind: str, limit: int, skip: int) -> list[int]:
    """Return the numbers of claims of a kind ("" for any) that came since that place, the last first."""
    rows = log.execute(
        "SELECT nr FROM claim WHERE nr > ? AND (? = '' OR kind = ?) ORDER BY nr DESC LIMIT ? OFFSET ?",
        (since.claims, kind, kind, limit, skip),
    )
    return [nr for (nr,) in rows]


def _counted(log: Log, since: Mark) -> tuple[int, Iterable[tuple[str, int]]]:
    """Return how many documents came, and how many claims of each kind."""
    if since == Mark():
        documents, _, claims = tally(log)
        return documents, claims
    kinds = log.execute("SELECT kind, count(*) FROM claim WHERE nr > ? GROUP BY kind", (since.claims,))
    return _one(log, "SELECT count(DISTINCT id) FROM document WHERE nr > ?", since.documents), kinds


def _one(log: Log, sql: str, *values: int) -> int:
    return int(log.execute(sql, values).fetchone()[0])
