"""Everything dated, in order."""

from collections.abc import Iterable

from foedus.knowledge import Knowledge
from foedus.ledgers.gather import Group, Item, gather
from foedus.ledgers.line import line
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import quote
from foedus.ledgers.rows import Moment
from foedus.ledgers.selecting import scope
from foedus.record import Entry

__all__ = ["timeline"]


def timeline(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Moment, ...]:
    """Return a row for each thing that has a date of its own; what several sources say alike is one row.

    What has only the date of its publication is left out: that is when it was said, not when it was.
    """
    within = scope(entries, query, knowledge)
    found = gather(_item(entry) for entry in within.entries if entry.claim.date)
    return tuple(_row(group) for group in found if group.window and within.wants(group.entries))


def _item(entry: Entry) -> Item:
    claim = entry.claim
    return Item(entry, (claim.kind, line(claim), claim.polarity, claim.modality))


def _row(group: Group) -> Moment:
    kind, what, polarity, modality = map(str, group.key)
    return Moment(
        date=group.edtf or "",
        kind=kind,
        what=what,
        polarity=polarity,
        modality=modality,
        quotes=tuple(quote(entry, what) for entry in group.entries),
    )
