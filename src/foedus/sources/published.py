"""The day a thing was published, from the many ways in which files write it."""

import re
from datetime import date

from foedus.errors import QueryError, SourceError
from foedus.text.edtf import parse_day

__all__ = ["leading_date", "published_on", "stamped_on"]

_NO_DAY = re.compile(r"\d{4}(?:-\d{1,2})?$")
_HYPHENED = re.compile(r"^(\d{1,2})-([A-Za-z]{3,9})-(\d{4})\b")
_IN_FILE_NAME = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_STAMP = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})")
_SHOWN = 40


def published_on(value: str) -> date | None:
    """Return the day that the value names, None for none or for a bare year or month; SourceError if unreadable.

    Read is what `parse_day` reads, and "26-FEB-1987 15:01:01.79" as wires write it. The day is the one written down,
    whatever the time zone.
    """
    value = value.strip()
    if not value or _NO_DAY.match(value):
        return None
    try:
        return parse_day(_HYPHENED.sub(r"\1 \2 \3", value))
    except QueryError as error:
        what = f"the date of publication {value[:_SHOWN]!r} cannot be read"
        raise SourceError(what, "write it as 2023-11-22") from error


def leading_date(name: str) -> date | None:
    """Return the date that a file name starts with ("2023-11-22-title.txt"), if it starts with one."""
    match = _IN_FILE_NAME.match(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def stamped_on(value: str | None) -> str | None:
    """Return the day in a time stamp ("20310304T080000Z", "2031-03-04T08:00:00+01:00"), None where there is none."""
    match = _STAMP.match(value or "")
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None
