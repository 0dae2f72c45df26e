"""Who said what, to whom, when, about what."""

from collections.abc import Iterator

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actor, quotes, text, texts, who
from foedus.ledgers.rows import Statement
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing

__all__ = ["statements"]


def _rows(found: list[Thing], view: View) -> Iterator[Statement]:
    """Yield a row for each statement, by the day it was said, however many outlets quote it."""
    for thing in found:
        if view.wants(thing.entries):
            yield _row(list(thing.entries))


def _row(told: list[Entry]) -> Statement:
    first = told[0]
    claim = first.claim
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
        published=first.published,
        quotes=quotes(told, "act"),
    )


statements = Ledger("statements", Statement, ("statement",), _rows)
