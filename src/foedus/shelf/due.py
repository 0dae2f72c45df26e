"""Which claims await a decision, the weightiest first, without reading the whole record: what each is worth is kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.knowledge import Knowledge
from foedus.ledgers import Query, Row
from foedus.ledgers.bearings import LEDGERS, bearings
from foedus.record import Entry, independent
from foedus.record.queue import Bearing, Due, awaits
from foedus.shelf.ordering import put_in_order
from foedus.shelf.page import rows_of
from foedus.shelf.seeking import is_found, seek_of, strange
from foedus.shelf.words import Progress
from foedus.store import Seek, Shelf, Store, Weights
from foedus.things import sorts_of

__all__ = ["due", "weigh", "weighed"]

THINGS = 200  # in one transaction
MANY = 100  # claims of a thing, beyond which none of them weighs much
FEW = 5  # where less than one in so many of them is new, its rows are not made anew
SORTS = tuple(dict.fromkeys(sort for ledger in LEDGERS.values() for sort in (*ledger.sorts, *ledger.beside)))
TURNED_BY = {"standing": "standing", "meeting": "attendance", "demand": "demand"}

Stakes = defaultdict[int, float]


def weigh(store: Store, knowledge: Knowledge, progress: Progress | None = None) -> bool:
    """Bring up to date what decisions about claims are worth, and tell whether that can be asked for.

    What has not changed costs nothing. A record that may only be read stays as it is.
    """
    if not put_in_order(store, knowledge) or (scales := _scales(store, knowledge)) is None:
        return False
    waiting = scales.weights.waiting() if progress else 0
    while store.writable and (things := scales.weights.unweighed(THINGS)):
        with store.weighing() as weights:
            found = scales.weighed(things)
            weights.put(found.worth)
            weights.clear(found.things)
        if progress:
            progress(waiting - weights.waiting(), waiting)
    return True


def due(store: Store, query: Query, knowledge: Knowledge, *, kind: str | None, most: int) -> list[int] | None:
    """Return so many claims (numbers) that await a decision, the weightiest first; None where that cannot be told.

    Of a query it matters whom and which organisation it is about: the things that a claim tells of must be.
    """
    shelf = store.shelf
    if shelf is None or not weigh(store, knowledge) or store.weights is None:
        return None
    if not all(is_found(name, shelf, knowledge) for name in strange(query, knowledge)):
        return None
    sorts = sorted(sorts_of(kind)) if kind else []
    return store.weights.heaviest(kind, seek_of(query, knowledge).faces, sorts, most)


def weighed(store: Store, knowledge: Knowledge, claims: Sequence[int]) -> list[Due]:
    """Return claims (numbers), in this order, with the rows of all ledgers that a decision about each can change."""
    scales = _scales(store, knowledge)
    entries = store.entries_of(claims)
    if scales is None:
        return []
    members = scales.shelf.members(scales.weights.telling(list(entries), SORTS), Seek(sort=""))
    rows: dict[str, list[Bearing]] = defaultdict(list)
    for row in bearings(scales.rows({nr: sort for nr, (sort, _) in members.items()})):
        for claim_id in row.claims:
            rows[claim_id].append(row)
    found = [(entries[nr], tuple(rows[entries[nr].claim.id])) for nr in claims]
    return [Due(entry, sum(row.stake(entry) for row in mine), mine) for entry, mine in found]


def _scales(store: Store, knowledge: Knowledge) -> "_Scales | None":
    held, shelf = store.weights, store.shelf
    return _Scales(store, shelf, held, knowledge) if held is not None and shelf is not None else None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What decisions about claims of a kind are worth, and the things of which all claims were weighed at once."""

    worth: tuple[tuple[int, str, float], ...]
    things: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Scales:
    """What claims are weighed with."""

    store: Store
    shelf: Shelf
    weights: Weights
    knowledge: Knowledge

    def weighed(self, things: Sequence[int]) -> _Weighed:
        """Weigh the claims of these things, and those in one row with them, each with all things that it tells of."""
        sorts = (sort for ledger in LEDGERS.values() for sort in ledger.beside)
        beside = [nr for sort in sorts for nr in self.shelf.beside(things, Seek(sort))]
        entries = self.store.entries_of(self._claims([*things, *beside]))
        members = self.shelf.members(self.weights.telling(list(entries), SORTS), Seek(sort=""))
        stakes = self._stakes(entries, members)
        worth = tuple(
            (nr, entry.claim.kind, (1 - entry.confidence) * stakes[nr] if awaits(entry) else 0.0)
            for nr, entry in entries.items()
        )
        whole = (nr for nr, (_, claims) in members.items() if entries.keys() >= set(claims))
        return _Weighed(worth, (*things, *whole))

    def _claims(self, things: Sequence[int]) -> list[int]:
        """Return the claims of things: of one that many tell of, those alone that have no weight yet."""
        found: dict[int, None] = {}
        for _, claims in self.shelf.members(things, Seek(sort="")).values():
            known = self.weights.known(claims) if len(claims) > MANY else ()
            found |= dict.fromkeys(nr for nr in claims if nr not in known)
        return list(found)

    def _stakes(self, entries: Mapping[int, Entry], members: Mapping[int, tuple[str, tuple[int, ...]]]) -> Stakes:
        """Return what is at stake in the rows of these things, of which the claims are members."""
        stakes: Stakes = defaultdict(float)
        numbers = {entry.claim.id: nr for nr, entry in entries.items()}
        new = {nr: [claim for claim in claims if claim in entries] for nr, (_, claims) in members.items()}
        told = {nr: sort for nr, (sort, claims) in members.items() if len(claims) <= max(MANY, FEW * len(new[nr]))}
        for row in bearings(self.rows(told)):
            for nr in (numbers[claim_id] for claim_id in row.claims if claim_id in numbers):
                stakes[nr] += row.stake(entries[nr])
        for thing in members.keys() - told.keys():
            row, rows = self._rough(*members[thing])
            for nr in new[thing]:
                stakes[nr] += row.stake(entries[nr]) * rows
        return stakes

    def rows(self, things: Mapping[int, str]) -> Iterator[tuple[str, Row]]:
        """Yield the rows that these things, each with its sort, make in any ledger, with the ledger's name."""
        disputed = self.weights.disputed(list(things))
        for name, ledger in LEDGERS.items():
            sorts, some = (*ledger.sorts, *ledger.beside), disputed if ledger.disputed else things
            numbers = [nr for nr, sort in things.items() if sort in sorts and nr in some]
            found = rows_of(self.store, self.shelf, ledger, self.knowledge, numbers, binding=False)
            yield from ((name, row) for row in found)

    def _rough(self, sort: str, claims: Sequence[int]) -> tuple[Bearing, int]:
        """Return a thing of many claims as if it made one row in each ledger of its, and how many those are.

        To make the rows anew for each claim more would take long, and none of them weighs much.
        """
        told = self.store.entries_of(claims).values()
        support = independent((paper.source, entry.copy) for entry in told for paper in entry.documents)
        row = Bearing("", "", tuple(entry.claim.id for entry in told), support, turned_by=TURNED_BY.get(sort))
        return row, sum(sort in ledger.sorts and not ledger.disputed for ledger in LEDGERS.values())
