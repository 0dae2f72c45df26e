"""The rows of the relations: how two parties stand with one another over time, and where that turned."""

from dataclasses import dataclass
from typing import ClassVar

from foedus.ledgers.evidence import Row, Who

__all__ = ["Act", "Move", "Relation", "Tally", "Turn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What `source` did to `target`, or both did together if `mutual`, and the ids of the claims that tell of it.

    `type` is PLOVER's, `score` what it is worth. `date` is the day in EDTF, or as near as it is told. `support` counts
    independent sources; `disputed` is True where somebody denies it.
    """

    date: str | None
    type: str
    source: Who
    target: Who
    mutual: bool
    score: float
    support: int
    disputed: bool
    claims: tuple[str, ...]

    def __str__(self) -> str:
        link = "and" if self.mutual else "to"
        return f"{self.type}, {self.source.party} {link} {self.target.party}, {self.date or 'no date'}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many acts of a type there were."""

    type: str
    count: int

    def __str__(self) -> str:
        return f"{self.type} {self.count}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Relation(Row):
    """The acts between two parties in one period; if `directed`, those of `one` towards `other` alone.

    `period` is a month in EDTF (`2023-11`) or an ISO week (`2023-W46`), None for acts that are not dated that closely;
    a period without acts has no row. `score` is the mean of the acts' scores, `low` and `high` hold it in nine of ten
    such periods, `total` is their sum; all None where acts are only planned. Planned acts count in none of these.
    `quotes` are the words of every act, done and planned.
    """

    columns: ClassVar = ("period", "one", "other", "count", "score", "low", "high", "total", "types")
    one: Who
    other: Who
    directed: bool
    period: str | None
    count: int
    score: float | None = None
    low: float | None = None
    high: float | None = None
    total: float | None = None
    types: tuple[Tally, ...] = ()
    acts: tuple[Act, ...] = ()
    planned: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """An act and how much of a turn's size is due to it; over all acts after the turn, this sums to the size."""

    act: Act
    share: float

    def __str__(self) -> str:
        return f"{self.act} ({self.share:+.2f})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Turn(Row):
    """A period from which on two parties deal with one another on another level than before.

    `confidence` is the probability that the level changed in one of the periods from `earliest` to `latest`, of which
    `period` is the likeliest. `before` and `after` are the mean scores of the acts since the last turn and until the
    next, `count_before` and `count_after` how many they are, `size` is the difference: below 0 it is for the worse.
    `moved` are the acts that made most of it, and `quotes` are their words.
    """

    columns: ClassVar = ("period", "one", "other", "before", "after", "size", "confidence", "moved")
    one: Who
    other: Who
    directed: bool
    period: str
    earliest: str
    latest: str
    before: float
    after: float
    size: float
    confidence: float
    count_before: int
    count_after: int
    moved: tuple[Move, ...] = ()
