"""The claims that can tell what parties did to one another, found without reading the whole record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from foedus.knowledge import Knowledge
from foedus.ledgers import Query, named
from foedus.ledgers.deeds import tells
from foedus.ledgers.scale import scale
from foedus.record import Entry
from foedus.shelf.faces import ABOUT, BY
from foedus.shelf.ordering import put_in_order
from foedus.shelf.seeking import name_of, seek_of, strange
from foedus.store import Seek, Shelf, Store

__all__ = ["SORTS", "acts_of"]

# Among the things of these sorts is every claim that tells of an act; coming to a meeting is conduct, too.
SORTS = ("event", "demand", "responsibility", "statement", "posture", "standing")
WHOSE_WORD_IT_IS = "by"


def acts_of(store: Store, query: Query, knowledge: Knowledge, parties: Sequence[str]) -> Iterable[Entry]:
    """Return the claims in which all these parties may act, and some others; all claims where that cannot be told.

    What the query leaves out may be among them or not.
    """
    shelf = store.shelf
    can_tell = bool(parties) and not query.superseded and not strange(query, knowledge)
    if not can_tell or not all(named(each, knowledge) for each in parties) or shelf is None:
        return store.entries()
    if not put_in_order(store, knowledge, SORTS):
        return store.entries()
    seek = replace(seek_of(query, knowledge), faces=())
    things = dict.fromkeys(_acting(shelf, seek, [name_of(each, knowledge) for each in parties]))
    members = shelf.members(list(things), seek)
    return store.entries_of((claim for _, claims in members.values() for claim in claims), tells).values()


def _acting(shelf: Shelf, seek: Seek, names: Sequence[str]) -> Iterator[int]:
    """Yield the things in which all of these have a part, some more than once."""
    for sort in SORTS:
        roles = (ABOUT, BY) if scale().claims[sort].source == WHOSE_WORD_IT_IS else (ABOUT,)
        for each in product(roles, repeat=len(names)):
            faces = tuple(zip(names, each, strict=True))
            yield from (thing for _, thing in shelf.seek(replace(seek, sort=sort, faces=faces)))
