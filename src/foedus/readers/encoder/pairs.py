"""What one marked party does to another, as the encoder sees it: PLOVER's root and quad class, and conflict or not."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from foedus.model import Span, Text
from foedus.readers.encoder.chains import Scores
from foedus.readers.encoder.network import encode, run
from foedus.readers.encoder.windows import LIMIT, Window, windows
from foedus.readers.encoder.words import Numbers, Words, in_words
from foedus.text import layout

__all__ = ["QUADS", "ROOTS", "Deed", "deed"]

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
QUADS = (1, 2, 3, 4)
SOURCE, TARGET = 1, 2  # marks


@dataclass(frozen=True, slots=True)
class Deed:
    """How likely each root and each quad class is, as logarithms, and the log odds that it is conflict."""

    roots: Mapping[str, float]
    quads: Mapping[int, float]
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
    (states,) = encode([(words, window)], [marked])
    inside = states[1:-1]
    sides = [inside[marked == mark].mean(0) if (marked == mark).any() else states[0] * 0 for mark in (SOURCE, TARGET)]
    ((scores,),) = run("event", pairs=np.concatenate([states[0], *sides])[None])
    roots, quads, conflict = np.split(scores, [len(ROOTS), len(ROOTS) + len(QUADS)])
    return Deed(
        dict(zip(ROOTS, _likely(roots), strict=True)),
        dict(zip(QUADS, _likely(quads), strict=True)),
        float(conflict[0]),
    )


def _window(words: Words, marks: Numbers) -> Window:
    """Return the window with most marked words in it."""
    return max(windows(words, limit=LIMIT), key=lambda window: int((marks[window.start : window.end] > 0).sum()))


def _likely(scores: Scores) -> list[float]:
    return [float(each) for each in scores - np.logaddexp.reduce(scores)]
