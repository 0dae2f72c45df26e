"""What a date is read against: publication, the date named before, the dates of events, the tense of words near by."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from foedus.readers.times import moments
from foedus.readers.times.grammar import Grammar
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.tokens import Tokens

__all__ = ["Scene", "is_history"]

FEW_YEARS, ENOUGH_YEARS = 5, 7  # years that a history names at least, and one with a word of news in it
FAR_SHARE = 0.7  # how many of the years are over
YEARS_TO_NEWS = 4  # years that it must name for each weekday, "yesterday", "last week" or "ago", as in news
YEARS_TO_SAYING = 2  # years that it must name for each "said"
IN_ORDER = 0.66  # how many years are no earlier than the one before
OVER = 10  # months: a history that goes from November to January goes on into the next year
OPENING_YEARS, NEXT_YEARS = range(11), range(2)  # how many years a history goes on to a year: one to start with, or not
A_CENTURY = 100  # "the 1990s" says all, "the 90s" does not
_SAYS_ALL = frozenset({"century", "era", "once"})  # rules whose words need no other date
_COUNTED_ON = frozenset({"back_span", "hence", "latest_quarter", "year_before"})  # from the date named last


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a reader stands in a text.

    `published` is the day that news counts from, `recent` the date that the text named last. In a `history` dates
    without a year go on from `recent`. `events` has the dates of what the text dated, by noun. `tense` is above 0 where
    the words near by look ahead, below where they look back.
    """

    published: date | None
    recent: Moment | None = None
    history: bool = False
    tense: int = 0
    events: Mapping[str, Moment] = field(default_factory=dict)

    @property
    def now(self) -> date | None:
        """The day that "last week" counts from."""
        return self.here if self.history else self.published

    @property
    def here(self) -> date | None:
        """The day that "the following week" counts from."""
        return self.recent.start if self.recent else self.published

    def against(self, parts: Parts, rule: str) -> date | None:
        """Return the day that a date was counted from, None if its words say the year themselves."""
        if parts.year() or "DOTTED" in parts or rule in _SAYS_ALL or (parts.number("DECADE") or 0) > A_CENTURY:
            return None
        return self.here if "BACKREL" in parts or rule in _COUNTED_ON else self.now

    def after(self, moment: Moment, *, opens: bool) -> "Scene":
        """Return the scene once the text has named that date, at the start of a sentence or not.

        A history looks back at years, or ahead at far ones, without going there.
        """
        if moment.start is None or self._is_compared(moment):
            return self
        bare = self.history and self.recent and moment.unit in ("year", "decade", "century")
        if bare and self.here and moment.start.year - self.here.year not in (OPENING_YEARS if opens else NEXT_YEARS):
            return self
        ended = moment.ends[-1] if moment.ends and moment.unit == "day" else moment
        return replace(self, recent=ended)

    def _is_compared(self, moment: Moment) -> bool:
        """Tell whether a quarter is only held against the one that is reported: an earlier one, or one to come."""
        if moment.unit not in ("quarter", "half") or moment.start is None:
            return False
        reported = self.recent.start if self.recent and self.recent.unit == moment.unit else None
        return bool((reported and moment.start < reported) or (self.published and moment.start > self.published))

    def with_events(self, nouns: list[str], moment: Moment) -> "Scene":
        """Return the scene once the text has dated the events that the nouns name."""
        if not nouns or moment.start is None:
            return self
        return replace(self, events={**self.events, **dict.fromkeys(nouns, moment)})

    def year(self, parts: Parts, month: int, day: int = 15) -> int | None:
        """Return the year that is written, or that the words and the scene make likely for a month and day."""
        if written := parts.year():
            return written
        for name, base in (("BACKREL", self.here), ("REL", self.now)):
            shift = parts.number(name)
            if shift is not None and base:
                whole = parts.says("year") or (base == self.here and self.recent and self.recent.unit == "year")
                return base.year + shift if whole else _year_by(shift, base, month)
        if self.history or (self.published is None and self.recent and self.recent.unit in ("day", "week", "month")):
            return self._going_on(month)
        if self.published is None:
            return None
        return moments.month_nearest(month, day, self.published, self.tense)

    def _going_on(self, month: int) -> int | None:
        """Return the year of a month in a history: that of the date before, or the next if the month is long over."""
        if self.here is None:
            return None
        over = bool(self.recent and self.recent.unit in ("day", "month") and self.here.month - month >= OVER)
        return self.here.year + over


def _year_by(shift: int, start: date, month: int) -> int:
    """Return the year of "last March" (-1), "this March" (0), "next March" (1)."""
    if shift < 0:
        return start.year - (month >= start.month)
    return start.year + (shift > 0 and month <= start.month)


def is_history(found: Tokens, known: Grammar, published: date | None) -> bool:
    """Tell whether a text tells of the past by date, so that a date without a year is in the year named before.

    It names many years, most of them over and mostly one after the other; few words in it hang on the day of writing,
    and few people say things.
    """
    years = [int(found.words[match.start()]) for match in known.years.finditer(found.codes)]
    over = sum(published is None or year < published.year for year in years)
    in_order = sum(one <= other for one, other in pairwise(years))
    newsy = YEARS_TO_NEWS * len(known.deictic.findall(found.codes))
    said = YEARS_TO_SAYING * len(known.saying.findall(found.codes))
    enough = ENOUGH_YEARS if newsy else FEW_YEARS
    if max(newsy, said, enough) > len(years) or (newsy and published is None):
        return False
    return over >= FAR_SHARE * len(years) and in_order >= IN_ORDER * len(years[1:])
