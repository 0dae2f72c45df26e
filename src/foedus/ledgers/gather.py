"""Put together the claims that speak of one thing: of one key, and of days that overlap."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from foedus.ledgers.moments import Days, days, order
from foedus.record import Entry

__all__ = ["Group", "Item", "gather"]


@dataclass(frozen=True, slots=True)
class Item:
    """A claim with what it must share with others: `key` wholly, `family` unless one of the two is empty."""

    entry: Entry
    key: tuple[Hashable, ...]
    family: str = ""

    @property
    def window(self) -> Days | None:
        """The days that the claim is about."""
        return days(self.entry.claim.date.edtf) if self.entry.claim.date else None


@dataclass(slots=True)
class Group:
    """Claims of one thing. Its days are those of its most exact date."""

    key: tuple[Hashable, ...]
    family: str
    window: Days | None
    entries: list[Entry] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        """Take the claim in."""
        self.family = self.family or item.family
        self.entries.append(item.entry)
        self.texts.add(item.entry.claim.text_id)

    def start(self) -> date:
        """Return the day to sort by: its first, else that of its first claim."""
        return self.window[0] if self.window else order(self.entries[0])[0]

    @property
    def edtf(self) -> str | None:
        """The most exact date, as it was first written."""
        dated = (entry.claim.date.edtf for entry in self.entries if entry.claim.date)
        return next((edtf for edtf in dated if days(edtf) == self.window), None)


def gather(items: Iterable[Item], *, near: timedelta | None = None) -> list[Group]:
    """Return the groups, by day.

    Exact dates come first; a coarser date joins the one group that it overlaps (of several, the one of its own text;
    else it stands alone). A claim without a date joins the one group of its key in its own text, or, with `near`, the
    group whose days lie nearest to the day it was published, and so near; else those of one text stand together.
    """
    by_key: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        by_key[item.key].append(item)
    groups = [
        group
        for bucket in by_key.values()
        for group in (_Bucket(near).fill(bucket) if len(bucket) > 1 else (_alone(bucket[0]),))
    ]
    for group in groups:
        if len(group.entries) > 1:
            group.entries.sort(key=order)
    return sorted(groups, key=Group.start)


class _Bucket:
    """The groups of one key, as they fill."""

    def __init__(self, near: timedelta | None) -> None:
        self.near = near
        self.groups: list[Group] = []
        self.by_day: dict[date, list[Group]] = defaultdict(list)
        self.by_text: dict[str, dict[int, Group]] = defaultdict(dict)

    def fill(self, items: list[Item]) -> list[Group]:
        """Put every claim into its group, the most exactly dated first."""
        for item in sorted(items, key=_exact_first):
            group = self._place(item)
            if group is None:
                group = _alone(item)
                self.groups.append(group)
                if item.window and item.window[0] == item.window[1]:
                    self.by_day[item.window[0]].append(group)
            else:
                group.add(item)
            self.by_text[item.entry.claim.text_id][id(group)] = group
        return self.groups

    def _place(self, item: Item) -> Group | None:
        window = item.window
        if window is None:
            return self._undated(item)
        nearby = self.by_day.get(window[0], []) if window[0] == window[1] else self.groups
        fitting = [group for group in nearby if _fits(group, item) and _overlap(group.window, window)]
        of_text = [group for group in fitting if item.entry.claim.text_id in group.texts]
        return _only(fitting) or _only(of_text) or next((group for group in fitting if group.window == window), None)

    def _undated(self, item: Item) -> Group | None:
        own = [group for group in self.by_text[item.entry.claim.text_id].values() if _fits(group, item)]
        if own:
            return _only(own) or _only([group for group in own if group.window is None])
        if self.near and (published := item.entry.published):
            return self._nearest(item, published, self.near.days)
        return None

    def _nearest(self, item: Item, day: date, most: int) -> Group | None:
        away = [
            (distance, group)
            for group in self.groups
            if _fits(group, item) and group.window and (distance := _days_to(group.window, day)) <= most
        ]
        least = min((distance for distance, _ in away), default=0)
        return _only([group for distance, group in away if distance == least])


def _alone(item: Item) -> Group:
    entry = item.entry
    return Group(item.key, item.family, item.window, [entry], {entry.claim.text_id})


def _exact_first(item: Item) -> tuple[bool, int, bool, tuple[date, date, int]]:
    window = item.window
    width = (window[1] - window[0]).days if window else 0
    return window is None, width, not item.family, order(item.entry)


def _fits(group: Group, item: Item) -> bool:
    return not (group.family and item.family) or group.family == item.family


def _overlap(one: Days | None, other: Days) -> bool:
    return one is not None and one[0] <= other[1] and other[0] <= one[1]


def _days_to(window: Days, day: date) -> int:
    return max((window[0] - day).days, (day - window[1]).days, 0)


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None
