"""How alike two texts are: by the runs of words that they share, whatever their case and the marks between them."""

import re
from zlib import crc32

__all__ = ["LEAST", "Runs", "are_copies", "are_versions", "enough", "runs"]

RUN = 4  # words; of 3, formulas that news has in common begin to count, of 5, an edited word costs too many runs
SHORT = 20  # words; a shorter text is a copy of another only where all its words are the same
LEAST = 0.15  # of all runs of two copies together are shared: a note in a round-up is no copy of the round-up
HALF, BEYOND = 0.5, 10  # runs of the shorter copy that are shared: half of them and ten more,
NEARLY_ALL = 0.8  # or nearly all of a text that has few: one word edited costs four of them
PAIR = 2
KEPT = 0.3  # of the pairs of words of the shorter of two versions stand in the other; of two other texts, a tenth do

_WORD = re.compile(r"[^\W_]+")

Runs = frozenset[int]


def runs(content: str) -> Runs:
    """Return the hashes of every run of so many words; of a short text the only run is the whole of it."""
    words = _words(content)
    return _runs(words, RUN) if len(words) >= SHORT else _whole(words)


def are_copies(one: Runs, other: Runs) -> bool:
    """Tell whether one text is a copy of the other, or both are of a third: trimmed, edited, with words added."""
    shared = len(one & other)
    return shared >= enough(min(len(one), len(other))) and shared >= LEAST * (len(one) + len(other) - shared)


def enough(shorter: int) -> float:
    """Return how many runs of a text that has so many a copy of it shares, at least."""
    return min(NEARLY_ALL * shorter, HALF * shorter + BEYOND)


def are_versions(one: str, other: str) -> bool:
    """Tell whether a text found where the other stood is an edit of it, not another text under the same name."""
    pairs, others = (_runs(_words(content), PAIR) or _whole(_words(content)) for content in (one, other))
    return len(pairs & others) >= KEPT * min(len(pairs), len(others))


def _words(content: str) -> list[str]:
    return _WORD.findall(content.casefold())


def _runs(words: list[str], length: int) -> Runs:
    return frozenset(crc32(" ".join(words[at : at + length]).encode()) for at in range(len(words) - length + 1))


def _whole(words: list[str]) -> Runs:
    return frozenset([crc32(f"{' '.join(words)}.".encode())])
