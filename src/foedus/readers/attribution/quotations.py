"""The quotations of a text as stretches of tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from foedus.model import Span
from foedus.readers.attribution.stretch import Stretch
from foedus.text import quoted

__all__ = ["Quotations", "quotations"]


class Quotations:
    """The quotations of a text as stretches of tokens, in order; they do not overlap."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretches)
        self._starts = [start for start, _ in self.stretches]

    def at(self, token: int) -> Stretch | None:
        """Return the quotation that the token lies in, its marks included, None if it lies in none."""
        place = bisect_right(self._starts, token) - 1
        if place >= 0 and token < self.stretches[place][1]:
            return self.stretches[place]
        return None

    def starting_in(self, stretch: Stretch) -> tuple[Stretch, ...]:
        """Return the quotations that start inside the stretch."""
        return self.stretches[bisect_left(self._starts, stretch[0]) : bisect_left(self._starts, stretch[1])]


def quotations(doc: Doc, paragraphs: Iterable[Span], offsets: list[int]) -> Quotations:
    """Find the quotations in those paragraphs; `offsets` is where each token starts."""
    found = []
    for quotation in quoted(doc.text, paragraphs):
        first = max(0, bisect_right(offsets, quotation.start) - 1)
        found.append((first, bisect_left(offsets, quotation.end)))
    return Quotations(piece for piece in found if piece[1] - piece[0] > 2)
