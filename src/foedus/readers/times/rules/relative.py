"""Dates that are counted from another: from the day of publication, or from the date that the text named last."""

from dataclasses import replace
from datetime import date

from foedus.readers.times import moments
from foedus.readers.times.durations import duration
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.scene import Scene

__all__ = [
    "ago", "back_span", "hence", "lasting", "latest_quarter", "overnight", "relative_day", "relative_span", "weekday",
    "weekdays", "year_before", "year_end",
]  # fmt: skip

SATURDAY = 6
SMALLER = {"Y": (12, "M"), "W": (7, "D")}  # half a year ago is six months ago
_UNKNOWN_DAYS = {"month": "-XX", "year": "-XX-XX"}  # "in June ... that day": nobody said which
UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year"}


def weekday(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Monday; last Monday; Monday night; the following Monday."""
    number = parts.weekday("WEEKDAY", "SMALLWEEKDAY")
    part = parts.part_of_day()
    if "BACKREL" in parts or "BACKWARD" in parts:
        start, shift = scene.here, parts.number("BACKREL", "BACKWARD")
    else:
        start, shift = scene.now, parts.number("REL")
    if start is None or number == 0:
        return Moment(f"XXXX-WXX-{number}{part}", type="TIME" if part else "DATE")
    if shift in (-1, 1) and parts.says("week"):
        shifted = moments.shifted(start, "1W", shift)
        start = shifted or start
    was_yesterday = (start.isoweekday() - number) % 7 == 1
    looks_ahead = scene.tense > was_yesterday or (scene.history and "SIDE" not in parts)
    found = moments.day(
        moments.weekday_near(number, start, ahead=shift > 0 if shift else looks_ahead, strict=bool(shift))
    )
    return moments.timed(found, part) if part else found


def weekdays(parts: Parts, scene: Scene, value: str) -> Moment | None:
    """Monday to Wednesday: the first where the words look, the last right after it."""
    first = weekday(parts, scene, value)
    if first is None or first.start is None:
        return None
    last = moments.weekday_near(parts.weekday("WEEKDAY_2"), first.start, ahead=True, strict=True)
    return moments.stretch(first, moments.day(last))


def relative_day(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Today; yesterday morning; last night; the day before yesterday; in the morning, of the day named last."""
    part = "TNI" if parts.says("tonight") else parts.part_of_day()
    start, shift = None if scene.history else scene.published, parts.number("RELDAY", "REL")
    if shift is None:
        start, shift = scene.here if scene.recent and scene.recent.unit == "day" else start, 0
    elif "RELDAY" in parts:
        shift += parts.says("after") - parts.says("before")
    when = moments.shifted(start, "1D", shift) if start else None
    if when is None:
        return Moment(f"XXXX-XX-XX{part}", type="TIME" if part else "DATE")
    return moments.timed(moments.day(when), part) if part else moments.day(when)


def overnight(_: Parts, scene: Scene, value: str) -> Moment | None:
    """Overnight: the night before publication, unless the words look ahead."""
    shift = 0 if scene.tense > 0 and not value else -1
    first, last = (moments.shifted(scene.now, "1D", shift + n) if scene.now else None for n in range(2))
    if first is None or last is None:
        return None
    return replace(moments.timed(moments.day(first), "TNI"), edtf=f"{first}/{last}")


def relative_span(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Last week; this year; the end of the month; the weekend."""
    unit, shift = parts.text("SPAN", "LONGSPAN") or "weekend", parts.number("REL") or 0
    if scene.now is None:
        return Moment({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "PRESENT_REF"))
    if unit == "weekend" and "REL" not in parts and scene.tense <= 0 and scene.now.isoweekday() < SATURDAY:
        shift = -1
    when = moments.shifted(scene.now, unit, shift)
    shade = "CLOSE" if parts.all[-1] == "end" else parts.shade()
    return moments.shaded(moments.span(unit, when), shade) if when else None


def back_span(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The following week; that year; the same day."""
    unit = parts.text("SPAN") or "day"
    part = parts.text("DAYPART") or ("TMO" if parts.says("morning") else "")
    shift = parts.number("BACKREL", "BACKREL_2")
    shift = 1 if shift is None else shift
    when = moments.shifted(scene.here, unit, shift) if scene.here else None
    if when is None:
        return None
    if unit == "day" and scene.recent and scene.recent.unit in _UNKNOWN_DAYS:
        unknown = scene.recent.value + _UNKNOWN_DAYS[scene.recent.unit] + part
        return Moment(unknown, scene.recent.edtf, type="TIME" if part else "DATE")
    found = moments.span(unit, when)
    return moments.timed(found, part) if part else moments.shaded(found, parts.shade())


def lasting(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Over the past decade; for the next century: so many years up to now or from now, no decade of the calendar."""
    length = {"decade": "10Y", "century": "100Y"}[parts.all[-1]]
    other = moments.shifted(scene.now, length, 1 if parts.says("next", "coming") else -1) if scene.now else None
    years = [f"{day.year:04}" for day in sorted((other, scene.now))] if other and scene.now else []
    return Moment(f"P{length}", "/".join(years) or None, type="DURATION")


def latest_quarter(_: Parts, scene: Scene, __: str) -> Moment | None:
    """The quarter: the one named last, else the last that is over."""
    if scene.recent and scene.recent.unit == "quarter":
        return scene.recent
    when = moments.shifted(scene.now, "quarter", -1) if scene.now else None
    return moments.span("quarter", when) if when else None


def year_before(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The year-earlier quarter; the same period in 1985: what the text named last, in the year before or that one."""
    base, number = latest_quarter(parts, scene, ""), parts.year()
    if number and parts.says("in", "of"):
        base = scene.recent if scene.recent and scene.recent.unit in _units_compared(parts) else moments.year(number)
    if number and base and base.start:
        return moments.span(base.unit, base.start.replace(year=number, day=1))
    return _year_back(base, scene)


def _units_compared(parts: Parts) -> tuple[str, ...]:
    """Return what "the same month" and "the same period" can be; where the text named none, they say the year alone."""
    return ("month",) if parts.says("month") else ("quarter", "half")


def year_end(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Year-end; the year's end; year-end 2022."""
    number = parts.year() or (scene.now and scene.now.year + (parts.number("REL") or 0))
    return moments.day(date(number, 12, 31)) if number else None


def ago(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Two years ago; several months ago."""
    if "AMOUNT" not in parts:
        return Moment("PAST_REF")
    if _is_one_year(parts) and scene.recent and scene.recent.unit in ("quarter", "half"):
        return _year_back(scene.recent, scene)
    return _counted(parts, scene.now, -1)


def hence(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Two days later; a year earlier; a week from now; the day before."""
    if parts.says("before", "after"):
        unit, direction = parts.all[-2], -1 if parts.says("before") else 1
        when = moments.shifted(scene.here, unit, direction) if scene.here else None
        return moments.span(unit, when) if when else None
    if "AMOUNT" not in parts:
        return Moment("FUTURE_REF" if parts.says("later") else "PAST_REF")
    if parts.says("later", "earlier") and parts.text("UNIT", "UNITS").startswith("T"):
        return None  # an hour is no date: it stands without the "later"
    if parts.says("earlier") and _is_one_year(parts):
        return _year_back(scene.recent, scene)
    direction = -1 if parts.says("earlier") else 1
    return _counted(parts, scene.now if parts.says("now", "today") else scene.here, direction)


def _is_one_year(parts: Parts) -> bool:
    return parts.text("UNIT") == "1Y" and parts.amount() == 1


def _year_back(base: Moment | None, scene: Scene) -> Moment | None:
    """Return a year before the quarter or half that the text named last, else the year before."""
    if base is None or base.start is None or base.unit not in ("quarter", "half"):
        start = scene.here if base and base.unit == "year" else scene.now
        return replace(moments.year(start.year - 1), against=start) if start else None
    return moments.span(base.unit, base.start.replace(year=base.start.year - 1))


def _counted(parts: Parts, start: date | None, direction: int) -> Moment | None:
    """Return the day, month or year that lies the amount away, as precise as its unit."""
    count, length = parts.amount(), parts.text("UNIT", "UNITS", "PARTS", "HOURS")
    if count is None or start is None:
        return Moment("FUTURE_REF" if direction > 0 else "PAST_REF")
    if length.startswith("T"):
        return Moment(duration(count, length), start.isoformat(), start, "day", type="DURATION")
    unit = length.lstrip("0123456789")
    count *= int(length.removesuffix(unit))
    if count.denominator != 1 and unit in SMALLER:
        count, unit = count * SMALLER[unit][0], SMALLER[unit][1]
    when = moments.shifted(start, f"1{unit}", direction * int(count))
    return moments.span(UNITS[unit], when) if when else Moment("PAST_REF")
