"""A piece of text on a page, with the place where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Piece", "body_size", "joined", "rows"]

CELL = 1.5  # of the size of the letters: what is wider parts cells
SAME_LINE = 0.55  # of the size of the letters, by which pieces of one line may stand apart in height


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line. Points (1/72 inch) from the lower left corner; `size` is of the letters.

    `is_row` tells that it is a row of a table: its words stand in cells.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    is_row: bool = False

    @property
    def width(self) -> float:
        """How long it is."""
        return self.right - self.left


def rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces by the lines that they stand on, from the top down, each from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.bottom, piece.left)):
        if found and found[-1][0].bottom - piece.bottom <= SAME_LINE * max(found[-1][0].size, piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in found]


def joined(row: Sequence[Piece]) -> Piece:
    """Return the pieces of one line as one."""
    if len(row) == 1:
        return row[0]
    return Piece(
        " ".join(piece.text for piece in row),
        row[0].left,
        max(piece.right for piece in row),
        median(piece.bottom for piece in row),
        max(row, key=lambda piece: len(piece.text)).size,
        any(after.left - before.right > CELL * before.size for before, after in pairwise(row)),
    )


def body_size(pieces: Iterable[Piece]) -> float:
    """Return the size of most letters; 0 where there are none."""
    weighed: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.size, 1)
        weighed[size] = weighed.get(size, 0) + len(piece.text)
    return max(weighed, key=lambda size: (weighed[size], size), default=0.0)
