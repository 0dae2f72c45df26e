"""A ledger: a pure function from what the record holds, a query and what is known to rows with their evidence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.knowledge import Knowledge
from foedus.ledgers.binding import bound
from foedus.ledgers.evidence import Told
from foedus.ledgers.query import Query
from foedus.ledgers.view import View, stands
from foedus.record import Entry
from foedus.things import Thing, things

__all__ = ["Ledger"]

R = TypeVar("R", bound=Told, covariant=True)


@dataclass(frozen=True, slots=True)
class Ledger(Generic[R]):
    """One of the questions that a record answers, from things of these sorts.

    `rows` makes the rows, in their order, of the things as far as the view lets them be seen. Things of the sorts
    `beside` are looked at too where they are of the same block. With `disputed`, only things are wanted of which the
    accounts cannot all hold. With `cut`, a row may rest on so many claims that a page should do with the last of them.
    """

    name: str
    row: type[R]
    sorts: tuple[str, ...]
    rows: Callable[[list[Thing], View], Iterable[R]]
    beside: tuple[str, ...] = ()
    disputed: bool = False
    cut: bool = False

    def __call__(self, entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[R, ...]:
        """Return the rows of a whole record; QueryError for a name that nobody has."""
        standing = [entry for entry in entries if stands(entry, query)]
        view = View.on(query, knowledge, standing)
        return self.of(things(standing, (*self.sorts, *self.beside)), view)

    def of(self, found: Iterable[Thing], view: View) -> tuple[R, ...]:
        """Return the rows that these things make in the view."""
        seen = view.of(found)
        return tuple(bound(self.rows(seen, view), seen, (*self.sorts, *self.beside)))

    def unbound(self, found: Iterable[Thing], view: View) -> tuple[R, ...]:
        """Return the same rows without how sure it is that their claims tell of one thing: in half the time."""
        return tuple(self.rows(view.of(found), view))
