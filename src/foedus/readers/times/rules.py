"""What the words of a form mean: one rule for each kind of time expression that forms.toml names.

A rule takes the parts of a hit, the scene it stands in and the form's own value, and returns a Moment, or None where
the words turn out to be no time (the thirty-first of June).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from foedus.readers.times import moments
from foedus.readers.times.durations import amount, duration
from foedus.readers.times.lexicon import lexicon
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.scene import Scene

__all__ = ["RULES", "Rule"]

Rule = Callable[[Parts, Scene, str], Moment | None]
LONG_AGO = 100  # "the 90s" is a decade of this century or the last


def a_day(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """November 14, 2023; the 14th of November; Tuesday, Nov. 14; 2023-11-14; 14.11.2023."""
    if "DOTTED" in parts:
        day_number, month_number, year_number = map(int, parts.words("DOTTED")[0].split("."))
        return _day(year_number, month_number, day_number)
    month_number, day_number = parts.month("MONTHNAME"), parts.ordinal("MONTHDAY")
    if "MONTHNUM" in parts:
        month_number, day_number = parts.number("MONTHNUM") or 0, parts.number("DAY") or 0
    return _day(scene.year(parts, month_number, day_number), month_number, day_number)


def days(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """November 20-24; 30 November to 2 December."""
    first_month, first_day = parts.month("MONTHNAME"), parts.ordinal("MONTHDAY")
    last_month = parts.month("MONTHNAME_2") or first_month
    year_number = scene.year(parts, first_month, first_day)
    first = _day(year_number, first_month, first_day)
    if parts.says("and") and parts.ordinal("MONTHDAY_2") != first_day + 1:
        return None
    crosses = year_number is not None and last_month < first_month
    last = _day(year_number + 1 if crosses and year_number else year_number, last_month, parts.ordinal("MONTHDAY_2"))
    return moments.stretch(first, last) if first and last else None


def weekday(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Monday; last Monday; Monday night; the following Monday."""
    number = parts.weekday()
    part = parts.part_of_day()
    if "BACKREL" in parts:
        start, shift = scene.here, parts.number("BACKREL")
    else:
        start, shift = scene.now, parts.number("REL")
    if start is None or number == 0:
        return Moment(f"XXXX-WXX-{number}{part}", type="TIME" if part else "DATE")
    if shift in (-1, 1) and parts.says("week"):
        shifted = moments.shifted(start, "1W", shift)
        start = shifted or start
    ahead = shift > 0 if shift else scene.tense > 0 or (scene.history and "SIDE" not in parts)
    found = moments.day(moments.weekday_near(number, start, ahead=ahead, strict=bool(shift)))
    return moments.timed(found, part) if part else found


def relative_day(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Today; yesterday morning; last night; later this evening."""
    part = parts.part_of_day()
    shift = parts.number("RELDAY", "REL")
    if parts.says("tonight"):
        part = "TNI"
    if scene.history or scene.published is None or shift is None:
        return Moment(f"XXXX-XX-XX{part}", type="TIME" if part else "DATE")
    when = moments.shifted(scene.published, "1D", shift)
    found = moments.day(when) if when else None
    return moments.timed(found, part) if found and part else found


def month(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """November 2023; in November; last November; early November."""
    number = parts.month("MONTHNAME", "NAMEDMONTH", "WORDMONTH")
    year_number = scene.year(parts, number)
    if year_number is None:
        return Moment(f"XXXX-{number:02}")
    return moments.shaded(moments.month(year_number, number), parts.shade())


def season(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The summer of 2023; last spring; this winter."""
    code = parts.text("SEASON", "SURESEASON")
    year_number = scene.year(parts, min(moments.SEASONS[code][1] + 1, DECEMBER))
    return moments.season(year_number, code) if year_number else Moment(f"XXXX-{code}")


def quarter(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The third quarter; the third quarter of 2023; this year's third quarter."""
    number = parts.ordinal("ORDINAL", of=QUARTERS) or parts.number("NUM") or 0
    if not 1 <= number <= QUARTERS:
        return None
    looking_back = replace(scene, tense=scene.tense or -1)  # results are reported more than they are foretold
    year_number = looking_back.year(parts, number * 3 - 1)
    if year_number and parts.says("ago", "earlier"):
        year_number -= 1
    return moments.quarter(year_number, number) if year_number else Moment(f"XXXX-Q{number}")


def half(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The first half of 2023."""
    number = parts.ordinal("ORDINAL", of=2)
    if number not in (1, 2):
        return None
    year_number = scene.year(parts, number * 6 - 3)
    return moments.half(year_number, number) if year_number else None


def year(parts: Parts, _: Scene, __: str) -> Moment | None:
    """2023; fiscal 2023; nineteen ninety-seven."""
    number = parts.year()
    return moments.shaded(moments.year(number), parts.shade()) if number else None


def decade(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The 1990s; the nineties."""
    number = parts.number("DECADE", "TENSWORD")
    if number is None:
        return None
    if number < LONG_AGO:
        hundreds = parts.number("TEENS") or (scene.now.year if scene.now else 2000) // LONG_AGO
        number += LONG_AGO * hundreds
        if scene.now and number > scene.now.year:
            number -= LONG_AGO
    return moments.decade(number)


def century(parts: Parts, _: Scene, __: str) -> Moment | None:
    """The 20th century."""
    number = parts.ordinal("ORDINAL")
    return moments.century(number) if 1 < number < LONG_AGO else None


def era(parts: Parts, _: Scene, __: str) -> Moment | None:
    """149 BC."""
    number = parts.number("NUM") or 0
    return Moment(f"BC{number:04}", f"-{number - 1:04}" if number else None)


def holiday(parts: Parts, scene: Scene, on: str) -> Moment | None:
    """Christmas; last Thanksgiving; Easter Monday 2023."""
    if scene.now is None and "YEAR" not in parts:
        return None
    around = _holiday((scene.now or date(2000, 1, 1)).year, on)
    year_number = scene.year(parts, around.month, around.day)
    return moments.day(_holiday(year_number, on)) if year_number else None


def relative_span(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Last week; this year; the end of the month; the weekend."""
    unit, shift = parts.text("SPAN") or "weekend", parts.number("REL") or 0
    if scene.now is None:
        return Moment({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "PRESENT_REF"))
    if unit == "weekend" and "REL" not in parts and scene.tense <= 0 and scene.now.isoweekday() < SATURDAY:
        shift = -1
    when = moments.shifted(scene.now, unit, shift)
    return moments.shaded(moments.span(unit, when), parts.shade()) if when else None


def back_span(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The following week; that year; the same day."""
    unit = parts.text("SPAN") or "day"
    part = parts.text("DAYPART") or ("TMO" if parts.says("morning") else "")
    shift = parts.number("BACKREL", "BACKREL_2")
    shift = 1 if shift is None else shift
    when = moments.shifted(scene.here, unit, shift) if scene.here else None
    if when is None:
        return None
    found = moments.span(unit, when)
    return moments.timed(found, part) if part else moments.shaded(found, parts.shade())


def latest_quarter(_: Parts, scene: Scene, __: str) -> Moment | None:
    """The quarter: the one named last, else the last that is over."""
    if scene.recent and scene.recent.unit == "quarter":
        return scene.recent
    when = moments.shifted(scene.now, "quarter", -1) if scene.now else None
    return moments.span("quarter", when) if when else None


def year_before(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The year-earlier quarter: what the text named last, a year before."""
    base = latest_quarter(parts, scene, "")
    if "YEAR" in parts and base and base.start:
        return moments.span(base.unit, base.start.replace(year=parts.number("YEAR") or 1, day=1))
    return _year_back(base, scene)


def year_end(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Year-end; the year's end."""
    if scene.now is None:
        return None
    return moments.day(date(scene.now.year + (parts.number("REL") or 0), DECEMBER, 31))


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


def week_of(parts: Parts, scene: Scene, value: str) -> Moment | None:
    """The week of March 6."""
    found = a_day(parts, scene, value)
    return moments.week(found.start) if found and found.start else None


def ago(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Two years ago; several months ago."""
    if "AMOUNT" not in parts:
        return Moment("PAST_REF")
    if _is_one_year(parts) and scene.recent and scene.recent.unit in ("quarter", "half"):
        return _year_back(scene.recent, scene)
    return _counted(parts, scene.now, -1)


def hence(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Two days later; a year earlier; a week from now."""
    if "AMOUNT" not in parts:
        return Moment("FUTURE_REF" if parts.says("later") else "PAST_REF")
    if parts.says("earlier") and _is_one_year(parts):
        return _year_back(scene.recent, scene)
    direction = -1 if parts.says("earlier") else 1
    return _counted(parts, scene.now if parts.says("now", "today") else scene.here, direction)


def clock(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """5 p.m. Tuesday; 10:30 GMT."""
    hour, minute = _clock(parts)
    half_of_day = "".join(parts.words("MERIDIEM")).lower()[:1]
    if half_of_day or parts.text("DAYPART") in ("TAF", "TEV"):
        hour = hour % 12 + (0 if half_of_day == "a" else 12)
    if hour > 24 or minute > 59:
        return None
    on = _clock_day(parts, scene)
    return moments.timed(moments.day(on) if on else Moment("XXXX-XX-XX"), f"T{hour:02}:{minute:02}")


def a_duration(parts: Parts, _: Scene, __: str) -> Moment | None:
    """Two years; the last three months; a five-day."""
    unit = parts.text("UNIT", "UNITS", "PARTS")
    return Moment(duration(_amount(parts), unit), type="DURATION")


def vague_duration(parts: Parts, _: Scene, __: str) -> Moment | None:
    """Several weeks; years; the coming days."""
    count = amount(parts.words("SOME")) if "SOME" in parts else None
    if not ({"SOME", "UNITS"} & parts.groups.keys()):
        count = amount(())
    return Moment(duration(count, parts.text("UNIT", "UNITS", "PARTS")), type="DURATION")


def a_set(parts: Parts, _: Scene, __: str) -> Moment | None:
    """Every week; daily; Mondays."""
    value = parts.text("EVERY")
    if "UNIT" in parts:
        value = duration(amount(()), parts.text("UNIT"))
    elif number := parts.weekday():
        value = f"XXXX-WXX-{number}{parts.text('DAYPARTS')}"
    elif number := parts.month("MONTHNAME"):
        value = f"XXXX-{number:02}"
    elif part := parts.text("SEASON"):
        value = f"XXXX-{part}"
    elif part := parts.text("DAYPART"):
        value = f"XXXX-XX-XX{part}"
    return Moment(value, type="SET") if value else None


def vague(_: Parts, __: Scene, value: str) -> Moment | None:
    """Now; recently; the future."""
    return Moment(value)


DECEMBER, QUARTERS, SATURDAY, WEEKS_OF_MONTH = 12, 4, 6, (-1, 1, 2, 3, 4)

RULES: dict[str, Rule] = {
    "ago": ago, "back_span": back_span, "century": century, "clock": clock, "day": a_day, "days": days, "decade": decade,
    "duration": a_duration, "era": era, "half": half, "hence": hence, "holiday": holiday, "latest_quarter": latest_quarter,
    "month": month, "quarter": quarter, "relative_day": relative_day, "relative_span": relative_span, "season": season,
    "set": a_set, "vague": vague, "vague_duration": vague_duration, "week_of": week_of,
    "week_of_month": week_of_month, "weekday": weekday, "year": year,
    "year_before": year_before, "year_end": year_end,
}  # fmt: skip


def _day(year_number: int | None, month_number: int, day_number: int) -> Moment | None:
    if not 1 <= month_number <= DECEMBER or not 1 <= day_number <= 31:
        return None
    if year_number is None:
        return Moment(f"XXXX-{month_number:02}-{day_number:02}")
    try:
        return moments.day(date(year_number, month_number, day_number))
    except ValueError:
        return None


def _amount(parts: Parts) -> Fraction | None:
    count = amount(parts.words("AMOUNT"))
    return count + Fraction(1, 2) if count and "PLUSHALF" in parts else count


def _is_one_year(parts: Parts) -> bool:
    return parts.text("UNIT") == "1Y" and _amount(parts) == 1


def _year_back(base: Moment | None, scene: Scene) -> Moment | None:
    """Return a year before the quarter or half that the text named last, else the year before."""
    if base is None or base.start is None or base.unit not in ("quarter", "half"):
        return moments.year(scene.now.year - 1) if scene.now else None
    return moments.span(base.unit, base.start.replace(year=base.start.year - 1))


def _counted(parts: Parts, start: date | None, direction: int) -> Moment | None:
    """Return the day, month or year that lies the amount away, as precise as its unit."""
    count, length = _amount(parts), parts.text("UNIT", "UNITS", "PARTS")
    if count is None or start is None:
        return Moment("FUTURE_REF" if direction > 0 else "PAST_REF")
    if count.denominator != 1:
        count, length = count * 12, length.replace("Y", "M")
    if length.startswith("T"):
        return Moment("PRESENT_REF", start.isoformat(), start, "day")
    when = moments.shifted(start, length, direction * int(count))
    return moments.span(_UNITS[length.lstrip("0123456789")], when) if when else None


_UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year"}


def _clock(parts: Parts) -> tuple[int, int]:
    if named := parts.number("HOURNAME"):
        return named, 0
    written = (parts.words("CLOCK") or parts.words("POINTED") or parts.words("NUM"))[0]
    hour, _, minute = written.replace(":", ".").partition(".")
    return int(hour) if hour.isdigit() else int(amount((hour,)) or 0), int(minute or 0)


def _clock_day(parts: Parts, scene: Scene) -> date | None:
    """Return the day of a clock time: the one beside it, else the day of publication, in a history the day before."""
    found: Moment | None
    if "WEEKDAY" in parts:
        found = weekday(Parts({"WEEKDAY": parts.words("WEEKDAY")}, ()), scene, "")
    elif "MONTHNAME" in parts:
        number = parts.month("MONTHNAME")
        found = _day(scene.year(parts, number, parts.number("DAY") or 1), number, parts.number("DAY") or 0)
    else:
        return moments.shifted(scene.now, "1D", parts.number("RELDAY") or 0) if scene.now else None
    return found.start if found else None


def _holiday(year_number: int, on: str) -> date:
    """Return the day of a holiday: `12-25`, `4th Thursday of November`, `Easter -2`."""
    if on.startswith("Easter"):
        return moments.easter(year_number) + timedelta(int(on.removeprefix("Easter")))
    if on[0].isdigit() and "-" in on:
        return date.fromisoformat(f"{year_number:04}-{on}")
    nth, weekday_name, _, month_name = on.split()
    count = int(nth.rstrip("stndrh"))
    number, month_number = lexicon().value("WEEKDAY", weekday_name), lexicon().value("MONTH", month_name)
    month_number = month_number or lexicon().value("WORDMONTH", month_name)
    first = moments.month(year_number, int(month_number or 1)).start or date.min
    if count < 0:
        return moments.weekday_near(int(number or 1), _next_month(first), ahead=False, strict=True)
    return moments.weekday_near(int(number or 1), first, ahead=True) + timedelta(7 * (count - 1))


def _next_month(first: date) -> date:
    return moments.shifted(first, "1M") or date.max
