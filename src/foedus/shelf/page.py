"""A page of a ledger: the rows of the things that were published last, made of their claims alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice
from typing import TypeVar

from foedus.knowledge import Knowledge
from foedus.ledgers import Ledger, Query, Told, View, named
from foedus.ledgers.hearing import MOST_HEARD, between
from foedus.shelf.faces import ABOUT, BY, ORG
from foedus.shelf.ordering import put_in_order
from foedus.store import NEVER, Seek, Shelf, Store
from foedus.things import Thing, order

__all__ = ["Page", "page"]

R = TypeVar("R", bound=Told)

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Page:
    """How many rows are wanted at least, of the things published last; None for all. `skip` passes over things."""

    limit: int | None = None
    skip: int = 0


def page(store: Store, ledger: Ledger[R], query: Query, knowledge: Knowledge, wanted: Page) -> tuple[R, ...]:
    """Return the rows of a ledger that the things published last make, in the ledger's order.

    Which claims tell of one thing is decided on all that is known now; what a query leaves out of a thing, such as what
    was not yet published, is not shown. QueryError for a name that nobody has.
    """
    shelf = store.shelf
    if query.superseded or shelf is None or not put_in_order(store, knowledge, (*ledger.sorts, *ledger.beside)):
        return ledger(store.entries(), query, knowledge)
    found = islice(_sought(shelf, ledger, query, knowledge), wanted.skip, None)
    numbers = list(islice(found, wanted.limit))
    if not numbers and _is_named_elsewhere(store, query, knowledge):
        return ()
    while True:
        things = _things(store, shelf, numbers, ledger)
        rows = ledger.of(things, _view(shelf, query, knowledge, things))
        more = list(islice(found, len(numbers))) if wanted.limit and len(rows) < wanted.limit else []
        if not more:
            return rows
        numbers += more


def _is_named_elsewhere(store: Store, query: Query, knowledge: Knowledge) -> bool:
    """Tell whether a name that only this record has is in things of other ledgers: then it is no error."""
    strange = [each for each in (query.about, query.by, query.org) if each and named(each, knowledge) is None]
    if not strange:
        return False
    put_in_order(store, knowledge)
    return all(store.shelf and store.shelf.has(_name(each, knowledge)) for each in strange)


def _sought(shelf: Shelf, ledger: Ledger[R], query: Query, knowledge: Knowledge) -> Iterator[int]:
    """Yield the things that may make rows, the latest published first."""
    asked = ((query.about, ABOUT), (query.by, BY), (query.org, ORG))
    seek = Seek(
        sort="",
        faces=tuple((_name(written, knowledge), role) for written, role in asked if written),
        known_by=query.known_by.toordinal() if query.known_by else NEVER,
        on=query.on.toordinal() if query.on else NEVER,
        sure=query.min_confidence,
        disputed=ledger.disputed,
    )
    by_sort = [shelf.seek(replace(seek, sort=sort)) for sort in (*ledger.sorts, *ledger.beside)]
    return (thing for _, thing in merge(*by_sort, reverse=True))


def _name(written: str, knowledge: Knowledge) -> str:
    """Return the name by which whom the words mean is found: a person's or a code, in small letters."""
    entity = named(written, knowledge)
    if entity is None:
        return written.strip().casefold()
    return (entity.name if entity.type == PERSON else entity.party).casefold()


def _things(store: Store, shelf: Shelf, numbers: Sequence[int], ledger: Ledger[R]) -> list[Thing]:
    """Return the things of these numbers, and those beside them, by day."""
    sorts = (*ledger.sorts, *ledger.beside) if ledger.beside else ()
    beside = [nr for sort in sorts for nr in shelf.beside(numbers, sort)]
    members = shelf.members([*dict.fromkeys([*numbers, *beside])])
    entries = store.entries_of(claim for _, claims in members.values() for claim in claims)
    found = [
        Thing(sort, tuple(sorted((entries[claim] for claim in claims), key=order))) for sort, claims in members.values()
    ]
    return sorted(found, key=lambda thing: (order(thing.entries[0]), thing.sort))


def _view(shelf: Shelf, query: Query, knowledge: Knowledge, things: list[Thing]) -> View:
    today = query.on or shelf.last_published(query.known_by)
    until = query.until.toordinal() if query.until else NEVER

    def heard(one: str, other: str, since: date) -> int:
        return shelf.heard(between(one, other), since.toordinal(), until, MOST_HEARD)

    return View.at(today, query, knowledge, (entry for thing in things for entry in thing.entries), heard)
