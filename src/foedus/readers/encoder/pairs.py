"""What one marked party does to another, as the encoder sees it: PLOVER's root, and whether it is conflict."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from foedus.model import Span, Text
from foedus.readers.encoder.network import encode, run
from foedus.readers.encoder.windows import LIMIT, Window, windows
from foedus.readers.encoder.words import Numbers, Words, in_words
from foedus.text import layout

__all__ = ["ROOTS", "Deed", "deed"]

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
SOURCE, TARGET = 1, 2  # marks


@dataclass(frozen=True, slots=True)
class Deed:
    """How likely each root is, as a logarithm, and the log odds that it is conflict."""

    roots: Mapping[str, float]
    conflict: float


def deed(text: Text, source: Span | None, target: Span | None) -> Deed:
    """Return what the source does to the target; a side that the text does not name is None."""
    words = in_words(text.content, layout(text.content))
    marks = np.zeros(len(words), dtype=np.int64)
    for mark, side in ((SOURCE, source), (TARGET, target)):
        if side is not None:
            marks[(words.ends > side.start) & (words.starts < side.end)] = mark
    window = _window(words, marks)
    marked = np.repeat(marks[window.start : window.end], np.diff(words.first[window.start : window.end + 1]))
    states = encode(words, window, marked)
    inside = states[1:-1]
    sides = [inside[marked == mark].mean(0) if (marked == mark).any() else states[0] * 0 for mark in (SOURCE, TARGET)]
    ((scores,),) = run("event", pairs=np.concatenate([states[0], *sides])[None])
    roots = scores[: len(ROOTS)]  # quad classes follow, which training learns besides
    likely = roots - np.logaddexp.reduce(roots)
    return Deed(dict(zip(ROOTS, map(float, likely), strict=True)), float(scores[-1]))


def _window(words: Words, marks: Numbers) -> Window:
    """Return the window with most marked words in it."""
    return max(windows(words, limit=LIMIT), key=lambda window: int((marks[window.start : window.end] > 0).sum()))
