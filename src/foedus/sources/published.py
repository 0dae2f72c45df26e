"""The day a thing was published, from the many ways in which files write it."""

import re
from datetime import date

from foedus.errors import SourceError

__all__ = ["leading_date", "published_on"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AFTER = r"(?:$|[\sT,;Z])"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _AFTER)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})" + _AFTER)
_WEEKDAY = r"(?:[a-z]{3,9},? +)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY_FIRST = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})[- .]+" + _NAME + r"[- ,]+(?P<year>\d{4})" + _AFTER, re.I)
_MONTH_FIRST = re.compile(_WEEKDAY + _NAME + r" +(?P<day>\d{1,2}),? +(?P<year>\d{4})" + _AFTER, re.I)
_NO_DAY = re.compile(r"\d{4}(?:-\d{1,2})?$")
_IN_FILE_NAME = re.compile(r"(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def published_on(value: str) -> date | None:
    """Return the day that the value names, None for none or for a bare year or month; SourceError if unreadable.

    Read are ISO dates with or without a time, "26-FEB-1987 15:01:01.79", "22 November 2023", "November 22, 2023" and
    e-mail dates. The day is the one written down, whatever the time zone.
    """
    value = value.strip()
    if not value or _NO_DAY.match(value):
        return None
    for form in (_ISO, _COMPACT, _DAY_FIRST, _MONTH_FIRST):
        if match := form.match(value):
            found = _day(match)
            if found is not None:
                return found
    raise SourceError(f"the date of publication {value[:40]!r} cannot be read", "write it as 2023-11-22")


def leading_date(name: str) -> date | None:
    """Return the date that a file name starts with ("2023-11-22-title.txt"), if it starts with one."""
    match = _IN_FILE_NAME.match(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    name = parts.get("name", "").lower()[:3]
    if "name" in parts and name not in _MONTHS:
        return None
    month = _MONTHS.index(name) + 1 if name else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
