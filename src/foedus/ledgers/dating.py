"""Put together claims that say alike and whose days overlap: one line of a table."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from foedus.record import Entry
from foedus.things import days, order
from foedus.things.gather import Group, gather
from foedus.things.item import Item

__all__ = ["Dated", "date_of", "dated", "item_of"]

Dated = tuple[str | None, list[Entry]]


def dated(entries: Iterable[Entry], key: Callable[[Entry], str], *, near: timedelta | None = None) -> list[Dated]:
    """Return the most exact date (EDTF, as first written) and the claims of each group of one key, by day."""
    by_id = {entry.claim.id: entry for entry in entries}
    items = (item_of(entry, key(entry)) for entry in by_id.values())
    found = [_told(group, by_id) for group in gather(items, near=near)]
    return sorted(found, key=lambda pair: order(pair[1][0]))


def item_of(entry: Entry, key: str) -> Item:
    """Return what of a claim decides what it is put together with, under that key."""
    claim = entry.claim
    return Item(
        claim=claim.id,
        text=claim.text_id,
        place=claim.anchor.span.start,
        sort="",
        block="",
        key=key,
        window=days(claim.date.edtf) if claim.date else None,
        published=entry.published,
    )


def _told(group: Group, by_id: dict[str, Entry]) -> Dated:
    told = sorted((by_id[item.claim] for item in group.items), key=order)
    return date_of(told), told


def date_of(entries: Iterable[Entry]) -> str | None:
    """Return the most exact of the claims' dates, as it was first written."""
    found = [
        (window[1] - window[0], edtf)
        for entry in entries
        if entry.claim.date
        if (window := days(edtf := entry.claim.date.edtf))
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None
