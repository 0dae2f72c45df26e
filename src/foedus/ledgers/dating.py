"""Put together claims that say alike and whose days overlap: one line of a table."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from foedus.record import Entry
from foedus.things import days, order
from foedus.things.gather import Group, gather
from foedus.things.item import Item

__all__ = ["Dated", "date_of", "dated", "item_of"]

Dated = tuple[str | None, list[Entry]]


def dated(entries: Iterable[Entry], key: Callable[[Entry], str], *, near: timedelta | None = None) -> list[Dated]:
    """Return the most exact date (EDTF, as first written) and the claims of each group of one key, by day.

    With `near`, what has no date but that of its publication is the one thing that was told of so near to it.
    """
    by_id = {entry.claim.id: entry for entry in entries}
    if not by_id:
        return []
    items = [item_of(entry, key(entry)) for entry in by_id.values()]
    groups = gather((_as_told(item, by_id) for item in items) if near else items, near=near)
    if near:
        news = {item.claim for group in groups if group.window is None for item in group.items}
        groups = [group for group in groups if group.window] + gather(
            (item for item in items if item.claim in news), near=near
        )
    return sorted((_told(group, by_id) for group in groups), key=lambda pair: order(pair[1][0]))


def _as_told(item: Item, by_id: dict[str, Entry]) -> Item:
    date = by_id[item.claim].claim.date
    return replace(item, window=item.window if date and date.phrase else None)


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
    """Return the most exact of the claims' dates, of several that which most tell, as it was first written."""
    dates = [when.edtf for entry in entries if (when := entry.claim.date)]
    if len(dates) < 2:  # as most have
        return next((edtf for edtf in dates if days(edtf)), None)
    found = [(window, edtf) for edtf in dates if (window := days(edtf))]
    counts = Counter(window for window, _ in found)
    return min(found, key=lambda pair: (pair[0][1] - pair[0][0], -counts[pair[0]]))[1] if found else None
