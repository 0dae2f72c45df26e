"""Dates and stretches in EDTF (ISO 8601-2) as days that can be compared: the part of the standard that foedus writes.

Read here: years, months and days; seasons 21 to 24, quarters 33 to 36 and halves 40 and 41 in the place of the month;
unspecified digits (`198X`, `20XX`, `2023-11-XX`); intervals, open with `..` or unknown with nothing at one end; the
qualifiers `?`, `~` and `%`, which say how sure a date is and do not move its bounds; a time of day, which is dropped.
"""

import re
from calendar import monthrange
from datetime import date

from foedus.errors import QueryError

__all__ = ["bounds", "contains", "overlaps", "parse_day"]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.,Z+-]*)?")
_QUALIFIERS = str.maketrans("", "", "?~%")
_OPEN = ("", "..")
_PARTS_OF_YEAR = {
    **{21 + n: (3 + 3 * n, 3) for n in range(4)},  # spring to winter, which runs on into the next year
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}  # code: first month, number of months

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN_DAYS = tuple(
    re.compile(rf"(?:[^\W\d_]+,\s*)?{form}(?:[T\s,].*)?", re.DOTALL)
    for form in (
        r"(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<m>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})/(?P<m>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>\d{4})",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
    )
)


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the earliest and the latest day that `edtf` covers, None where it is not a date that we read.

    An open or unknown end is as far as Python's dates go. Pass the two days to compare, sort or filter.
    """
    first, slash, last = edtf.strip().translate(_QUALIFIERS).partition("/")
    if not slash:
        return _single(first)
    if first in _OPEN and last in _OPEN:
        return None
    start = (date.min, date.min) if first in _OPEN else _single(first)
    end = (date.max, date.max) if last in _OPEN else _single(last)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def overlaps(a: str, b: str) -> bool:
    """Tell whether two dates share at least one day; a date that cannot be read shares none."""
    one, other = bounds(a), bounds(b)
    return bool(one and other and one[0] <= other[1] and other[0] <= one[1])


def contains(a: str, b: str) -> bool:
    """Tell whether every day of `b` is a day of `a`; a date that cannot be read holds none and lies in none."""
    outer, inner = bounds(a), bounds(b)
    return bool(outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1])


def parse_day(text: str) -> date:
    """Return the day that a person or a feed wrote: `2023-11-14`, `14 November 2023`, `Nov 14, 2023`, `14.11.2023`.

    A weekday in front and a time of day behind are dropped. Slashes are read only after the year: `3/4/2023` is two
    different days on two sides of an ocean. Raises QueryError where no one day is meant.
    """
    for form in _WRITTEN_DAYS:
        if match := form.fullmatch(text.strip()):
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else _month_named(parts["month"])
            if day := _day(int(parts["year"]), month, int(parts["day"])):
                return day
    raise QueryError(f"{text!r} is not a day", "write it as 2023-11-14")


def _single(edtf: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return _months(first, 1, 12 * (last - first + 1)) if day in (None, "XX") else None
    if "X" in year:
        return None
    if day in (None, "XX"):
        return _months(first, *_PARTS_OF_YEAR.get(int(month), (int(month), 1)))
    found = _day(first, int(month), int(day))
    return (found, found) if found else None


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    over, last = divmod(month + count - 2, 12)
    if not (1 <= month <= 12 and 1 <= year and year + over <= date.max.year):
        return None
    return date(year, month, 1), date(year + over, last + 1, monthrange(year + over, last + 1)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_named(word: str) -> int:
    stem = word[:3].lower()
    return _MONTHS.index(stem) + 1 if stem in _MONTHS else 0
