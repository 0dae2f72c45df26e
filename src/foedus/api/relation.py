"""How two parties stand with one another, and where that turned: both together, which costs little more than either."""

from dataclasses import dataclass
from typing import Unpack

from foedus import ledgers
from foedus.api.asked import Asked, query_of
from foedus.api.record import Record
from foedus.api.table import Table
from foedus.ledgers import History, Relation, Turn
from foedus.shelf import acts_of, uncollected

__all__ = ["Course", "relation"]


@dataclass(frozen=True, slots=True)
class Course:
    """The relation of two parties, period by period, and its turns.

    Where a record's rows are cut (`Record.most`), these are without acts and quotations, which `whole` adds to one.
    """

    rows: Table[Relation]
    turns: Table[Turn]
    history: History

    def whole(self, row: Relation) -> Relation:
        """Return one of the rows with all that it rests on."""
        return self.history.whole(row)


@uncollected()
def relation(record: Record, one: str, other: str, *, weekly: bool = False, **asked: Unpack[Asked]) -> Course:
    """Return what `Record.relations` and `Record.turns` do of these two; QueryError for no state or organisation."""
    query, knowledge = query_of(None, asked, Asked), record.knowledge
    entries = acts_of(record.store, query, knowledge, [one, other])
    between = ledgers.Between(one=one, other=other, weekly=weekly)
    found = ledgers.history(entries, query, knowledge, between=between)
    rows = found.rows(outlined=bool(record.most))
    return Course(Table(rows, Relation), Table(found.turns(), Turn), found)
