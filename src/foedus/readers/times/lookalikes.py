"""Words that look like parts of a date and are none: Mrs May, April Ryan, Resolution 2015, a telephone number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.readers.times.grammar import NOTHING, Grammar
from foedus.readers.times.lexicon import lexicon

__all__ = ["without_lookalikes"]

_JOINING = {"and", "or"}
LOCAL_NUMBER = 3  # digits before the dash of a telephone number


def without_lookalikes(raw: str, words: list[str], starts: list[int], codes: list[str], known: Grammar) -> str:
    """Return the codes as one string, those of names and of numbers that are no years made NOTHING."""
    text = _Words(raw, words, starts, codes)
    written = "".join(codes)
    hidden = set(_numbers(text, known.years, written))
    hidden.update(_names(text, known.namelike, written))
    hidden.update(_titles(text, known.titled, written))
    if not hidden:
        return written
    return "".join(NOTHING if place in hidden else code for place, code in enumerate(codes))


@dataclass(frozen=True, slots=True)
class _Words:
    raw: str
    words: list[str]
    starts: list[int]
    codes: list[str]

    def __getitem__(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_a(self, name: str, place: int) -> bool:
        return lexicon().value(name, self[place]) is not None

    def is_number(self, place: int) -> bool:
        return self[place][:1].isdigit()

    def is_proper(self, place: int) -> bool:
        """Tell whether a word is written as a name and is none that dates are written with."""
        word = self[place]
        return len(word) > 1 and word.istitle() and self.codes[place] == NOTHING

    def is_on_one_line(self, place: int) -> bool:
        """Tell whether no line ends between a word and the one before it, as it does after a heading."""
        return place > 0 and "\n" not in self.raw[self.starts[place - 1] : self.starts[place]]

    def before(self, place: int) -> int:
        """Return the place of the word before, across a full stop as in "No." and "Mrs."."""
        return place - 2 if self[place - 1] == "." else place - 1


def _numbers(text: _Words, years: re.Pattern[str], codes: str) -> Iterator[int]:
    """Yield where a number that could be a year counts something else."""
    last = -2
    for match in years.finditer(codes):
        place = match.start()
        listed = last == place - 2 and text[place - 1] in {"and", ","}
        dialled = text.is_number(place - 1) and (text.is_number(place - 2) or text[place - 2] == "+")
        dialled |= text[place - 1] == "-" and text.is_number(place - 2) and len(text[place - 2]) == LOCAL_NUMBER
        filed = text[place + 1] == "/" and text.is_number(place + 2) and text[place + 3] == "/"
        if text.is_a("LABEL", text.before(place)) or listed or dialled or filed:
            last = place
            yield place


def _names(text: _Words, namelike: re.Pattern[str], codes: str) -> Iterator[int]:
    """Yield where a month, weekday or season is a name, in the whole text where nothing says that it dates."""
    unclear: list[int] = []
    people: set[tuple[str, ...]] = set()
    for match in namelike.finditer(codes):
        place = match.start()
        if text.is_number(place + 1) or text.is_number(place - 1) or text.is_a("DATING", place - 1):
            continue
        if _is_family_name(text, place):
            people.add((text[place],))
        elif _is_given_name(text, place):
            people.add((text[place], text[place + 1]))
        else:
            unclear.append(place)
            continue
        yield place
    for place in unclear:
        if (text[place],) in people or (text[place], text[place + 1]) in people:
            yield place


def _titles(text: _Words, titled: re.Pattern[str], codes: str) -> Iterator[int]:
    """Yield where a word that is no name by itself ends one: Russia Today, Breitbart News Daily."""
    for match in titled.finditer(codes):
        place = match.start()
        named = text[place - 1][:1].isupper() and text[place - 1] != "I" and text.is_on_one_line(place)
        if text[place][0].isupper() and named:
            yield place


def _is_family_name(text: _Words, place: int) -> bool:
    return text.is_a("FAMILYNAME", place) and (text.is_a("TITLE", text.before(place)) or text.is_proper(place - 1))


def _is_given_name(text: _Words, place: int) -> bool:
    """Tell a name that a family name follows; after "by" or "from" it might as well be the month."""
    might_date = text.is_a("BEFORE", place - 1) and text[place - 1].lower() not in _JOINING
    return text.is_a("GIVENNAME", place) and text.is_proper(place + 1) and not might_date
