"""The relation of two parties, drawn: a point for each period with its bounds, and marks where it turned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.api import Relation, Turn
from foedus.desk.timescale import Timescale

__all__ = ["Curve", "Point", "curve"]

BEST = 10.0  # the score of the friendliest act; of the worst it is the same below 0
HEIGHT = 220.0  # of the drawing, in pixels
AIR = 12.0


@dataclass(frozen=True, slots=True)
class Point:
    """A period: `x` in per cent, the rest in pixels from above."""

    x: float
    y: float
    low: float
    high: float
    row: Relation
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The points in the order of time; `turns` are places in per cent, with what turned there."""

    scale: Timescale
    points: tuple[Point, ...]
    turns: tuple[tuple[float, Turn], ...]
    height: float = HEIGHT

    @property
    def levels(self) -> tuple[tuple[float, str], ...]:
        """The scores that lines are drawn at."""
        return tuple((_y(score), f"{score:+.0f}" if score else "0") for score in (10, 5, 0, -5, -10))


def curve(rows: Iterable[Relation], turns: Sequence[Turn], chosen: str | None = None) -> Curve | None:
    """Return the relation as a drawing, with the point of one period `chosen`; None where no period has a score."""
    scored = [row for row in rows if row.period and row.score is not None]
    scale = Timescale.over(row.period for row in scored)
    if scale is None:
        return None
    points = tuple(_point(row, scale, row.period == chosen) for row in scored)
    return Curve(scale, points, tuple((_middle(turn.period, scale), turn) for turn in turns))


def _point(row: Relation, scale: Timescale, chosen: bool) -> Point:
    score = row.score or 0.0
    low, high = (score if end is None else end for end in (row.low, row.high))
    return Point(_middle(row.period or "", scale), _y(score), _y(low), _y(high), row, chosen)


def _middle(period: str, scale: Timescale) -> float:
    first, last = scale.stretch(period, period)
    return round((first + last) / 2, 2)


def _y(score: float) -> float:
    inside = HEIGHT - 2 * AIR
    return round(AIR + (BEST - max(-BEST, min(BEST, score))) / (2 * BEST) * inside, 1)
