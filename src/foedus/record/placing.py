"""Find a piece of a text again in an edited version of it, by its words and what stands around them.

After the TextQuoteSelector of W3C's Web Annotation (exact, prefix, suffix) and Hypothesis' fuzzy anchoring, but more
careful: the words must be the same, in the same order. Only case, blanks and punctuation may differ, since a letter
more or less can turn what is said ("unmet", "Austria"); context is compared loosely, and only tells places apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from foedus.model import Span, Words

__all__ = ["Edition", "Match", "shift"]

CONTEXT = 32  # code points before and after, as evidence keeps them
ENOUGH = 5  # words that are no chance likeness, whatever stands around them
THRESHOLD = 0.6  # a single word needs half of its context
MARGIN = 0.1  # by which the best place must be better than the next one, else there is none

_WORD = re.compile(r"\w+|[?%$€£]")  # signs without which words say something else


@dataclass(frozen=True)
class Edition:
    """A text with its words: `forms` is how each is compared, `spans` where it stands, `places` where a form does."""

    content: str
    forms: tuple[str, ...] = field(init=False)
    spans: tuple[Span, ...] = field(init=False)
    places: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        found = [(match.group().casefold(), Span(*match.span())) for match in _WORD.finditer(self.content)]
        places: dict[str, list[int]] = {}
        for number, (form, _) in enumerate(found):
            places.setdefault(form, []).append(number)
        object.__setattr__(self, "forms", tuple(form for form, _ in found))
        object.__setattr__(self, "spans", tuple(span for _, span in found))
        object.__setattr__(self, "places", places)

    def words_of(self, span: Span) -> range:
        """Return the numbers of the words that the span touches."""
        first = bisect_right(self.spans, span.start, key=lambda place: place.end)
        return range(first, bisect_left(self.spans, span.end, key=lambda place: place.start))

    def span_of(self, words: range) -> Span:
        """Return the stretch from the first of the words to the last."""
        return Span(self.spans[words[0]].start, self.spans[words[-1]].end)

    def all(self, forms: tuple[str, ...]) -> list[int]:
        """Return the number of the first word of every place where these words stand in a row."""
        rarest = min(range(len(forms)), key=lambda at: len(self.places.get(forms[at], ())))
        starts = (number - rarest for number in self.places.get(forms[rarest], ()))
        return [start for start in starts if start >= 0 and self.forms[start : start + len(forms)] == forms]

    def around(self, start: int, length: int) -> tuple[str, str]:
        """Return what stands before and after that many words from `start` on."""
        before, after = self.spans[start].start, self.spans[start + length - 1].end
        return self.content[max(0, before - CONTEXT) : before], self.content[after : after + CONTEXT]


@dataclass(frozen=True, slots=True)
class Match:
    """Words of an old text that stand in the new one too: `pairs` has their numbers there, by those in the old.

    Between words that are `loose`, others may have come or gone.
    """

    old: Edition
    new: Edition
    pairs: Mapping[int, int]
    loose: range = range(0)

    def move(self, piece: Words) -> Words | None:
        """Return the piece as the new text has it; None where it does not stand there, or not as a whole."""
        words = self.old.words_of(piece.span)
        kept = [word for word in words if word in self.pairs]
        if not kept:
            return None
        there = [self.pairs[word] for word in kept]
        is_loose = words[0] in self.loose and words[-1] in self.loose
        if not is_loose and there != list(range(there[0], there[0] + len(words))):
            return None
        start, end = self.new.spans[there[0]].start, self.new.spans[there[-1]].end
        if kept[0] == words[0]:
            start = _back(self.new.content, start, self.old.spans[words[0]].start - piece.span.start)
        if kept[-1] == words[-1]:
            end = _on(self.new.content, end, piece.span.end - self.old.spans[words[-1]].end)
        return Words(Span(start, end), self.new.content[start:end]) if start < end else None


def shift(piece: Words, old: Edition, new: Edition) -> Match | None:
    """Return where the piece of the old text stands in the new one: the one best place, and its best in turn.

    None where there is none, or several as good.
    """
    words = old.words_of(piece.span)
    if not words:
        return None
    forms = old.forms[words.start : words.stop]
    there = _best(words.start, old, new, forms)
    if there is None or _best(there, new, old, forms) != words.start:
        return None
    return Match(old, new, {word: word + there - words.start for word in words})


def _best(start: int, here: Edition, there: Edition, forms: tuple[str, ...]) -> int | None:
    own = min(1.0, len(forms) / ENOUGH)
    asked = here.around(start, len(forms))
    scored = sorted(((_alike(asked, there.around(at, len(forms))), at) for at in there.all(forms)), reverse=True)
    if not scored or own + (1 - own) * scored[0][0] < THRESHOLD:
        return None
    return None if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN else scored[0][1]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> float:
    pairs = zip(one, other, strict=True)
    ratios = [1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs]
    return sum(ratios) / len(ratios)


def _back(text: str, at: int, marks: int) -> int:
    """Return `at` less as many marks (or letters of a word, where negative more) as the old piece began with."""
    if marks < 0:
        return at - marks
    while marks and at and _is_mark(text[at - 1]):
        at, marks = at - 1, marks - 1
    return at


def _on(text: str, at: int, marks: int) -> int:
    if marks < 0:
        return at + marks
    while marks and at < len(text) and _is_mark(text[at]):
        at, marks = at + 1, marks - 1
    return at


def _is_mark(letter: str) -> bool:
    return not letter.isalnum() and not letter.isspace()
