"""Put what has changed in the record in order: the claims of a text into their blocks, those of a block into things."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache

from foedus.knowledge import Knowledge
from foedus.ledgers import Query, is_disputed, stands
from foedus.record import Entry
from foedus.shelf.faces import faces
from foedus.store import NEVER, Placed, Shelf, Shelved, Store
from foedus.things import (
    SORTS,
    Item,
    Known,
    Links,
    Thing,
    held_from,
    housed,
    is_astray,
    items_of,
    known_by,
    order,
    parted,
    traces,
)

__all__ = ["put_in_order"]

TEXTS, BLOCKS = 200, 500  # in one transaction
STANDING = Query()


def put_in_order(store: Store, knowledge: Knowledge, sorts: Collection[str] = tuple(SORTS)) -> bool:
    """Bring up to date which things of these sorts the record's claims tell of, and tell whether they are.

    What has not changed costs nothing. A record that may only be read stays as it is.
    """
    shelf = store.shelf
    if shelf is None:
        return False
    if not store.writable:
        return not shelf.stale_texts(1) and not any(map(shelf.stale_blocks, sorts))
    _put_texts(store, shelf)
    for sort in sorts:
        _put_blocks(store, shelf.stale_blocks(sort), sort, knowledge)
    return True


def _put_texts(store: Store, held: Shelf) -> None:
    while texts := held.stale_texts(TEXTS):
        with store.shelving() as shelf:
            for text, entries in store.entries_of_texts(texts).items():
                shelf.put(text, list(_placed(text, entries, shelf)))
                shelf.hold(entries)


def _put_blocks(store: Store, stale: list[int], sort: str, knowledge: Knowledge) -> None:
    for start in range(0, len(stale), BLOCKS):
        with store.shelving() as shelf:
            blocks = _closed(stale[start : start + BLOCKS], shelf.linked_blocks)
            remade = list(_remade({nr: shelf.block(nr) for nr in blocks}, sort, shelf.links()))
            entries = store.entries_of(nr for members in remade for nr, _ in members)
            shelf.keep(_shelved(sort, members, entries, knowledge) for members in remade)
            shelf.clear(blocks)


def _placed(text: int, numbered: dict[int, Entry], shelf: Shelf) -> Iterator[tuple[str, str, Placed]]:
    numbers = {entry.claim.id: nr for nr, entry in numbered.items()}
    told = items_of(entry for entry in numbered.values() if stands(entry, STANDING))
    own = known_by(told)
    for found in told:
        left, astray = traces(found), is_astray(found)
        item = housed(found, _known(shelf, left, own, text)) if astray else found
        first, last = (day.toordinal() for day in item.window) if item.window else (None, None)
        yield (
            item.sort,
            item.block,
            Placed(
                claim=numbers[item.claim],
                id=item.claim,
                text=item.text,
                place=item.place,
                key=item.key,
                family=item.family,
                first=first,
                last=last,
                published=item.published.toordinal() if item.published else None,
                words=" ".join(sorted(item.words)),
                loose=item.loose,
                traces=tuple(left),
                astray=astray,
            ),
        )


def _known(shelf: Shelf, left: Collection[str], own: Mapping[str, list[Known]], text: int) -> dict[str, list[Known]]:
    """Return what claims that say enough, of this text and of others, can be found by these traces."""
    others = shelf.known(sorted(left), besides=text)
    return {trace: [*own.get(trace, ()), *(Known(*each) for each in others.get(trace, ()))] for trace in left}


def _closed(blocks: list[int], linked: Callable[[list[int]], list[int]]) -> list[int]:
    """Return the blocks with those that people's links tie to them, and so on."""
    found = dict.fromkeys(blocks)
    while new := [nr for nr in linked(list(found)) if nr not in found]:
        found |= dict.fromkeys(new)
    return list(found)


def _remade(members: dict[int, list[Placed]], sort: str, links: Links) -> Iterator[list[tuple[int, int]]]:
    """Yield the claims (numbers, with their blocks') of each thing in these blocks that is not shelved as it is."""
    home = {item.id: (item, block) for block, placed in members.items() for item in placed}
    sizes = Counter(item.thing for item, _ in home.values())
    for group in parted([_item(item, sort, block) for item, block in home.values()], links):
        told = [home[item.claim] for item in group]
        held = {item.thing for item, _ in told}
        if held == {None} or len(held) > 1 or sizes[told[0][0].thing] != len(told):
            yield [(item.claim, block) for item, block in told]


def _item(placed: Placed, sort: str, block: int) -> Item:
    first, last, published = placed.first, placed.last, placed.published
    return Item(
        claim=placed.id,
        text=placed.text,
        place=placed.place,
        sort=sort,
        block=str(block),
        key=placed.key,
        family=placed.family,
        window=None if first is None or last is None else (_day(first), _day(last)),
        published=_day(published) if published else None,
        words=_words(placed.words),
        loose=placed.loose,
    )


_day = lru_cache(maxsize=1 << 14)(date.fromordinal)  # a block may have tens of thousands of claims, of few days


@lru_cache(maxsize=1 << 12)
def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _shelved(sort: str, members: list[tuple[int, int]], entries: dict[int, Entry], knowledge: Knowledge) -> Shelved:
    thing = Thing(sort, tuple(sorted((entries[nr] for nr, _ in members), key=order)))
    return Shelved(
        sort=sort,
        members=tuple(members),
        known=min((day.toordinal() for entry in thing.entries if (day := entry.published)), default=NEVER),
        first=min(day.toordinal() if (day := held_from(entry)) else 0 for entry in thing.entries),
        sure=max(1.0 if entry.decided else entry.confidence for entry in thing.entries),
        disputed=is_disputed(thing),
        faces=frozenset(faces(thing.entries, knowledge)),
    )
