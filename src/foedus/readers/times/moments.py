"""Points and stretches of time as TIMEX3 values and EDTF, and moving from one to another."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.text.edtf import bounds

__all__ = [
    "SEASONS", "Moment", "century", "day", "decade", "half", "month", "month_nearest", "quarter", "season",
    "shaded", "shifted", "span", "stretch", "timed", "week", "weekday_near", "weekend", "year",
]  # fmt: skip

SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}  # EDTF's code, first month
_UNIT_LENGTHS = {"D": 1, "W": 7, "WE": 7}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12}
A_SEASON, A_THIRD, A_YEAR = 100, 130, 366  # days
DOUBTS = (A_YEAR, A_SEASON, 16, 0)  # days that a date may lie against the words, by how sure they are
_SHADES_OF_YEAR = {"START": "{0}-01/{0}-04~", "MID": "{0}-06~", "END": "{0}-09~/{0}-12"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time expression means.

    `value` is TIMEX3's, `edtf` the same for the record or None, `type` TIMEX3's type. `start` is its first day and
    `unit` how long it is, where later dates can be counted from it ("the following week"). `against` is the day it was
    counted from where that is neither publication nor the date named last, `ends` the two dates of a range.
    """

    value: str
    edtf: str | None = None
    start: date | None = None
    unit: str = ""
    type: str = "DATE"
    against: date | None = None
    ends: "tuple[Moment, ...]" = ()


def day(when: date) -> Moment:
    """Return a day."""
    return Moment(when.isoformat(), when.isoformat(), when, "day")


def month(year_number: int, number: int) -> Moment:
    """Return a month."""
    value = f"{year_number:04}-{number:02}"
    return Moment(value, value, date(year_number, number, 1), "month")


def year(number: int) -> Moment:
    """Return a year."""
    value = f"{number:04}"
    return Moment(value, value, date(number, 1, 1), "year")


def decade(number: int) -> Moment:
    """Return the ten years that hold the year."""
    tens = f"{number // 10:03}"
    return Moment(tens, f"{tens}X", date(max(1, number // 10 * 10), 1, 1), "decade")


def century(number: int) -> Moment:
    """Return the nth century, of which the 20th is written 19."""
    hundreds = f"{number - 1:02}"
    return Moment(hundreds, f"{hundreds}XX", date(max(1, (number - 1) * 100), 1, 1), "century")


def quarter(year_number: int, number: int) -> Moment:
    """Return a quarter of a year."""
    first = 3 * number - 2
    edtf = f"{year_number:04}-{first:02}/{year_number:04}-{first + 2:02}"
    return Moment(f"{year_number:04}-Q{number}", edtf, date(year_number, first, 1), "quarter")


def half(year_number: int, number: int) -> Moment:
    """Return a half of a year."""
    first = 6 * number - 5
    edtf = f"{year_number:04}-{first:02}/{year_number:04}-{first + 5:02}"
    return Moment(f"{year_number:04}-H{number}", edtf, date(year_number, first, 1), "half")


def season(year_number: int, code: str) -> Moment:
    """Return a season, a winter by the year that it starts in."""
    number, first = SEASONS[code]
    return Moment(f"{year_number:04}-{code}", f"{year_number:04}-{number}", date(year_number, first, 1), "season")


def week(within: date) -> Moment:
    """Return the ISO week that holds the day."""
    numbers, monday = within.isocalendar(), within - timedelta(within.weekday())
    edtf = f"{monday}/{monday + timedelta(6)}"
    return Moment(f"{numbers.year:04}-W{numbers.week:02}", edtf, monday, "week")


def weekend(within: date) -> Moment:
    """Return the Saturday and Sunday of the week that holds the day."""
    saturday = within + timedelta(5 - within.weekday())
    return Moment(f"{week(within).value}-WE", f"{saturday}/{saturday + timedelta(1)}", saturday, "weekend")


def stretch(first: Moment, last: Moment) -> Moment:
    """Return what goes from one to the other; TIMEX3 has no value for it but those of its ends."""
    edtf = f"{first.edtf}/{last.edtf}" if first.edtf and last.edtf else None
    return replace(first, edtf=edtf, ends=(first, last))


def span(unit: str, within: date) -> Moment:
    """Return the day, week, month ... that holds the day."""
    match unit:
        case "day":
            return day(within)
        case "week":
            return week(within)
        case "weekend":
            return weekend(within)
        case "month":
            return month(within.year, within.month)
        case "quarter":
            return quarter(within.year, (within.month + 2) // 3)
        case "half":
            return half(within.year, (within.month + 5) // 6)
        case "season":
            return season(*_season_of(within))
        case "decade":
            return decade(within.year)
        case "century":
            return century(within.year // 100 + 1)
    return year(within.year)


_ISO = {"day": "1D", "week": "1W", "weekend": "1WE", "month": "1M", "quarter": "1Q", "half": "6M", "season": "3M",
        "year": "1Y", "decade": "10Y", "century": "100Y"}  # fmt: skip


def shifted(when: date, length: str, count: int = 1) -> date | None:
    """Return the day that is `count` times an ISO length (`1D`, `2W`, `10Y`) away, None beyond the calendar."""
    length = _ISO.get(length, length)
    digits = length.rstrip("DWEMQY")
    unit, count = length[len(digits) :], count * int(digits)
    try:
        if unit in _UNIT_LENGTHS:
            return when + timedelta(_UNIT_LENGTHS[unit] * count)
        return _months_on(when, _UNIT_MONTHS[unit] * count)
    except (OverflowError, ValueError):
        return None


def shaded(moment: Moment, shade: str) -> Moment:
    """Return the moment with its EDTF narrowed: a year to its first, middle or last third, any stretch to its last day.

    TIMEX3 keeps the value. "Early May" stays the month: a stretch of about ten days is no news to anybody.
    """
    if shade == "CLOSE" and moment.edtf and (days := bounds(moment.edtf)):
        return replace(moment, edtf=days[1].isoformat())
    if moment.unit == "year" and shade in _SHADES_OF_YEAR:
        return replace(moment, edtf=_SHADES_OF_YEAR[shade].format(moment.value))
    return moment


def timed(moment: Moment, part: str) -> Moment:
    """Return a part of a day (`TMO`) or a clock time (`T22:00`) on the day; for the record it stays the day."""
    return replace(moment, value=moment.value + part, type="TIME")


def month_nearest(number: int, day_number: int, to: date, tense: int) -> int:
    """Return the year that a month, and a day of it, without a year is in.

    The nearest, unless that is a season away and the words near by point the other way (`tense` 1 ahead, -1 behind),
    or half a month and they surely do (2, -2), or they leave no doubt (3, -3). Where they point nowhere, nothing is
    a third of a year ahead.
    """
    distances = {}
    for candidate in (to.year - 1, to.year, to.year + 1):
        last = monthrange(candidate, number)[1] if 1 <= candidate <= date.max.year else 0
        if last:
            distances[candidate] = (date(candidate, number, min(day_number, last)) - to).days
    nearest = min(distances, key=lambda candidate: abs(distances[candidate]))
    away, surely = distances[nearest], abs(tense) > 1
    if tense == 0 and away > A_THIRD and nearest - 1 in distances:
        return nearest - 1
    if tense * away < 0 and abs(away) > DOUBTS[abs(tense)]:
        other = nearest + (1 if tense > 0 else -1)
        if other in distances and abs(distances[other]) < (A_YEAR if surely else A_YEAR - A_SEASON):
            return other
    return nearest


def weekday_near(number: int, to: date, *, ahead: bool, strict: bool = False) -> date:
    """Return the next or the last day with that ISO number, the day itself included unless `strict`."""
    distance = (number - to.isoweekday()) % 7 if ahead else -((to.isoweekday() - number) % 7)
    if strict and distance == 0:
        distance = 7 if ahead else -7
    return to + timedelta(distance)


def _season_of(within: date) -> tuple[int, str]:
    code = next((code for code, (_, first) in reversed(SEASONS.items()) if within.month >= first), "WI")
    return (within.year if within.month >= min(first for _, first in SEASONS.values()) else within.year - 1), code


def _months_on(when: date, count: int) -> date:
    years, index = divmod(when.year * 12 + when.month - 1 + count, 12)
    return date(years, index + 1, min(when.day, monthrange(years, index + 1)[1]))
