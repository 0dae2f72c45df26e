"""Which items speak of one meeting: of one organisation or parties, days that overlap, formats of one family.

"The summit" and "he did not come" name neither; they speak of the meeting that their text names nearest to them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from foedus.things.gather import Group, gather, overlap
from foedus.things.item import Item

__all__ = ["NEAR", "occasions"]

NEAR = timedelta(days=31)  # "the summit", undated, is the one summit within a month of the article that speaks of it


def occasions(items: Iterable[Item]) -> list[Group]:
    """Return the groups, in no order that means anything."""
    named: list[Item] = []
    loose: list[Item] = []
    for item in items:
        (loose if item.loose else named).append(item)
    found = gather(named, near=NEAR, rough=True)
    by_text: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        for text in group.texts:
            by_text[text].append(group)
    left = [item for item in loose if not _join(item, by_text[item.text])]
    return [*found, *gather(left)]


def _join(item: Item, groups: list[Group]) -> bool:
    """Add an item to that meeting of its text that it can be of and that is spoken of nearest to it, if any."""
    fitting = [group for group in groups if group.can_be_of(item) and _can_be_then(item, group)]
    if fitting:
        min(fitting, key=lambda group: _distance(item, group)).add(item)
    return bool(fitting)


def _can_be_then(item: Item, group: Group) -> bool:
    return not (item.window and group.window) or overlap(item.window, group.window)


def _distance(item: Item, group: Group) -> int:
    return min(abs(other.place - item.place) for other in group.items if other.text == item.text and not other.loose)
