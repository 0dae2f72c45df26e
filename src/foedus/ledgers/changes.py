"""Where a series of scores changes its level: exact Bayesian segmentation.

Each segment has a level and a spread of its own, normal and of a normal inverse gamma prior; a new one begins with a
fixed probability at every period. The recursions sum over all ways to cut the series: Fearnhead (2006), "Exact and
efficient Bayesian inference for multiple changepoint problems", Statistics and Computing 16(2). Acts of one period are
alike beyond chance, as one crisis brings many: n of them weigh n / (1 + c (n - 1)), Kish's design effect (1965).
Periods without acts are not in the series, and weigh nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lgamma, log, log1p

import numpy as np
import numpy.typing as npt

from foedus.ledgers.scale import scale

__all__ = ["Change", "changes"]

Array = npt.NDArray[np.float64]

_lgamma = np.vectorize(lgamma, otypes=[float])


@dataclass(frozen=True, slots=True)
class Change:
    """A new level from the period at that index on, or from one of `first` to `last` on with that probability."""

    at: int
    first: int
    last: int
    confidence: float


def changes(periods: Sequence[Sequence[float]]) -> list[Change]:
    """Return the changes of level in a series, given as the scores of each period that has any, in order.

    They are taken from the likeliest on, each with the shortest stretch around it in which the level changes as surely
    as the settings ask, and none where that stretch would be longer than they allow.
    """
    if len(periods) < 2:
        return []
    cuts, within = _Cuts(_evidence(periods)), scale().settings.within
    found: list[Change] = []
    for at in cuts.likeliest():
        if all(abs(at - other.at) > within for other in found) and (change := _change(cuts, at)):
            found.append(change)
    return sorted(found, key=lambda change: change.at)


def _change(cuts: "_Cuts", at: int) -> Change | None:
    """Return the change at that index with the stretch that holds it, None where it is not sure enough in any."""
    settings = scale().settings
    first = last = at
    while (sure := cuts.probability(first, last)) < settings.confidence:
        sides = [
            (cuts.at[to], to) for to in (first - 1, last + 1) if 0 < to < cuts.size and abs(to - at) <= settings.within
        ]
        if not sides:
            return None
        _, to = max(sides)
        first, last = min(first, to), max(last, to)
    return Change(at, first, last, sure)


def _evidence(periods: Sequence[Sequence[float]]) -> Array:
    """Return the log evidence of every segment, [first, last], -inf where last is before first."""
    settings = scale().settings
    counts = np.array([len(scores) for scores in periods], dtype=float)
    weights = counts / (1 + settings.clustering * (counts - 1))
    means = np.array([np.mean(scores) for scores in periods])
    squares = np.array([np.mean(np.square(scores)) for scores in periods])
    weight, total, square = (_sums(weights * values) for values in (np.ones_like(means), means, squares))
    shape, spread = settings.belief / 2, settings.belief / 2 * settings.level**2
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = square - total**2 / weight + weight / (1 + weight) * (total / weight) ** 2
        shapes, spreads = shape + weight / 2, spread + np.maximum(deviation, 0) / 2
        gammas = _lgamma(np.where(weight > 0, shapes, 1)) - lgamma(shape)
        found = shape * log(spread) - shapes * np.log(spreads) + gammas - np.log1p(weight) / 2
        found -= weight / 2 * log(2 * np.pi)
    return np.where(np.triu(np.ones_like(found, dtype=bool)), found, -np.inf)


def _sums(values: Array) -> Array:
    """Return the sum of every stretch, [first, last]."""
    upto = np.concatenate(([0.0], np.cumsum(values)))
    return upto[None, 1:] - upto[:-1, None]


class _Cuts:
    """All ways to cut a series into segments, given the log evidence of each segment."""

    def __init__(self, evidence: Array) -> None:
        self.size = len(evidence)
        anew, on = log(scale().settings.change), log1p(-scale().settings.change)
        length = np.arange(self.size)[None, :] - np.arange(self.size)[:, None]
        self.segment = evidence + np.maximum(length, 0) * on
        self.segment[:, :-1] += anew  # every segment but the last ends where a new one begins
        self.upto = np.zeros(self.size + 1)
        self.onward = np.zeros(self.size + 1)
        for end in range(1, self.size + 1):
            self.upto[end] = _log_sum(self.upto[:end] + self.segment[:end, end - 1])
        for start in range(self.size - 1, -1, -1):
            self.onward[start] = _log_sum(self.segment[start, start:] + self.onward[start + 1 :])
        self.at = np.exp(self.upto + self.onward - self.onward[0])  # how likely a segment begins at each index

    def likeliest(self) -> list[int]:
        """Return where a segment may begin, the likeliest first."""
        return sorted(range(1, self.size), key=lambda at: (-self.at[at], at))

    def probability(self, first: int, last: int) -> float:
        """Return how likely a segment begins somewhere from the first to the last index."""
        across = self.upto[:first, None] + self.segment[:first, last:] + self.onward[None, last + 1 :]
        return float(min(1.0, max(0.0, 1 - np.exp(_log_sum(across.ravel()) - self.onward[0]))))


def _log_sum(values: Array) -> float:
    most = float(np.max(values))
    return most + float(np.log(np.sum(np.exp(values - most))))
