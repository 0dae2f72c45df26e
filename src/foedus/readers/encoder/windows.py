"""Windows over the words of a text, short enough to be encoded at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from foedus.readers.encoder.words import Numbers, Words

__all__ = ["LIMIT", "Window", "windows"]

LIMIT = 288  # pieces; attention costs a tenth of a window of this length
BOUNDS = 2  # pieces that open and close every window


@dataclass(frozen=True, slots=True)
class Window:
    """Words from `start` to `end` that are encoded together; what is found at `own_start` to `own_end` counts."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(words: Words, *, limit: int = LIMIT) -> Iterator[Window]:
    """Yield windows that go over the text; each word is some window's own, with a sentence of it on either side."""
    units, first = _units(words, (limit - BOUNDS) // 3), words.first
    at, own = 0, 0
    while own < len(words):
        start = int(units[at])
        fitting = int(np.searchsorted(first, first[start] + limit - BOUNDS, side="right")) - 1
        last = int(np.searchsorted(units, fitting, side="right")) - 1
        if last == len(units) - 1:
            yield Window(start, len(words), own, len(words))
            return
        yield Window(start, int(units[last]), own, int(units[last - 1]))
        own, at = int(units[last - 1]), last - 2


def _units(words: Words, longest: int) -> Numbers:
    """Return the first words of sentences and of parts of those with more pieces, and the number of words at the end.

    Three of them fit into a window.
    """
    found = [0]
    for start, end in pairwise(map(int, words.units)):
        for place in range(start, end):
            if place == start or words.first[place + 1] - words.first[found[-1]] > longest:
                found.append(place)
    return np.array([*found[1:], len(words)], dtype=np.int64)


def pieces_of(words: Words, window: Window) -> tuple[Numbers, Numbers]:
    """Return the window's pieces, without those that open and close it, and the first piece of each of its words."""
    begin, close = words.first[window.start], words.first[window.end]
    return words.pieces[begin:close], words.first[window.start : window.end] - begin
