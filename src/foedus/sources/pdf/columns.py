"""The order in which the pieces of a page are read: columns one after another, each from the top down."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from foedus.sources.pdf.piece import Piece, joined, rows

__all__ = ["columns"]

Column = list[Piece]
"""Lines that are read one after another, from the top down."""

ALIGNED = 3  # lines that begin at one place may be a column
NEAR = 2.0  # points, within which they do
OVERHANG = 2.0  # points by which a line may stand over the edge of its column
FEWEST_LINES = 3  # of a column
FEWEST_LETTERS = 22  # of a line of a column, on average: fewer are cells of a table
FULL = 0.5  # of the width of a column, which half of its lines reach at least
MOST_COLUMNS = 6  # beside one another
MOST_PLACES = 12  # at which a column may begin, the commonest first


def columns(pieces: Sequence[Piece], depth: int = MOST_COLUMNS) -> list[Column]:
    """Return the lines of a page, column by column, as a person reads them.

    A column begins where several lines do, and nothing but headings and pictures that part the page from side to side
    reaches over its edge. Cells of tables are no columns: their lines are short.
    """
    best = max((_split(pieces, place) for place in _places(pieces)), key=lambda split: split.worth, default=None)
    if best is None or not best.worth or not depth:
        return [[joined(row) for row in rows(pieces)]] if pieces else []
    found: list[Column] = []
    for band in best.bands:
        if band.is_parted:
            found += columns(band.left, depth - 1) + columns(band.right, depth - 1)
        else:
            found += columns([*band.left, *band.right], 0)
    return found


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of a page, from the top down: what stands left and right of a place, if anything tells them apart."""

    left: list[Piece]
    right: list[Piece]
    is_parted: bool

    @property
    def height(self) -> float:
        """How much is gained by reading left and right one after another: the lines of the smaller, in points."""
        return min(sum(piece.size for piece in side) for side in (self.left, self.right)) if self.is_parted else 0.0


@dataclass(frozen=True, slots=True)
class _Split:
    """A page parted at one place."""

    bands: list[_Band]

    @property
    def worth(self) -> float:
        """How much of the page is in columns."""
        return sum(band.height for band in self.bands)


def _places(pieces: Sequence[Piece]) -> list[float]:
    """Return where columns may begin: the places where several pieces do, right of others."""
    starts = Counter(round(piece.left / NEAR) for piece in pieces)
    often = [(starts[at] + starts[at + 1], at * NEAR) for at in starts if starts[at] + starts[at + 1] >= ALIGNED]
    return [place for _, place in sorted(often, reverse=True)[:MOST_PLACES]]


def _split(pieces: Sequence[Piece], place: float) -> _Split:
    """Part the pieces at the place; what reaches over it parts the page from side to side."""
    bands: list[_Band] = []
    left: list[Piece] = []
    right: list[Piece] = []
    over: list[Piece] = []
    for row in rows(pieces):
        if any(piece.left < place - OVERHANG and piece.right > place + OVERHANG for piece in row):
            bands += _band(left, right)
            left, right = [], []
            over += row
            continue
        if over:
            bands.append(_Band(over, [], False))
            over = []
        for piece in row:
            (right if piece.left >= place - OVERHANG else left).append(piece)
    bands += _band(left, right)
    if over:
        bands.append(_Band(over, [], False))
    return _Split(bands)


def _band(left: list[Piece], right: list[Piece]) -> list[_Band]:
    if not left and not right:
        return []
    return [_Band(left, right, _is_prose(left) and _is_prose(right))]


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Tell whether the pieces are lines of a column, and no cells of a table."""
    lines = [joined(row) for row in rows(pieces)]
    if len(lines) < FEWEST_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    letters = sum(len(line.text) for line in lines) / len(lines)
    return letters >= FEWEST_LETTERS and median(line.width for line in lines) >= FULL * width
