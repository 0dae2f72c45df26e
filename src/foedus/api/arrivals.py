"""What has come into a record since some place in its log, and how far the log has come."""

from dataclasses import dataclass
from typing import ClassVar

from foedus.api.record import Record
from foedus.api.table import Table
from foedus.ledgers import Row
from foedus.ledgers.line import line
from foedus.ledgers.quoting import quote
from foedus.store import Arrivals, Mark

__all__ = ["Arrived", "arrivals", "arrived"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrived(Row):
    """A claim that came: `what` says it in a line. `rejected` and superseded ones are told, too, since they came."""

    columns: ClassVar = ("kind", "what")
    kind: str
    what: str
    polarity: str
    modality: str
    rejected: bool = False


def arrivals(record: Record, since: Mark | None = None) -> Arrivals:
    """Count what has come since that place, since the beginning for None; this costs what is new."""
    return record.store.arrivals(since or Mark())


def arrived(record: Record, since: Mark, *, kind: str | None = None, limit: int, skip: int = 0) -> Table[Arrived]:
    """Return claims that came since that place, the last first."""
    entries = record.store.arrived(since, kind=kind, limit=limit, skip=skip)
    rows = (
        Arrived(
            kind=entry.claim.kind,
            what=line(entry.claim),
            polarity=entry.claim.polarity,
            modality=entry.claim.modality,
            rejected=entry.rejected,
            quotes=(quote(entry, line(entry.claim)),),
        )
        for entry in entries
    )
    return Table(tuple(rows), Arrived)
