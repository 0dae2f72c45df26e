"""What actors do to or with each other, as rows: the claims of events, each with its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from foedus.ledgers.dating import date_of
from foedus.ledgers.evidence import Told, Who
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actors, quotes, text
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing

__all__ = ["Event", "events"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Event(Told):
    """One acts on or with another: the PLOVER type, who acts, on whom, and when, in EDTF."""

    columns: ClassVar = ("date", "type", "actors", "recipients")
    type: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    polarity: str
    modality: str
    date: str | None = None


def _rows(found: list[Thing], view: View) -> Iterator[Event]:
    """Yield a row for each deed, by day, however many texts tell of it."""
    for thing in found:
        if view.wants(thing.entries):
            yield _row(list(thing.entries))


def _row(told: list[Entry]) -> Event:
    claim = told[0].claim
    return Event(
        type=text(claim.get("event")),
        actors=actors(claim.get("actors")),
        recipients=actors(claim.get("recipients")),
        polarity=claim.polarity,
        modality=claim.modality,
        date=date_of(told),
        quotes=quotes(told, "event"),
    )


events = Ledger("events", Event, ("event",), _rows)
