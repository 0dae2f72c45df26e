"""Who is said to owe what to whom, and who disputes it."""

from collections.abc import Iterable

from foedus.knowledge import Knowledge
from foedus.ledgers.matters import matters, party
from foedus.ledgers.positions import contrary, positions
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actor, quotes, text
from foedus.ledgers.rows import Obligation
from foedus.ledgers.selecting import scope
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry

__all__ = ["obligations"]

KIND = "obligation"
DUTY = "obligation"


def obligations(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Obligation, ...]:
    """Return a row for each obligation of a debtor, with the latest word of whoever spoke of it first."""
    within = scope(entries, query, knowledge, KIND)
    return tuple(_row(matter) for matter in matters(within.entries, _debtor, _matter) if within.wants(matter))


def _debtor(entry: Entry) -> tuple[str | None]:
    return (party(entry.claim.get("debtor")),)


def _content(entry: Entry) -> str:
    return text(entry.claim.get("content"))


def _matter(entry: Entry) -> str:
    """Return the content with every word for a duty as the same word."""
    words = _content(entry).lower().split()
    return " ".join(DUTY if word.strip(",.;") in vocabulary().duty else word for word in words)


def _row(matter: list[Entry]) -> Obligation:
    held = positions(matter, "status")
    first = held[0]
    creditor = next((named for entry in matter if (named := actor(entry.claim.get("creditor")))), None)
    return Obligation(
        debtor=actor(first.entry.claim.get("debtor")),
        creditor=creditor,
        content=_content(matter[0]),
        status=first.says,
        said_by=tuple(other.speaker for other in held if other.says == first.says),
        disputed_by=tuple(other.speaker for other in held if contrary(KIND, first, other)),
        date=next((entry.claim.date.edtf for entry in matter if entry.claim.date), None),
        quotes=quotes(matter, "status"),
    )
