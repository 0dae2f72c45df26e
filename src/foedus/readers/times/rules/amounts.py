"""Clock times, durations, sets, and words that point at no date."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from foedus.readers.times import moments
from foedus.readers.times.durations import amount, duration
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.rules.dates import day_of_year
from foedus.readers.times.rules.relative import weekday
from foedus.readers.times.scene import Scene

__all__ = ["a_duration", "a_set", "clock", "vague", "vague_duration", "vague_in_history"]

LAST_HOUR, LAST_MINUTE = 24, 59


def clock(parts: Parts, scene: Scene, _: str) -> Moment | None:
    """5 p.m. Tuesday; 10:30 GMT."""
    hour, minute = _clock(parts)
    half_of_day = "".join(parts.words("MERIDIEM")).lower()[:1]
    if half_of_day or parts.text("DAYPART") in ("TAF", "TEV"):
        hour = hour % 12 + (0 if half_of_day == "a" else 12)
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    on = _clock_day(parts, scene)
    return moments.timed(moments.day(on) if on else Moment("XXXX-XX-XX"), f"T{hour:02}:{minute:02}")


def a_duration(parts: Parts, _: Scene, __: str) -> Moment | None:
    """Two years; the last three months; a five-day; but the 1967 Six-Day War did not last 1,973 days."""
    first, *more = parts.words("AMOUNT") or ("",)
    if more and len(first) == len("1967") and first.isdigit():
        return None
    unit = parts.text("UNIT", "UNITS", "PARTS", "WORDLONG")
    return Moment(duration(parts.amount(), unit), type="DURATION")


def vague_duration(parts: Parts, _: Scene, __: str) -> Moment | None:
    """Several weeks; years; the coming days."""
    count = amount(parts.words("SOME")) if "SOME" in parts else None
    if not ({"SOME", "UNITS"} & parts.groups.keys()):
        count = amount(())
    return Moment(duration(count, parts.text("UNIT", "UNITS", "PARTS")), type="DURATION")


def a_set(parts: Parts, _: Scene, value: str) -> Moment | None:
    """Every week; daily; Mondays; every other year; every four years; three times a week."""
    value = parts.text("EVERY") or value
    if "WEEKDAY_2" in parts:
        days = [f"XXXX-WXX-{parts.weekday(name)}{parts.text('DAYPARTS')}" for name in ("WEEKDAY", "WEEKDAY_2")]
        first, last = (Moment(day, type="SET") for day in days)
        return replace(first, ends=(first, last))
    if "UNITS" in parts:
        value = duration(amount(parts.words("AMOUNT") or parts.words("SOME") or ("some",)), parts.text("UNITS"))
    elif parts.says("quarter"):
        value = "P1Q"
    elif "UNIT" in parts:
        every = 3 if parts.says("third") else 2 if parts.says("other", "second") else 1
        value = duration(Fraction(every), parts.text("UNIT"))
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


def vague_in_history(_: Parts, scene: Scene, value: str) -> Moment | None:
    """The former emperor; at that time: in a history they belong to the date it has come to, in news to none."""
    return Moment(value) if scene.history else None


def _clock(parts: Parts) -> tuple[int, int]:
    if named := parts.number("HOURNAME"):
        return named, 0
    if "MILITARY" in parts:
        written = parts.words("MILITARY")[0]
        return int(written[:2]), int(written[2:])
    written = (parts.words("CLOCK") or parts.words("POINTED") or parts.words("NUM"))[0]
    hour, _, minute = written.replace(":", ".").partition(".")
    return int(hour) if hour.isdigit() else int(amount((hour,)) or 0), int(minute or 0)


def _clock_day(parts: Parts, scene: Scene) -> date | None:
    """Return the day of a clock time: the one beside it, else the day at hand."""
    found: Moment | None
    if "MONTHNAME" in parts:
        number = parts.month("MONTHNAME")
        found = day_of_year(scene.year(parts, number, parts.number("DAY") or 1), number, parts.number("DAY") or 0)
    elif "WEEKDAY" in parts:
        found = weekday(Parts({"WEEKDAY": parts.words("WEEKDAY")}, ()), scene, "")
    elif "RELDAY" in parts:
        return moments.shifted(scene.now, "1D", parts.number("RELDAY") or 0) if scene.now else None
    else:
        return _day_at_hand(scene)
    return found.start if found else None


def _day_at_hand(scene: Scene) -> date | None:
    """Return the day named last; that of publication if none is, or if it is over and the words look ahead."""
    named = scene.recent.start if scene.recent and scene.recent.unit == "day" else None
    over = bool(named and scene.now and named < scene.now)
    return scene.now if named is None or (over and scene.tense > 0) else named
