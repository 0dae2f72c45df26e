"""Counting what was found, what was found wrongly and what was missed."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

__all__ = ["Tally", "f1", "share"]


def share(part: int, whole: int) -> float:
    """Return the part of the whole in per cent, 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of the two, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Tally:
    """A running count of right, spurious and missed findings."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, *, right: int, gold: int, predicted: int) -> None:
        """Count so many right ones out of so many in the gold and in the prediction."""
        self.right += right
        self.spurious += predicted - right
        self.missed += gold - right

    def compare(self, gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> None:
        """Count equal things as right, each as often as it stands on both sides."""
        ours, theirs = Counter(gold), Counter(predicted)
        self.add(right=(ours & theirs).total(), gold=ours.total(), predicted=theirs.total())

    @property
    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in per cent."""
        precision, recall = share(self.right, self.right + self.spurious), share(self.right, self.right + self.missed)
        return {"P": precision, "R": recall, "F1": f1(precision, recall)}
