"""Put together claims that say alike and whose days overlap: one line of a table."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from foedus.record import Entry
from foedus.things import days, order
from foedus.things.gather import Group, gather
from foedus.things.item import Item

__all__ = ["Dated", "date_of", "dated"]

Dated = tuple[str | None, list[Entry]]


def dated(entries: Iterable[Entry], key: Callable[[Entry], str], *, near: timedelta | None = None) -> list[Dated]:
    """Return the most exact date (EDTF, as first written) and the claims of each group of one key, by day."""
    by_id = {entry.claim.id: entry for entry in entries}
    items = [
        Item(
            claim=id,
            text=entry.claim.text_id,
            place=entry.claim.anchor.span.start,
            sort="",
            block="",
            key=key(entry),
            window=days(entry.claim.date.edtf) if entry.claim.date else None,
            published=entry.published,
        )
        for id, entry in by_id.items()
    ]
    found = [_told(group, by_id) for group in gather(items, near=near)]
    return sorted(found, key=lambda pair: order(pair[1][0]))


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
