"""When: the days that a claim is about, and whether it held by a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from foedus.model.remembering import remembered
from foedus.record import Entry
from foedus.text.edtf import bounds

__all__ = ["ACTUAL", "NEAR", "Days", "by_then", "days", "first_day", "held_from", "is_ahead", "last_published", "order"]

Days = tuple[date, date]

ACTUAL = "actual"
NEAR = timedelta(days=31)  # accounts further apart are of a change, or of another thing

_bounds = lru_cache(maxsize=1 << 14)(bounds)  # dates repeat: 10,000 claims have some hundred


def days(edtf: str | None) -> Days | None:
    """Return the first and the last day of a date, None where there is none or it cannot be read."""
    return _bounds(edtf) if edtf else None


def first_day(entry: Entry) -> date | None:
    """Return the day that a claim is about: the first of its date; else the day it was published."""
    found = days(entry.claim.date.edtf) if entry.claim.date else None
    if found is None:
        return entry.published
    return found[1] if found[0] == date.min else found[0]


def is_ahead(entry: Entry) -> bool:
    """Tell whether a claim is about a day after the day it was published, so that it cannot tell what happened."""
    found = days(entry.claim.date.edtf) if entry.claim.date else None
    return bool(found and entry.published and found[0] > entry.published)


def by_then(entry: Entry, on: date | None) -> bool:
    """Tell whether the claim held by that day; what has no date at all cannot be placed and is kept."""
    day = held_from(entry) if on else None
    return on is None or day is None or day <= on


def held_from(entry: Entry) -> date | None:
    """Return from when the claim held: what is so, from its own date; a plan, from when it was made public."""
    happened = entry.claim.modality == ACTUAL and not is_ahead(entry)
    return first_day(entry) if happened else entry.published or first_day(entry)


def last_published(entries: Iterable[Entry]) -> date | None:
    """Return the last day on which anything was published: what the record knows as today."""
    return max((day for entry in entries for document in entry.documents if (day := document.published)), default=None)


@remembered
def order(entry: Entry) -> tuple[date, date, str, int, str]:
    """Return what to sort by: the day it is about, the day it was published, its place; undated last."""
    claim = entry.claim
    place = claim.anchor.span.start
    return first_day(entry) or date.max, entry.published or date.max, claim.text_id, place, claim.id
