"""Who said what, to whom, when, about what."""

from collections.abc import Iterable

from foedus.knowledge import Knowledge
from foedus.ledgers.moments import order
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actor, quotes, text, texts, who
from foedus.ledgers.rows import Statement
from foedus.ledgers.selecting import select
from foedus.record import Entry

__all__ = ["statements"]


def statements(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Return a row for each statement, by the day it was said."""
    return tuple(map(_row, sorted(select(entries, query, knowledge, "statement"), key=order)))


def _row(entry: Entry) -> Statement:
    claim = entry.claim
    return Statement(
        speaker=actor(claim.get("speaker")),
        addressee=actor(claim.get("addressee")),
        act=text(claim.get("act")),
        manner=text(claim.get("manner")),
        content=texts(claim.get("content")),
        about=texts(claim.get("about")),
        via=tuple(map(who, claim.by)),
        polarity=claim.polarity,
        modality=claim.modality,
        said=claim.date.edtf if claim.date else None,
        published=entry.published,
        quotes=quotes([entry], "act"),
    )
