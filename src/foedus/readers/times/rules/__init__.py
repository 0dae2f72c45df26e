"""What the words of a form mean: one rule for each kind of time expression that the data files name.

A rule takes the parts of a hit, the scene it stands in and the form's own value, and returns a Moment, or None where
the words turn out to be no time (the thirty-first of June).
"""

from collections.abc import Callable

from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.rules import amounts, dates, events, relative
from foedus.readers.times.scene import Scene

__all__ = ["RULES", "Rule"]

Rule = Callable[[Parts, Scene, str], Moment | None]

RULES: dict[str, Rule] = {
    "after_event": events.after_event,
    "ago": relative.ago,
    "back_span": relative.back_span,
    "century": dates.century,
    "clock": amounts.clock,
    "day": dates.a_day,
    "day_after_event": events.day_after_event,
    "day_by_slashes": dates.day_by_slashes,
    "day_of_month": dates.day_of_month,
    "days": dates.days,
    "decade": dates.decade,
    "duration": amounts.a_duration,
    "era": dates.era,
    "half": dates.half,
    "hence": relative.hence,
    "holiday": dates.holiday,
    "lasting": relative.lasting,
    "latest_quarter": relative.latest_quarter,
    "month": dates.month,
    "months": dates.months,
    "once": dates.once,
    "overnight": relative.overnight,
    "quarter": dates.quarter,
    "relative_day": relative.relative_day,
    "relative_span": relative.relative_span,
    "season": dates.season,
    "set": amounts.a_set,
    "vague": amounts.vague,
    "vague_in_history": amounts.vague_in_history,
    "vague_duration": amounts.vague_duration,
    "week_of": dates.week_of,
    "week_of_month": dates.week_of_month,
    "weekday": relative.weekday,
    "weekdays": relative.weekdays,
    "year": dates.year,
    "year_before": relative.year_before,
    "year_end": relative.year_end,
    "year_in_history": dates.year_in_history,
    "years": dates.years,
}
