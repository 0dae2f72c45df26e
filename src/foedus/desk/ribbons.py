"""Who does what to whom, drawn: those who do it on the left, those it is done to on the right, ribbons between.

Where anybody stands follows from the counts and the names alone, so that the same record is always drawn the same.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.api import Tie, Who

__all__ = ["Ribbon", "Ribbons", "Seat", "ribbons"]

ROW = 40  # pixels from one name to the next
MOST = 12  # names on a side
LONGEST = 16  # letters of a name
THINNEST, THICKEST = 1.2, 32.0  # of a ribbon, and of all of one name, in pixels
WIDTH = 100  # the drawing's own units from left to right


@dataclass(frozen=True, slots=True)
class Seat:
    """A name on a side, and how often it does it, or has it done to it; a long name gives way to its code."""

    who: Who
    count: int

    @property
    def name(self) -> str:
        """What stands there."""
        return self.who.party if len(self.who.name) > LONGEST else self.who.name


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A tie as a curve: `path` is SVG's, `width` in pixels."""

    tie: Tie
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Ribbons:
    """The names of both sides from above, and the ribbons; `left_out` are ties that only the table has."""

    doing: tuple[Seat, ...]
    done_to: tuple[Seat, ...]
    ribbons: tuple[Ribbon, ...]
    left_out: int

    @property
    def height(self) -> int:
        """How high the drawing is, in pixels."""
        return ROW * max(len(self.doing), len(self.done_to))


def ribbons(ties: Iterable[Tie]) -> Ribbons:
    """Return the drawing of the ties among those that have most of them."""
    told = tuple(ties)
    doing = _most(told, 0)
    drawn = [tie for tie in told if tie.one.party in doing]
    right = _most(drawn, 1)
    drawn = [tie for tie in drawn if tie.other.party in right]
    doing = [code for code in doing if any(tie.one.party == code for tie in drawn)]
    done_to = sorted(right, key=lambda code: (_middle(drawn, code, doing), code))
    left, right_seats = _seats(drawn, doing, 0), _seats(drawn, done_to, 1)
    unit = THICKEST / max((seat.count for seat in (*left, *right_seats)), default=1)
    starts = _ports(drawn, doing, done_to, 0, unit)
    ends = _ports(drawn, done_to, doing, 1, unit)
    curves = tuple(
        Ribbon(tie, _path(starts[_codes(tie)], ends[_codes(tie)]), round(max(THINNEST, unit * tie.count), 1))
        for tie in drawn
    )
    return Ribbons(left, right_seats, curves, len(told) - len(drawn))


def _ports(ties: list[Tie], own: list[str], others: list[str], side: int, unit: float) -> dict[tuple[str, str], float]:
    """Return how far down each tie begins (side 0) or ends: those of one name one below the other, none crossing."""
    found = {}
    for place, code in enumerate(own):
        mine = [tie for tie in ties if _side(tie, side).party == code]
        mine.sort(key=lambda tie: others.index(_side(tie, 1 - side).party))
        at = ROW * (place + 0.5) - unit * sum(tie.count for tie in mine) / 2
        for tie in mine:
            found[_codes(tie)] = round(at + unit * tie.count / 2, 1)
            at += unit * tie.count
    return found


def _codes(tie: Tie) -> tuple[str, str]:
    return tie.one.party, tie.other.party


def _side(tie: Tie, side: int) -> Who:
    return tie.other if side else tie.one


def _most(ties: Iterable[Tie], side: int) -> list[str]:
    """Return the codes of a side that have most ties, those of most first."""
    counts: Counter[str] = Counter()
    for tie in ties:
        counts[_side(tie, side).party] += tie.count
    return sorted(counts, key=lambda code: (-counts[code], code))[:MOST]


def _middle(ties: Iterable[Tie], code: str, doing: list[str]) -> float:
    """Return where those stand, on the whole, that do it to the one of that code: beside them, ribbons cross least."""
    own = [(doing.index(tie.one.party), tie.count) for tie in ties if tie.other.party == code]
    return sum(place * count for place, count in own) / sum(count for _, count in own)


def _seats(ties: list[Tie], codes: list[str], side: int) -> tuple[Seat, ...]:
    found = {code: [tie for tie in ties if _side(tie, side).party == code] for code in codes}
    return tuple(Seat(_side(told[0], side), sum(tie.count for tie in told)) for told in found.values() if told)


def _path(start: float, end: float) -> str:
    return f"M0 {start:g} C {WIDTH * 0.45:g} {start:g} {WIDTH * 0.55:g} {end:g} {WIDTH} {end:g}"
