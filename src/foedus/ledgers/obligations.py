"""Who is said to owe what to whom, and who disputes it."""

from collections.abc import Iterator

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.positions import contrary, positions
from foedus.ledgers.quoting import actor, quotes, text
from foedus.ledgers.rows import Obligation
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing

__all__ = ["obligations"]

KIND = "obligation"


def _rows(found: list[Thing], view: View) -> Iterator[Obligation]:
    """Yield a row for each obligation of a debtor, with the latest word of whoever spoke of it first."""
    for thing in found:
        if view.wants(thing.entries):
            yield _row(list(thing.entries))


def _row(matter: list[Entry]) -> Obligation:
    held = positions(matter, "status")
    first = held[0]
    creditor = next((named for entry in matter if (named := actor(entry.claim.get("creditor")))), None)
    return Obligation(
        debtor=actor(first.entry.claim.get("debtor")),
        creditor=creditor,
        content=text(matter[0].claim.get("content")),
        status=first.says,
        said_by=tuple(other.speaker for other in held if other.says == first.says),
        disputed_by=tuple(other.speaker for other in held if contrary(KIND, first, other)),
        date=next((entry.claim.date.edtf for entry in matter if entry.claim.date), None),
        quotes=quotes(matter, "status"),
    )


obligations = Ledger("obligations", Obligation, (KIND,), _rows)
