"""Who addresses, blames or demands of whom, and how often: the rows of a ledger counted by who does it to whom."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from foedus.api.record import Record
from foedus.api.table import Table
from foedus.errors import QueryError
from foedus.ledgers import Demand, Quote, Responsibility, Row, Statement, Who
from foedus.ledgers.parties import called
from foedus.model import UNKNOWN_PARTY

__all__ = ["TIES", "Tie", "ties"]

Sides = tuple[Who | None, Who | None]


@dataclass(frozen=True, slots=True)
class Tie:
    """What one party did to another so many times; `rows` are those of the ledger that tell of it."""

    columns: ClassVar = ("one", "other", "count")
    one: Who
    other: Who
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many things there are that it did."""
        return len(self.rows)

    def told(self) -> dict[str, Any]:
        """Return the tie as JSON data, with the claims that are first behind each row."""
        claims = [row.claims[0] for row in self.rows if row.claims]
        who = ({"name": side.name, "party": side.party} for side in (self.one, self.other))
        return dict(zip(("one", "other"), who, strict=True)) | {"count": self.count, "claims": claims}


def ties(record: Record, kind: str, *, since: date, until: date, limit: int) -> tuple[Table[Tie], bool]:
    """Return who does that to whom, most often first, and whether all of the time is counted.

    Of what was first published from the one day to the other, the latest `limit` rows are; parties that nobody knows
    are left out, and what a party does to itself. QueryError for what is no kind of tie.
    """
    if kind not in TIES:
        raise QueryError(f"nobody is tied to another by {kind!r}", f"the kinds are {', '.join(TIES)}")
    ledger, sides_of = TIES[kind]
    rows = getattr(record, ledger)(limit=limit, since=since, known_by=until)
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        one, other = sides_of(row)
        if one and other and UNKNOWN_PARTY not in (one.party, other.party) and one.party != other.party:
            found[one.party, other.party].append(row)
    knowledge = record.knowledge
    made = (
        Tie(Who(called(one, knowledge), one), Who(called(other, knowledge), other), tuple(told))
        for (one, other), told in found.items()
    )
    return Table(tuple(sorted(made, key=_order)), Tie), len(rows) < limit


def _order(tie: Tie) -> tuple[int, str, str]:
    return -tie.count, tie.one.name, tie.other.name


def _said(row: Statement) -> Sides:
    return row.speaker, row.addressee


def _asked(row: Demand) -> Sides:
    return (None, None) if row.denied else (row.demander, row.addressee)


def _blamed(row: Responsibility) -> Sides:
    return (_speaker(row.quotes), row.blamed) if row.stance == "blames" else (None, None)


def _speaker(quotes: tuple[Quote, ...]) -> Who | None:
    return next((quote.by[-1] for quote in quotes if quote.by), None)


TIES: Mapping[str, tuple[str, Callable[[Any], Sides]]] = {
    "demands": ("demands", _asked),
    "blame": ("responsibility", _blamed),
    "addresses": ("statements", _said),
}
