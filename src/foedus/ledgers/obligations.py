"""Who is said to owe what to whom, and who disputes it."""

from collections.abc import Iterator

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.positions import contrary, positions
from foedus.ledgers.quoting import actor, quote, quotes, text
from foedus.ledgers.rows import Obligation
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing, answer_of, party

__all__ = ["obligations"]

KIND, DISPUTED = "obligation", "disputed"


def _rows(found: list[Thing], view: View) -> Iterator[Obligation]:
    """Yield a row for each obligation of a debtor, with the latest word of whoever spoke of it first."""
    for thing in found:
        if thing.told and view.wants(thing.entries):
            yield _row(list(thing.told), thing.replies)


def _row(matter: list[Entry], replies: tuple[Entry, ...]) -> Obligation:
    held = positions(matter, "status")
    first = held[0]
    against = [other for other in held if contrary(KIND, first, other)]
    denying = [other.entry for other in against if _is_own(other.entry) and not _is_own(first.entry)]
    denials = (*quotes(denying, "status"), *(quote(entry, answer_of(entry.claim, KIND)) for entry in replies))
    speakers = (*(other.speaker for other in against), *(said.speaker for said in denials))
    creditor = next((named for entry in matter if (named := actor(entry.claim.get("creditor")))), None)
    return Obligation(
        debtor=actor(first.entry.claim.get("debtor")),
        creditor=creditor,
        content=text(matter[0].claim.get("content")),
        status=DISPUTED if denials else first.says,
        said_by=tuple(other.speaker for other in held if other.says == first.says),
        disputed_by=tuple(dict.fromkeys(speakers)),
        date=next((entry.claim.date.edtf for entry in matter if entry.claim.date), None),
        denials=denials,
        quotes=quotes(matter, "status"),
    )


def _is_own(entry: Entry) -> bool:
    """Tell whether the debtor itself speaks."""
    return bool(entry.claim.by) and party(entry.claim.by[-1]) == party(entry.claim.get("debtor"))


obligations = Ledger("obligations", Obligation, (KIND,), _rows)
