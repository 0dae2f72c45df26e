"""What people say of two claims, in the log: that they tell of the same thing, stand apart, or neither any more."""

from collections.abc import Sequence
from datetime import datetime

from foedus.store.log import Log
from foedus.store.numbers import listed

__all__ = ["add", "current", "links_by_id", "links_of"]

# What was said last of two claims, unless that is undone.
_HELD = (
    "link JOIN claim AS mine ON mine.nr IN (link.one, link.other)"
    " JOIN claim AS theirs ON theirs.nr = CASE mine.nr WHEN link.one THEN link.other ELSE link.one END"
    " WHERE verdict <> 'undone' AND NOT EXISTS (SELECT 1 FROM link AS later"
    " WHERE later.one = link.one AND later.other = link.other AND later.nr > link.nr)"
)

Link = tuple[str, str]  # the id of the other claim, and `same` or `apart`


def add(log: Log, one: str, other: str, verdict: str, person: str, decided: datetime, note: str | None) -> None:
    """Record what a person says of two claims that are in the record."""
    log.execute(
        "INSERT INTO link (one, other, verdict, person, decided, note)"
        " SELECT min(nr), max(nr), ?, ?, ?, ? FROM claim WHERE id IN (?, ?)",
        (verdict, person, decided.isoformat(), note, one, other),
    )


def current(log: Log) -> tuple[tuple[str, str, str, str, str | None], ...]:
    """Return what was said last of every two claims: their ids, `same` or `apart`, who said so, and why."""
    sql = f"SELECT mine.id, theirs.id, verdict, person, note FROM {_HELD} AND mine.nr = link.one ORDER BY link.nr"
    return tuple(log.execute(sql))


def links_of(log: Log, claims: Sequence[int] | None = None) -> dict[int, tuple[Link, ...]]:
    """Return what was said last of every claim (or of these) and others, by the claim's number."""
    only = "" if claims is None else f" AND mine.nr IN ({listed(claims)})"
    found: dict[int, tuple[Link, ...]] = {}
    for nr, other, verdict in log.execute(f"SELECT mine.nr, theirs.id, verdict FROM {_HELD}{only} ORDER BY link.nr"):
        found[nr] = (*found.get(nr, ()), (other, verdict))
    return found


def links_by_id(log: Log) -> dict[str, dict[str, str]]:
    """Return what was said last of every two claims, by the id of either."""
    found: dict[str, dict[str, str]] = {}
    for one, other, verdict, *_ in current(log):
        found.setdefault(one, {})[other] = verdict
        found.setdefault(other, {})[one] = verdict
    return found
