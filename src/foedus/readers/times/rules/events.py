"""Times that are counted from something that happened: "two days after the summit"."""

from dataclasses import replace
from datetime import date

from foedus.readers.times import moments
from foedus.readers.times.durations import duration
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.rules.dates import a_day, month, year
from foedus.readers.times.rules.relative import UNITS
from foedus.readers.times.scene import Scene
from foedus.text.edtf import bounds

__all__ = ["after_event", "day_after_event"]

_FINENESS = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def after_event(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """Two days after the summit; a week before May 9: a duration, which leads to a day where the event has a date."""
    count, length = parts.amount(), parts.text("UNIT", "UNITS")
    if count is None or count.denominator != 1 or length.startswith("T"):
        return None
    reached = _counted(parts, scene, length, int(count))
    return reached and Moment(duration(count, length), reached.edtf, type="DURATION", against=reached.against)


def day_after_event(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """The day after the summit; the week before the vote: a date, where the event has one."""
    return _counted(parts, scene, parts.text("SPAN"), 1)


def _counted(parts: Parts, scene: Scene, length: str, count: int) -> Moment | None:
    """Return what lies so many lengths from the event, None where its date is too coarse to count them from."""
    base, direction = _event(parts, scene), parts.number("AFTER") or 0
    unit = UNITS.get(length.lstrip("0123456789"), length)
    if base is None or _FINENESS.index(base.unit or "century") > _FINENESS.index(unit):
        return None
    start = _side(base, direction)
    when = moments.shifted(start, length, direction * count) if start else None
    return replace(moments.span(unit, when), against=start) if when else None


def _event(parts: Parts, scene: Scene) -> Moment | None:
    """Return when the event was: the date that stands in its place, else what the text said of it before."""
    if "MONTHDAY" in parts:
        return a_day(parts, scene, "")
    if "MONTHNAME" in parts:
        return month(parts, scene, "")
    if "YEAR" in parts:
        return year(parts, scene, "")
    return next((scene.events[noun.lower()] for noun in parts.words("EVENT") if noun.lower() in scene.events), None)


def _side(base: Moment, direction: int) -> date | None:
    """Return the day of a stretch that is counted from: the last for what comes after it, else the first."""
    days = bounds(base.edtf) if base.edtf else None
    return days[direction > 0] if days else base.start
