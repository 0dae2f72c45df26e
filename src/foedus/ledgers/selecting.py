"""The claims that a query is about, each by itself."""

from collections.abc import Iterable

from foedus.knowledge import Knowledge
from foedus.ledgers.query import Query
from foedus.ledgers.view import View, stands
from foedus.record import Entry

__all__ = ["select"]


def select(entries: Iterable[Entry], query: Query, knowledge: Knowledge, *kinds: str) -> list[Entry]:
    """Return the entries of those kinds (of all, without any) that the query is about, each by itself, in this order.

    QueryError for a name that nobody has.
    """
    standing = [entry for entry in entries if stands(entry, query)]
    view = View.on(query, knowledge, standing)
    of_kinds = (entry for entry in standing if not kinds or entry.claim.kind in kinds)
    return [entry for entry in view.entries(of_kinds) if view.wants((entry,))]
