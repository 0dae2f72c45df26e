"""What a date is read against: the day of publication, the date named before, the tense of the words near by."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from foedus.readers.times import moments
from foedus.readers.times.grammar import Grammar
from foedus.readers.times.lexicon import data
from foedus.readers.times.moments import Moment
from foedus.readers.times.parts import Parts
from foedus.readers.times.tokens import Tokens

__all__ = ["Scene", "is_history", "tense"]

WINDOW = 14  # tokens to each side in which a verb tells the tense of a date
ENOUGH_YEARS, FAR_SHARE = 5, 0.7  # how many years a text must name, and how many of them long past, to be history
YEARS_TO_NEWS = 4  # years that it must name for each weekday, "yesterday" or "ago", which are how news tells the time
STRAY_YEARS = 10  # a bare year further off than this does not move a history
_ENDS = {".", "?", "!", ";"}
_NEGATIONS = {"not", "t"}  # "it was not until Tuesday", "wasn't until"
_BEGINS_ANOTHER = {"that"}  # "told on Tuesday that he would": what is said has a time of its own


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a reader stands in a text.

    `published` is the day that news counts from, `recent` the date that the text named last. In a `history` dates
    without a year go on from `recent`. `tense` is 1 where the words near by look ahead, -1 where they look back.
    """

    published: date | None
    recent: Moment | None = None
    history: bool = False
    tense: int = 0

    @property
    def now(self) -> date | None:
        """The day that "last week" counts from."""
        return self.here if self.history else self.published

    @property
    def here(self) -> date | None:
        """The day that "the following week" counts from."""
        return self.recent.start if self.recent else self.published

    def after(self, moment: Moment) -> "Scene":
        """Return the scene once the text has named that date; a history looks back at far years without going there."""
        if moment.start is None:
            return self
        bare = self.history and self.recent and moment.unit in ("year", "decade", "century")
        if bare and self.here and abs(moment.start.year - self.here.year) > STRAY_YEARS:
            return self
        return replace(self, recent=moment)

    def year(self, parts: Parts, month: int, day: int = 15) -> int | None:
        """Return the year that is written, or that the words and the scene make likely for a month and day."""
        if written := parts.year():
            return written
        if self.here and "BACKREL" in parts:
            return _year_by(parts.number("BACKREL") or 0, self.here, month)
        if self.here and parts.says("that"):
            return self.here.year
        if self.history or self.published is None:
            return self.here.year if self.here and "REL" not in parts else None
        shift = parts.number("REL")
        if shift is not None:
            return self.published.year + shift if parts.says("year") else _year_by(shift, self.published, month)
        return moments.month_nearest(month, day, self.published, self.tense)


def _year_by(shift: int, start: date, month: int) -> int:
    """Return the year of "last March" (-1), "this March" (0), "next March" (1)."""
    if shift < 0:
        return start.year - (month >= start.month)
    return start.year + (shift > 0 and month <= start.month)


def is_history(found: Tokens, known: Grammar, published: date | None) -> bool:
    """Tell whether a text tells of the past by date, so that a date without a year is in the year named before."""
    if published is None:
        return False
    years = [int(found.words[match.start()]) for match in known.years.finditer(found.codes)]
    far = sum(year < published.year for year in years)
    newsy = len(known.deictic.findall(found.codes))
    return len(years) >= max(ENOUGH_YEARS, YEARS_TO_NEWS * newsy) and far >= FAR_SHARE * len(years)


def tense(found: Tokens, first: int, last: int) -> int:
    """Return where the words around tokens `first` to `last` point: 1 ahead, -1 back, 0 nowhere.

    That is the nearest verb of the sentence, looked for behind the date only up to a comma unless the date opens it.
    """
    words = found.words
    before = range(first - 1, max(-1, first - 1 - WINDOW), -1)
    after = range(last, min(len(words), last + WINDOW))
    opens = _opens(words, first)
    if not opens and _leads_ahead(words, first):
        return 1
    one = _first_cue(words, before, _ENDS)
    other = _first_cue(words, after, _ENDS | _BEGINS_ANOTHER | (set() if opens else {","}))
    return min((cue for cue in (one, other) if cue), default=(0, 0))[1]


@cache
def _cues() -> dict[str, int]:
    content = data("tense")
    return {word: direction for name, direction in (("ahead", 1), ("behind", -1)) for word in content[name]}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("tense")[name])


def _leads_ahead(words: list[str], first: int) -> bool:
    one, two, three = (words[max(first - n, 0)].lower() for n in (1, 2, 3))
    listed = _listed("leads_ahead")
    led = (one in listed and two not in _NEGATIONS) or (f"{two} {one}" in listed and three != "not")
    return led and "had" not in words[max(first - WINDOW, 0) : first]


def _opens(words: list[str], first: int) -> bool:
    """Tell whether the date stands at the start of its sentence, at most a preposition before it."""
    return any(place < 0 or words[place] in _ENDS or words[place].startswith("\n") for place in (first - 1, first - 2))


def _first_cue(words: list[str], places: range, ends: set[str]) -> tuple[int, int] | None:
    for distance, place in enumerate(places):
        word = words[place]
        if word in ends or word.startswith("\n"):
            return None
        if direction := _direction(words, place):
            return distance, direction
    return None


def _direction(words: list[str], place: int) -> int:
    """Return where one word points."""
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word == "to" and before in _listed("before_to"):
        return 1
    direction = _cues().get(word, -1 if word.endswith("ed") and words[place].islower() else 0)
    if direction < 0 and before == "be":
        return 1
    return -1 if direction > 0 and before in _listed("spoils_a_plan") else direction
