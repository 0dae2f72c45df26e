"""Stretches of time written as EDTF intervals: "1949-08-24/..", "/2020-01-31", "2003/2005-10-10"."""

import re
from datetime import date
from functools import lru_cache

from foedus.errors import KnowledgeError
from foedus.text.edtf import bounds as edtf_bounds

__all__ = ["bounds", "in_force", "period"]

OPEN = ".."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def period(written: str) -> tuple[str | None, str | None]:
    """Return start and last day of an interval; None for a start not known and an end that is open; ".." is always."""
    if written == OPEN:
        return None, None
    start, slash, end = written.partition("/")
    if not slash:
        raise KnowledgeError(f"not a period: {written!r}", "write start/end, start/.. or /end")
    for edge in (start, end):
        if edge not in ("", OPEN):
            bounds(edge)
    return start or None, None if end in ("", OPEN) else end


def in_force(start: str | None, end: str | None, on: date) -> bool:
    """Tell whether the stretch holds on that day; a start that is not known counts as long ago."""
    return (start is None or bounds(start)[0] <= on) and (end is None or on <= bounds(end)[1])


@lru_cache(maxsize=1 << 14)
def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of a date of any precision."""
    if _DAY.fullmatch(edtf):  # most are: Python's own reading is faster
        try:
            return (date.fromisoformat(edtf),) * 2
        except ValueError:
            pass
    found = edtf_bounds(edtf)
    if found is None:
        raise KnowledgeError(f"not a date: {edtf!r}", "write 2023, 2023-11 or 2023-11-14")
    return found
