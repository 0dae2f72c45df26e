"""Find what stands in quotation marks: straight, curly, doubled single marks, guillemets; over several paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from foedus.model import Span
from foedus.readers.attribution.stretch import Stretch

__all__ = ["Quotations", "quotations"]

MARKS = re.compile(r"[\"“”„«»]|''|``|’’|‘‘")
ALWAYS_OPEN = frozenset({"“", "„", "«", "``", "‘‘"})
ALWAYS_CLOSED = frozenset({"”", "»", "’’"})
FINAL = re.compile(r"[.?!…,—–-]\W{0,3}$")


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
    """Find the quotations in those paragraphs; `offsets` is where each token starts.

    A quotation left open at the end of a paragraph ends there, whether or not the next paragraph takes it up again.
    """
    found = []
    text = doc.text  # spaCy builds it anew each time
    for paragraph in paragraphs:
        for start, end in _pairs(text, paragraph):
            first = max(0, bisect_right(offsets, start) - 1)
            found.append((first, bisect_left(offsets, end)))
    return Quotations(piece for piece in found if piece[1] - piece[0] > 2)


def _pairs(text: str, paragraph: Span) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened = None
    for mark in MARKS.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, mark, opened is not None)
        if opens and opened is None:
            opened = mark.start()
        elif not opens and opened is not None:
            found.append((opened, mark.end()))
            opened = None
    if opened is not None:
        found.append((opened, paragraph.end))
    return found


def _opens(text: str, mark: re.Match[str], inside: bool) -> bool:
    if mark.group() in ALWAYS_OPEN:
        return True
    if mark.group() in ALWAYS_CLOSED:
        return False
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    free_before = not before or before.isspace() or before in "([—–-/‘'"
    free_after = not after or after.isspace() or after in ")].,;:!?—–-"
    return free_before if free_before != free_after else not inside
