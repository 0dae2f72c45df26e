"""What may be asked of the ledgers, as keyword arguments, and how it becomes a query."""

from datetime import date
from typing import TypedDict

from foedus.api.reading import day_of
from foedus.ledgers import Query

__all__ = ["Asked", "Paged", "Related", "query_of"]


class Asked(TypedDict, total=False):
    """What may be asked of any ledger; see `Query`. Days may be written: `on="2023-12-01"`."""

    on: date | str | None
    known_by: date | str | None
    about: str | None
    by: str | None
    superseded: bool
    min_confidence: float


class Paged(Asked, total=False):
    """The same with how much is wanted: rows of at least `limit` things, those published last, passing over `skip`."""

    limit: int | None
    skip: int


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
        by=asked.get("by"),
        org=org,
        superseded=asked.get("superseded", False),
        min_confidence=asked.get("min_confidence", 0.0),
    )
