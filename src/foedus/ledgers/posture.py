"""Conduct towards an organisation short of a formal step."""

from collections.abc import Iterable

from foedus.knowledge import Knowledge
from foedus.ledgers.gather import Group, Item, gather
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actors, quotes, text
from foedus.ledgers.rows import Posture
from foedus.ledgers.selecting import scope
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import UNKNOWN_PARTY, Actor
from foedus.record import Entry

__all__ = ["posture", "postures"]

# Where a claim says whose conduct it is, and what they do.
_FIELDS = {"posture": ("actor", "conduct"), "attendance": ("participant", "status")}


def posture(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Posture, ...]:
    """Return a row for each conduct of one party towards one organisation, by day.

    Coming to its meetings or staying away is conduct too; being invited is what others do and is not.
    """
    within = scope(entries, query, knowledge, *_FIELDS)
    return tuple(_row(group) for group in _groups(within.entries) if within.wants(group.entries))


def postures(entries: Iterable[Entry]) -> tuple[Posture, ...]:
    """Return the rows for those of the entries that are about conduct."""
    return tuple(map(_row, _groups(entries)))


def _groups(entries: Iterable[Entry]) -> list[Group]:
    return gather(item for entry in entries if (item := _item(entry)))


def _item(entry: Entry) -> Item | None:
    claim = entry.claim
    if claim.kind not in _FIELDS:
        return None
    whose, what = (claim.get(name) for name in _FIELDS[claim.kind])
    organisation = claim.get("organisation")
    if not isinstance(whose, Actor) or not organisation or not what:
        return None
    if claim.kind == "attendance" and what not in vocabulary().attendance_conduct:
        return None
    party = whose.label if whose.party == UNKNOWN_PARTY else whose.party
    return Item(entry, (party, organisation, what, claim.polarity, claim.modality))


def _row(group: Group) -> Posture:
    claim = group.entries[0].claim
    whose, what = _FIELDS[claim.kind]
    return Posture(
        actor=actors(claim.get(whose))[0],
        organisation=text(claim.get("organisation")),
        conduct=text(claim.get(what)),
        polarity=claim.polarity,
        modality=claim.modality,
        date=group.edtf,
        quotes=quotes(group.entries, what),
    )
