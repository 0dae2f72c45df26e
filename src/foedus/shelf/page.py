"""A page of a ledger: the rows of the things published last, or that a text tells of, made of their claims alone."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice, takewhile
from typing import TypeVar

from foedus.knowledge import Knowledge
from foedus.ledgers import Ledger, Query, Told, View, quotations
from foedus.ledgers.hearing import MOST_HEARD, between
from foedus.shelf.faces import ORG
from foedus.shelf.garbage import uncollected
from foedus.shelf.ordering import put_in_order
from foedus.shelf.seeking import is_found, seek_of, strange
from foedus.store import NEVER, Seek, Shelf, Store
from foedus.things import Thing, order

__all__ = ["Page", "page", "resting", "rows_of", "told_by"]

R = TypeVar("R", bound=Told)

SPARE = 5  # things that are looked at beyond those that should do
CUT = 4  # claims of a row for each thing beside it, where it rests on the last of them alone


@dataclass(frozen=True, slots=True)
class Page:
    """How many rows are wanted at least, of the things published last; None for all. `skip` passes over things.

    With `since`, only of things that were first published on that day or later. Without `binding`, rows do not say how
    sure it is that their claims tell of one thing. With `most`, a row that many claims tell of rests on so many of them
    (see `Seek`), where the ledger can do with those.
    """

    limit: int | None = None
    skip: int = 0
    since: date | None = None
    binding: bool = True
    most: int = 0


@uncollected()
def page(store: Store, ledger: Ledger[R], query: Query, knowledge: Knowledge, wanted: Page) -> tuple[R, ...]:
    """Return the rows of a ledger that the things published last make, in the ledger's order.

    Which claims tell of one thing is decided on all that is known now; what a query leaves out of a thing, such as what
    was not yet published, is not shown. QueryError for a name that nobody has.
    """
    shelf = store.shelf
    if query.superseded or shelf is None or not put_in_order(store, knowledge, (*ledger.sorts, *ledger.beside)):
        return tuple(row for row in ledger(store.entries(), query, knowledge) if _is_new(row, wanted.since))
    seek = replace(seek_of(query, knowledge), disputed=ledger.disputed, most=wanted.most if ledger.cut else 0)
    found = islice(_sought(shelf, ledger, seek, wanted.since), wanted.skip, None)
    numbers = list(islice(found, _first(wanted, ledger)))
    unknown = strange(query, knowledge)
    if not numbers and unknown and _are_elsewhere(store, unknown, knowledge):
        return ()
    if unknown:  # then the claims that name them are wanted whatever their day
        seek = replace(seek, known_by=NEVER, on=NEVER)
    held: dict[int, Thing] = {}
    sought = 0
    while True:
        held |= _things(store, shelf, numbers, ledger, seek, held)
        things = sorted(held.values(), key=lambda thing: (order(thing.entries[0]), thing.sort))
        view = _view(shelf, query, knowledge, things, cut=bool(seek.most and things))
        rows = ledger.of(things, view) if wanted.binding else ledger.unbound(things, view)
        sought += len(numbers)
        numbers = list(islice(found, _missing(wanted, sought, len(rows))))
        if not numbers:
            return rows


@uncollected()
def resting(store: Store, ledger: Ledger[R], knowledge: Knowledge, text_id: str) -> tuple[R, ...]:
    """Return the rows of a ledger that rest on a claim of that text, in the ledger's order."""
    query, shelf = Query(), store.shelf
    own = {entry.claim.id for entry in store.entries(text_id=text_id)}
    if shelf is None or not put_in_order(store, knowledge, (*ledger.sorts, *ledger.beside)):
        rows = ledger(store.entries(), query, knowledge)
    else:
        numbers = shelf.telling(text_id, (*ledger.sorts, *ledger.beside))
        rows = rows_of(store, shelf, ledger, knowledge, numbers)
    return tuple(row for row in rows if not own.isdisjoint(row.claims))


@uncollected()
def told_by(store: Store, ledger: Ledger[R], knowledge: Knowledge, claims: Sequence[int]) -> tuple[R, ...]:
    """Return the rows of a ledger that rest on any of these claims (numbers), in the ledger's order."""
    sorts, own = (*ledger.sorts, *ledger.beside), store.entries_of(claims)
    shelf, weights = store.shelf, store.weights
    if not own or shelf is None or weights is None or not put_in_order(store, knowledge, sorts):
        return ()
    rows = rows_of(store, shelf, ledger, knowledge, weights.telling(claims, sorts), binding=False)
    ids = {entry.claim.id for entry in own.values()}
    return tuple(row for row in rows if not ids.isdisjoint(row.claims))


def rows_of(
    store: Store, shelf: Shelf, ledger: Ledger[R], knowledge: Knowledge, numbers: Sequence[int], *, binding: bool = True
) -> tuple[R, ...]:
    """Return the rows that things of these numbers, and those beside them, make in a ledger."""
    held = _things(store, shelf, numbers, ledger, Seek(sort=""), ())
    things = sorted(held.values(), key=lambda thing: (order(thing.entries[0]), thing.sort))
    view = _view(shelf, Query(), knowledge, things)
    return ledger.of(things, view) if binding else ledger.unbound(things, view)


def _first(wanted: Page, ledger: Ledger[R]) -> int | None:
    """Return how many things to begin with: some more where several can make one row."""
    return wanted.limit and wanted.limit + (wanted.limit // 5 if ledger.beside else 0)


def _missing(wanted: Page, things: int, rows: int) -> int:
    """Return how many things more will make the rows that are missing, going by how many rows these things made."""
    if wanted.limit is None or rows >= wanted.limit:
        return 0
    return min(things, 1 + (wanted.limit - rows) * (things + SPARE) // max(rows, 1))


def _are_elsewhere(store: Store, unknown: list[str], knowledge: Knowledge) -> bool:
    """Tell whether names that only this record has are in things of other ledgers: then they are no error."""
    put_in_order(store, knowledge)
    return all(store.shelf and is_found(each, store.shelf, knowledge) for each in unknown)


def _sought(shelf: Shelf, ledger: Ledger[R], seek: Seek, since: date | None) -> Iterator[int]:
    """Yield the things that may make rows, the latest published first; one without a day is not known to be late."""
    by_sort = [shelf.seek(replace(seek, sort=sort)) for sort in (*ledger.sorts, *ledger.beside)]
    found = merge(*by_sort, reverse=True)
    if since is None:
        return (thing for _, thing in found)
    days = takewhile(lambda each: each[0] >= since.toordinal(), found)
    return (thing for known, thing in days if known < NEVER)


def _is_new(row: Told, since: date | None) -> bool:
    """Tell whether nothing that a row rests on was published before that day."""
    days = [quote.published for quote in quotations(row)]
    return since is None or all(day and day >= since for day in days)


def _things(
    store: Store, shelf: Shelf, numbers: Sequence[int], ledger: Ledger[R], seek: Seek, held: Container[int]
) -> dict[int, Thing]:
    """Return the things of these numbers, and those beside them, as far as they may be seen, less those held."""
    whole = [replace(seek, sort=sort, most=0) for sort in ledger.sorts] if ledger.beside else []
    cut = [replace(seek, sort=sort, most=seek.most // CUT) for sort in ledger.beside]
    beside = [nr for each in (*whole, *cut) for nr in shelf.beside(numbers, each)]
    found = beside if seek.most and _is_plain(seek) else [*numbers, *beside]  # each is beside itself, too
    members = shelf.members([nr for nr in dict.fromkeys(found) if nr not in held], seek)
    entries = store.entries_of(claim for _, claims in members.values() for claim in claims)
    return {
        nr: Thing(sort, tuple(sorted((entries[claim] for claim in claims), key=order)))
        for nr, (sort, claims) in members.items()
    }


def _is_plain(seek: Seek) -> bool:
    """Tell whether any claim of a block will do to make its row, and not just those of the thing that was found."""
    return not seek.sure and all(role == ORG for _, role in seek.faces)


def _view(shelf: Shelf, query: Query, knowledge: Knowledge, things: list[Thing], *, cut: bool = False) -> View:
    """Return the view of these things; where they are cut, the words by which one was found may be left out of it."""
    today = query.on or shelf.last_published(query.known_by)
    until = query.until.toordinal() if query.until else NEVER

    def heard(one: str, other: str, since: date) -> int:
        return shelf.heard(between(one, other), since.toordinal(), until, MOST_HEARD)

    tested = replace(query, by=None) if cut else query
    view = View.at(today, tested, knowledge, (entry for thing in things for entry in thing.entries), heard)
    return replace(view, query=query)
