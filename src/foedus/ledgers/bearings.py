"""Rows of ledgers as what a decision about a claim can change: those that rest on claims, and the rows inside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from foedus.ledgers.contradictions import contradictions
from foedus.ledgers.demands import demands
from foedus.ledgers.evidence import Row, Told
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.meetings import meetings
from foedus.ledgers.obligations import obligations
from foedus.ledgers.posture import posture
from foedus.ledgers.responsibility import responsibility
from foedus.ledgers.rows import Contradiction
from foedus.ledgers.standing import standing
from foedus.ledgers.statements import statements
from foedus.ledgers.timeline import timeline
from foedus.record.queue import Bearing

__all__ = ["LEDGERS", "bearings"]

LEDGERS: Mapping[str, Ledger[Told]] = {
    "standing": standing, "meetings": meetings, "demands": demands, "obligations": obligations,
    "responsibility": responsibility, "posture": posture, "statements": statements, "timeline": timeline,
    "contradictions": contradictions,
}  # fmt: skip
TURNED_BY = {"Standing": "standing", "Step": "standing", "Attendance": "attendance", "Demand": "demand"}


def bearings(rows: Iterable[tuple[str, Row]]) -> Iterator[Bearing]:
    """Yield what rests on claims: the rows, and the rows inside them, each once."""
    seen = set()
    for ledger, row, disputed in _all(rows):
        found = _bearing(ledger, row, disputed=disputed)
        key = (type(row), found.claims, found.says)
        if found.claims and key not in seen:
            seen.add(key)
            yield found


def _all(rows: Iterable[tuple[str, Row]], *, disputed: bool = False) -> Iterator[tuple[str, Row, bool]]:
    """Yield every row with its ledger and whether it is disputed, as the sides of a contradiction all are."""
    for ledger, row in rows:
        yield ledger, row, disputed or _is_disputed(row)
        values = (getattr(row, field.name) for field in fields(row))
        inside = [
            (ledger, item) for value in values if isinstance(value, tuple) for item in value if isinstance(item, Row)
        ]
        yield from _all(inside, disputed=isinstance(row, Contradiction))


def _bearing(ledger: str, row: Row, *, disputed: bool) -> Bearing:
    claims = tuple(dict.fromkeys(quote.claim for quote in row.quotes))
    return Bearing(ledger, _said(row), claims, row.support, disputed, TURNED_BY.get(type(row).__name__))


def _is_disputed(row: Row) -> bool:
    """Tell whether sources differ on the row, each type of row in its own way of saying so."""
    if getattr(row, "disputed", False) or getattr(row, "conflicts", ()):
        return True
    return getattr(row, "state", "") == "disputed"


def _said(row: Row) -> str:
    values = (getattr(row, name) for name in row.columns)
    return " · ".join(
        "; ".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in values if value
    )
