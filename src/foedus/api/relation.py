"""How two parties stand with one another, and where that turned: both together, which costs little more than either."""

from typing import Unpack

from foedus import ledgers
from foedus.api.asked import Asked, query_of
from foedus.api.record import Record
from foedus.api.table import Table
from foedus.ledgers import Relation, Turn
from foedus.shelf import acts_of, uncollected

__all__ = ["relation"]


@uncollected()
def relation(
    record: Record, one: str, other: str, *, weekly: bool = False, **asked: Unpack[Asked]
) -> tuple[Table[Relation], Table[Turn]]:
    """Return what `Record.relations` and `Record.turns` do of these two; QueryError for no state or organisation."""
    query, knowledge = query_of(None, asked, Asked), record.knowledge
    entries = acts_of(record.store, query, knowledge, [one, other])
    between = ledgers.Between(one=one, other=other, weekly=weekly)
    rows, turns = ledgers.history(entries, query, knowledge, between=between)
    return Table(rows, Relation), Table(turns, Turn)
