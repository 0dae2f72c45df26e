"""Everything dated, in order."""

from collections.abc import Iterator

from foedus.ledgers.dating import dated
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.line import line
from foedus.ledgers.posture import CONDUCT
from foedus.ledgers.quoting import quote
from foedus.ledgers.rows import Moment
from foedus.ledgers.view import View
from foedus.model.remembering import remembered
from foedus.record import Entry
from foedus.things import SORTS, Thing, days, order

__all__ = ["timeline"]

ALLEGIANCE = "allegiance"
SEPARATOR = "\x1f"


def _rows(found: list[Thing], view: View) -> list[Moment]:
    """Return a row for each thing that has a date of its own; what several sources say alike is one row.

    What has only the date of its publication is left out: that is when it was said, not when it was.
    """
    told = [pair for thing in found for pair in dated(_own(thing), _said)]
    told.sort(key=lambda pair: order(pair[1][0]))
    return [_row(edtf, entries) for edtf, entries in told if days(edtf) and view.wants(entries)]


def _own(thing: Thing) -> Iterator[Entry]:
    """Yield the dated claims; who came to a meeting is told with the meeting, not again as conduct."""
    for entry in thing.told:
        if entry.claim.date and (thing.sort != CONDUCT or entry.claim.kind == CONDUCT):
            yield entry


@remembered
def _said(entry: Entry) -> str:
    claim = entry.claim
    return SEPARATOR.join((claim.kind, line(claim), claim.polarity, claim.modality))


def _row(edtf: str | None, told: list[Entry]) -> Moment:
    claim = told[0].claim
    what = line(claim)
    return Moment(
        date=edtf or "",
        kind=claim.kind,
        what=what,
        polarity=claim.polarity,
        modality=claim.modality,
        quotes=tuple(quote(entry, what) for entry in told),
    )


timeline = Ledger("timeline", Moment, tuple(sort for sort in SORTS if sort != ALLEGIANCE), _rows)
