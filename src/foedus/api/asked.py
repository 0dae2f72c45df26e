"""What may be asked of the ledgers, as keyword arguments, and how it becomes a query."""

from datetime import date
from typing import TypedDict

from foedus.api.reading import day_of
from foedus.errors import QueryError
from foedus.ledgers import Query
from foedus.text.edtf import bounds

__all__ = ["Asked", "Over", "Paged", "Related", "query_of", "stretch_of"]


class Asked(TypedDict, total=False):
    """What may be asked of any ledger; see `Query`. Days may be written: `on="2023-12-01"`."""

    on: date | str | None
    known_by: date | str | None
    about: str | None
    also: str | None
    by: str | None
    superseded: bool
    min_confidence: float


class Paged(Asked, total=False):
    """The same with how much is wanted: rows of at least `limit` things, those published last, passing over `skip`.

    With `since`, only things that were first published on that day or later.
    """

    limit: int | None
    skip: int
    since: date | str | None


class Over(Asked, total=False):
    """The same with the time that is asked about: "1991..2031", "2023-11-01..", "..2020"."""

    over: str | None


class Related(Asked, total=False):
    """The same with whether relations are by week, not by month, and whether what each does to the other is apart."""

    weekly: bool
    directed: bool


def query_of(org: str | None, asked: Asked, known: type[Asked]) -> Query:
    """Return what is asked as a query; TypeError for what `known` does not name."""
    if unknown := asked.keys() - known.__annotations__.keys():
        raise TypeError(
            f"a ledger is not asked for {', '.join(sorted(unknown))}, but {', '.join(known.__annotations__)}"
        )
    return Query(
        on=day_of(asked.get("on")),
        known_by=day_of(asked.get("known_by")),
        about=asked.get("about"),
        also=asked.get("also"),
        by=asked.get("by"),
        org=org,
        superseded=asked.get("superseded", False),
        min_confidence=asked.get("min_confidence", 0.0),
    )


def stretch_of(over: str | None) -> tuple[date, date]:
    """Return the first and the last day of a stretch as written, all days for None; QueryError for what is none."""
    if over is None:
        return date.min, date.max
    found = bounds(over if "/" in over else over.replace("..", "/"))
    if found is None:
        raise QueryError(f"{over!r} is no stretch of time", "write 1991..2031, 2023-11-01.. or ..2020")
    return found
