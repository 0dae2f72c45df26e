"""What actors do to or with each other, as rows: the claims of events, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from foedus.knowledge import Knowledge
from foedus.ledgers.evidence import Row, Who
from foedus.ledgers.moments import order
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actors, quotes, text
from foedus.ledgers.selecting import select
from foedus.record import Entry

__all__ = ["Event", "events"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Event(Row):
    """One acts on or with another: the PLOVER type, who acts, on whom, and when, in EDTF."""

    columns: ClassVar = ("date", "type", "actors", "recipients")
    type: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    polarity: str
    modality: str
    date: str | None = None


def events(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Event, ...]:
    """Return a row for each claim of an event, by day."""
    return tuple(map(_row, sorted(select(entries, query, knowledge, "event"), key=order)))


def _row(entry: Entry) -> Event:
    claim = entry.claim
    return Event(
        type=text(claim.get("event")),
        actors=actors(claim.get("actors")),
        recipients=actors(claim.get("recipients")),
        polarity=claim.polarity,
        modality=claim.modality,
        date=claim.date.edtf if claim.date else None,
        quotes=quotes([entry], "event"),
    )
