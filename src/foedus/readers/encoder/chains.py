"""Linear chains of tags over words: the likeliest tags, and how likely each is (Rabiner 1989; Lafferty et al. 2001).

Tag 0 is outside; of the role `n`, counted from 1, tag `2n - 1` is its first word and tag `2n` a further one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "stretches"]

Scores = NDArray[np.float32]
IMPOSSIBLE = -1e4


@dataclass(frozen=True)
class Chain:
    """Scores of moving from one tag to the next [tags, tags], as learned; no role goes on that has not begun."""

    moves: Scores

    @property
    def opening(self) -> Scores:
        """The scores of each tag at the first word."""
        opening = np.zeros(len(self.moves), dtype=np.float32)
        opening[2::2] = IMPOSSIBLE
        return opening

    def tags(self, scores: Scores, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the likeliest tags [rows, words] for scores [rows, words, tags]; `lengths` words of a row count."""
        rows, words, count = scores.shape
        best = scores[:, 0] + self.opening
        came = np.zeros((words, rows, count), dtype=np.int64)
        into = np.ascontiguousarray(self.moves.T)  # the tag before last, which is then what lies side by side
        for place in range(1, words):
            options = best[:, None, :] + into
            came[place] = options.argmax(2)
            onward = options.max(2) + scores[:, place]
            best = np.where((place < lengths)[:, None], onward, best)
        found = np.zeros((rows, words), dtype=np.int64)
        at, row = best.argmax(1), np.arange(rows)
        for place in range(words - 1, -1, -1):
            inside = place < lengths
            found[inside, place] = at[inside]
            at = np.where(inside & (place > 0), came[place, row, at], at)
        return found

    def likely(self, scores: Scores, lengths: NDArray[np.int64]) -> Scores:
        """Return how likely each tag is at each word, [rows, words, tags]: forward and backward, each step scaled."""
        words = scores.shape[1]
        seen = np.exp(scores - scores.max(axis=2, keepdims=True), dtype=np.float64)
        moves = np.exp(self.moves, dtype=np.float64)
        forth, back = np.ones_like(seen), np.ones_like(seen)
        forth[:, 0] = _scaled(seen[:, 0] * np.exp(self.opening))
        for place in range(1, words):
            forth[:, place] = _scaled((forth[:, place - 1] @ moves) * seen[:, place])
        for place in range(words - 2, -1, -1):
            onward = _scaled((back[:, place + 1] * seen[:, place + 1]) @ moves.T)
            back[:, place] = np.where((place + 1 < lengths)[:, None], onward, 1.0)
        odds: Scores = _scaled(forth * back).astype(np.float32)
        return odds


def _scaled(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return chances that add up to one."""
    scaled: NDArray[np.float64] = chances / chances.sum(axis=-1, keepdims=True)
    return scaled


def stretches(tags: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Return the stretches that a row of tags marks, as (role, first word, end), in order."""
    found: list[tuple[int, int, int]] = []
    for place in np.flatnonzero(tags):
        tag = int(tags[place])
        role = (tag + 1) // 2
        if tag % 2 == 0 and found and found[-1][0] == role and found[-1][2] == place:
            found[-1] = role, found[-1][1], int(place) + 1
        else:
            found.append((role, int(place), int(place) + 1))
    return found
