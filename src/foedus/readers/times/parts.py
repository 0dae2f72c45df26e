"""The words of a hit by the classes that its form names, and the numbers and names in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from foedus.readers.times.durations import amount
from foedus.readers.times.lexicon import lexicon, number_in
from foedus.readers.times.tokens import Hit, Tokens

__all__ = ["Parts"]

_MONTH_CLASSES = ("MONTH", "WORDMONTH", "SHORTMONTH")
_WEEKDAY_CLASSES = ("WEEKDAY", "SHORTWEEKDAY", "WEEKDAYS")
HUNDRED, THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Parts:
    """`groups` has the words of each class and group of a form, `all` all words of the hit in small letters."""

    groups: dict[str, tuple[str, ...]]
    all: tuple[str, ...]

    @classmethod
    def of(cls, hit: Hit, found: Tokens) -> "Parts":
        """Return the parts of a hit."""
        spans = ((name, hit.match.span(name)) for name, codes in hit.match.groupdict().items() if codes)
        groups = {name: tuple(found.words[start:end]) for name, (start, end) in spans}
        return cls(groups, tuple(map(str.lower, found.words[hit.match.start() : hit.match.end()])))

    def __contains__(self, name: str) -> bool:
        return name in self.groups

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a class, none if it is missing."""
        return self.groups.get(name, ())

    def says(self, *words: str) -> bool:
        """Tell whether one of the words stands anywhere in the hit."""
        return any(word in self.all for word in words)

    def text(self, *names: str) -> str:
        """Return what the first of the classes that is there is worth, as text, "" if none is."""
        return next((str(value) for value in self._values(names)), "")

    def number(self, *names: str) -> int | None:
        """Return what the first of the classes that is there is worth, as a number."""
        return next((value for value in self._values(names) if isinstance(value, int)), None)

    def _values(self, names: tuple[str, ...]) -> Iterator[int | str]:
        for name in names:
            for word in self.words(name):
                value = lexicon().value(name.split("_")[0], word)
                if value is not None:
                    yield value
                elif word[0].isdigit():
                    yield number_in(word)

    def month(self, *groups: str) -> int:
        """Return the number of the month that one of the groups names, 0 if none does."""
        return self._named(groups, _MONTH_CLASSES)

    def weekday(self, *groups: str) -> int:
        """Return the ISO number of the weekday that one of the groups names, 0 if none does."""
        return self._named(groups or ("WEEKDAY", "WEEKDAYS"), _WEEKDAY_CLASSES)

    def _named(self, groups: tuple[str, ...], classes: tuple[str, ...]) -> int:
        words = (word for group in groups for word in self.words(group))
        values = (lexicon().value(name, word) for word in words for name in classes)
        return next((value for value in values if isinstance(value, int)), 0)

    def ordinal(self, group: str, of: int = 0) -> int:
        """Return the number that a group says ("14", "twenty-first"); "last" is the last `of` as many."""
        words = self.words(group)
        if any(lexicon().value("LASTONE", word) for word in words):
            return of
        return int(amount(words) or 0) if words else 0

    def amount(self) -> Fraction | None:
        """Return how many units the hit speaks of, None for "several"."""
        count = amount(self.words("AMOUNT") or self.words("NUM"))
        return count + Fraction(1, 2) if count and "PLUSHALF" in self else count

    def year(self) -> int | None:
        """Return the year that is written, in digits or in words."""
        if written := self.number("YEAR", "MODERN", "YEAR_2"):
            return written
        values = (lexicon().value("NUM", word) for word in self.words("SPOKENYEAR"))
        spoken = [number for number in values if isinstance(number, int)]
        if not spoken:
            return None
        if THOUSAND in spoken:
            return spoken[0] * THOUSAND + sum(spoken[2:])
        return spoken[0] * HUNDRED + sum(spoken[1:])

    def shade(self) -> str:
        """Return which part of the stretch is meant: START, MID, END, or nothing."""
        words = self.words("SHADED") or self.words("SHADE")
        return next((str(value) for word in words if (value := lexicon().value("SHADE", word))), "")

    def part_of_day(self) -> str:
        """Return the part of the day (`TMO`) or the hour with a name (`T12:00`), or nothing."""
        hour = self.number("HOURNAME")
        return f"T{hour:02}:00" if hour else self.text("DAYPART")
