"""Dates that name a place in the calendar: days, months, seasons, quarters, years, holidays."""

from dataclasses import replace
from datetime import date, timedelta

from foedus.readers.times import moments
from foedus.readers.times.feasts import feast
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.scene import Scene

__all__ = [
    "a_day", "century", "day_by_slashes", "day_of_month", "day_of_year", "days", "decade", "era", "half", "holiday",
    "month", "months", "once", "quarter", "season", "week_of", "week_of_month", "year", "year_in_history", "years",
]  # fmt: skip

DECEMBER, LAST_DAY, QUARTERS, WEEKS_OF_MONTH = 12, 31, 4, (-1, 1, 2, 3, 4)
HALF_A_MONTH = 15  # days
HUNDRED, LATEST_DECADE = 100, 2030  # "the 90s" is a decade of this century or the last


def a_day(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """November 14, 2023; the 14th of November; Tuesday, Nov. 14; 2023-11-14; 14.11.2023."""
    if "DOTTED" in parts:
        day_number, month_number, year_number = map(int, parts.words("DOTTED")[0].split("."))
        return day_of_year(year_number, month_number, day_number)
    month_number, day_number = parts.month("MONTHNAME"), parts.ordinal("MONTHDAY")
    if "MONTHNUM" in parts:
        month_number, day_number = parts.number("MONTHNUM") or 0, parts.number("DAY") or 0
    found = day_of_year(scene.year(parts, month_number, day_number), month_number, day_number)
    return moments.timed(found, parts.text("DAYPART")) if found and "DAYPART" in parts else found


def day_by_slashes(parts: Parts, _: Scene, __: str) -> Moment | None:
    """11/14/2023 and 14/11/2023; but 3/4/2023 is two different days on two sides of an ocean."""
    first, last, year_number = (parts.number(name) or 0 for name in ("DAY", "DAY_2", "YEAR"))
    if first <= DECEMBER and last <= DECEMBER and first != last:
        return None
    return day_of_year(year_number, min(first, last), max(first, last))


def day_of_month(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The 14th: the nearest, or the next or last where the words look there; the 14th of that month."""
    number, shift = parts.ordinal("DAYNTH"), parts.number("BACKREL", "REL")
    base = scene.here if "BACKREL" in parts else scene.now
    if base is None:
        return None
    if shift is None:
        away = number - base.day
        ahead = scene.tense > 0 if scene.tense else away < -HALF_A_MONTH
        behind = scene.tense < 0 if scene.tense else away > HALF_A_MONTH
        shift = 0 if scene.history else (ahead and away < 0) - (behind and away > 0)
    when = moments.shifted(base.replace(day=1), "month", shift)
    return day_of_year(when.year, when.month, number) if when else None


def days(parts: Parts, scene: Scene, value: str) -> Moment | None:
    """November 20-24; 30 November to 2 December; May 4 and 9, which are two dates unless "between" goes before."""
    first_month, first_day = parts.month("MONTHNAME"), parts.ordinal("MONTHDAY")
    last_month, last_day = parts.month("MONTHNAME_2") or first_month, parts.ordinal("MONTHDAY_2")
    years = _years_between(parts, scene.year(parts, first_month, first_day), first_month, last_month)
    first, last = day_of_year(years[0], first_month, first_day), day_of_year(years[1], last_month, last_day)
    if first is None or last is None or first.value >= last.value:
        return None
    apart = not value and parts.says("and", "or") and last_day != first_day + 1
    return replace(moments.stretch(first, last), edtf=None) if apart else moments.stretch(first, last)


def months(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """April to June 1968; between November and February."""
    first_month, last_month = parts.month("MONTHNAME"), parts.month("MONTHNAME_2")
    first, last = _years_between(parts, scene.year(parts, first_month), first_month, last_month)
    if first is None or last is None:
        return None
    ends = moments.month(first, first_month), moments.month(last, last_month)
    return moments.stretch(*ends) if ends[0].value < ends[1].value else None


def _years_between(
    parts: Parts, likely: int | None, first_month: int, last_month: int
) -> tuple[int | None, int | None]:
    """Return the years of both ends of a range, of which one or none is written."""
    first, last, over = parts.number("YEAR"), parts.number("YEAR_2"), int(last_month < first_month)
    if last:
        return first or last - over, last
    first = first or likely
    return first, first + over if first else None


def week_of(parts: Parts, scene: Scene, value: str) -> Moment | None:
    """The week of March 6."""
    found = a_day(parts, scene, value)
    return moments.week(found.start) if found and found.start else None


def week_of_month(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The first week of May; the last week of October 2023."""
    number, which = parts.month("MONTHNAME"), parts.ordinal("ORDINAL", of=-1)
    year_number = scene.year(parts, number)
    if year_number is None or which not in WEEKS_OF_MONTH:
        return None
    first = date(year_number, number, 1) + timedelta(7 * (which - 1))
    if which < 0:
        first = (moments.shifted(date(year_number, number, 1), "1M") or date.max) - timedelta(7)
    return replace(moments.week(first), edtf=f"{first}/{first + timedelta(6)}")


def month(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """November 2023; in November; last November; early November."""
    number = parts.month("MONTHNAME", "NAMEDMONTH", "WORDMONTH")
    year_number = scene.year(parts, number)
    if year_number is None:
        return Moment(f"XXXX-{number:02}")
    return moments.shaded(moments.month(year_number, number), parts.shade())


def season(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The summer of 2023; last spring; this winter, which in February is the one that began the year before."""
    code = parts.text("SEASON", "SURESEASON")
    year_number = scene.year(parts, min(moments.SEASONS[code][1] + 1, DECEMBER))
    if year_number is None:
        return Moment(f"XXXX-{code}")
    running = code == "WI" and scene.now and scene.now.month < moments.SEASONS["SP"][1]
    shift = parts.number("REL")
    if running and shift is not None and shift <= 0:
        year_number -= 1
    return moments.season(year_number, code)


def quarter(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The third quarter; the third quarter of 2023; this year's third quarter."""
    number = parts.ordinal("ORDINAL", of=QUARTERS) or parts.number("MONTHNUM") or 0
    if not 1 <= number <= QUARTERS:
        return None
    looking_back = replace(scene, tense=scene.tense or -1)  # results are reported more than they are foretold
    year_number = looking_back.year(parts, number * 3 - 1)
    if year_number and parts.says("ago", "earlier"):
        year_number -= 1
    return moments.quarter(year_number, number) if year_number else Moment(f"XXXX-Q{number}")


def half(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The first half of 2023; the first half of the year, which has begun unless the words look ahead."""
    number = parts.ordinal("ORDINAL", of=2) or parts.number("NUM") or 0
    if number not in (1, 2):
        return None
    year_number = scene.year(parts, number * 6 - 3)
    if year_number is None:
        return None
    found = moments.half(year_number, number)
    to_come = found.start and scene.now and found.start > scene.now
    if to_come and scene.tense <= 0 and parts.year() is None and "REL" not in parts:
        return moments.half(year_number - 1, number)
    return found


def year(parts: Parts, _: Scene, __: str) -> Moment | None:
    """2023; fiscal 2023; nineteen ninety-seven; 2023 and beyond."""
    number = parts.year()
    if number and parts.says("beyond", "later", "after"):
        return replace(moments.year(number), edtf=f"{number:04}/..")
    return moments.shaded(moments.year(number), parts.shade()) if number else None


def year_in_history(parts: Parts, scene: Scene, value: str) -> Moment | None:
    """The 1777 campaign, in a text that tells of that century."""
    number = parts.number("YEAR")
    near = scene.history and scene.here and number and abs(number - scene.here.year) <= HUNDRED
    return year(parts, scene, value) if near else None


def years(parts: Parts, _: Scene, __: str) -> Moment | None:
    """1914-1918; 2011-12; 2023-04 is a month."""
    first = parts.number("YEAR") or 0
    last = parts.number("YEAR_2") or first // HUNDRED * HUNDRED + (parts.number("YY") or 0)
    if first < last:
        return moments.stretch(moments.year(first), moments.year(last))
    number = parts.number("YY") or 0
    return moments.month(first, number) if 1 <= number <= DECEMBER and parts.says("-") else None


def decade(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The 1990s; the nineties."""
    number = parts.number("DECADE", "TENSWORD")
    if number is None:
        return None
    if number < HUNDRED:
        latest = scene.now.year if scene.now else LATEST_DECADE
        number += HUNDRED * (parts.number("TEENS") or latest // HUNDRED)
        if number > latest:
            number -= HUNDRED
    return moments.decade(number)


def century(parts: Parts, _: Scene, __: str) -> Moment | None:
    """The 20th century."""
    number = parts.ordinal("ORDINAL")
    return moments.century(number) if 1 < number < HUNDRED else None


def era(parts: Parts, _: Scene, __: str) -> Moment | None:
    """149 BC; 499-493 BC; spring of 480 BC; the 4th century BC. Python has no such dates, so none is counted from."""
    if "ORDINAL" in parts:
        number = parts.ordinal("ORDINAL")
        return Moment(f"BC{number - 1:02}") if number else None
    if "DECADE" in parts:
        return Moment(f"BC{(parts.number('DECADE') or 0) // 10:03}")
    ends = [_before_christ(parts.number(name) or 0) for name in ("NUM", "NUM_2") if name in parts]
    if len(ends) == 2 and ends[0] and ends[1]:
        return moments.stretch(ends[0], ends[1])
    found, month_number = ends[0], parts.month("MONTHNAME")
    if found and month_number:
        return Moment(f"{found.value}-{month_number:02}", f"{found.edtf}-{month_number:02}")
    return Moment(f"{found.value}-{parts.text('SEASON')}", found.edtf) if found and "SEASON" in parts else found


def _before_christ(number: int) -> Moment | None:
    return Moment(f"BC{number:04}", f"-{number - 1:04}" if number > 1 else "0000") if number else None


def holiday(parts: Parts, scene: Scene, on: str) -> Moment | None:
    """Christmas; last Thanksgiving; Easter Monday 2023; Eid al-Fitr, which is known to about a day."""
    if scene.now is None and "YEAR" not in parts:
        return None
    around = feast((scene.now or date(2000, 1, 1)).year, on)
    year_number = scene.year(parts, around.month, around.day)
    if year_number is None:
        return None
    found = moments.day(feast(year_number, on))
    return replace(found, edtf=f"{found.edtf}~") if on.startswith("Islamic") else found


def once(parts: Parts, _: Scene, on: str) -> Moment | None:
    """The Sept. 11 attacks, whatever the year of the text."""
    when = date.fromisoformat(on)
    same = (parts.month("MONTHNAME"), parts.ordinal("MONTHDAY")) == (when.month, when.day)
    return moments.day(when) if same else None


def day_of_year(year_number: int | None, month_number: int, day_number: int) -> Moment | None:
    """Return a day, with XXXX for a year that is not known, None for a day that no calendar has."""
    if not 1 <= month_number <= DECEMBER or not 1 <= day_number <= LAST_DAY:
        return None
    if year_number is None:
        return Moment(f"XXXX-{month_number:02}-{day_number:02}")
    try:
        return moments.day(date(year_number, month_number, day_number))
    except ValueError:
        return None
