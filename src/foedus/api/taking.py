"""What came of taking in what people decided elsewhere."""

from dataclasses import dataclass

__all__ = ["Left", "Taken"]


@dataclass(frozen=True, slots=True)
class Left:
    """A decision that was not taken in: the claim it is about, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking decisions in: how many are new, how many the record had already, and what was left."""

    added: int = 0
    known: int = 0
    left: tuple[Left, ...] = ()

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.added + other.added, self.known + other.known, self.left + other.left)
