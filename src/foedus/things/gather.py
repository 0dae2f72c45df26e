"""Put together the items of one block that tell of one thing: of one key, and of days that overlap."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from foedus.things.item import Item
from foedus.things.moments import Days
from foedus.things.vocabulary import vocabulary

__all__ = ["WEEKDAYS", "Group", "gather"]

MANY = 3  # texts that tell of one thing know its family better than a single other
WEEK = timedelta(days=7)
LATE = timedelta(days=3)  # copies are printed so long after the text
WEEKDAYS = frozenset(name.casefold() for name in calendar.day_name)


@dataclass(slots=True, eq=False)
class Group:
    """Items of one thing. Its days are those of its most exact date."""

    key: str
    family: str
    window: Days | None
    items: list[Item] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, item: Item) -> "Group":
        """Return the group of one item."""
        return cls(item.key, item.family, item.window, [item], {item.text}, set(item.words))

    def add(self, item: Item) -> None:
        """Take the item in."""
        self.family = self.family or item.family
        self.items.append(item)
        self.texts.add(item.text)
        self.words |= item.words

    def can_be_of(self, item: Item) -> bool:
        """Tell whether the two may be of one family."""
        return not (self.family and item.family) or self.family == item.family


def gather(items: Iterable[Item], *, near: timedelta | None = None, rough: bool = False) -> list[Group]:
    """Return the groups, in no order that means anything.

    Exact dates come first; a coarser date joins the one group that it overlaps (of several, the one that has more of
    its words or is of its own text; else it stands alone). An item without a date joins the one group of its key in its
    own text, or, with `near`, the group whose days lie nearest to the day it was published, and so near; else those of
    one text stand together.

    With `rough`, a week may be a week off, as what was written on Sunday is printed on Monday: what is told of a day by
    its weekday alone ("on Thursday"), or of a whole week that nothing is known of, joins the one group of the week
    before or after that many more texts tell of; and so does "last month", printed as the month begins.
    """
    by_key: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[item.key].append(item)
    return [group for bucket in by_key.values() for group in _Bucket(near, rough).fill(bucket)]


class _Bucket:
    """The groups of one key, as they fill: by day where they have one, else apart."""

    def __init__(self, near: timedelta | None, rough: bool) -> None:
        self.near = near
        self.rough = rough
        self.groups: list[Group] = []
        self.by_day: dict[date, list[Group]] = defaultdict(list)
        self.wide: list[Group] = []
        self.by_text: dict[str, dict[int, Group]] = defaultdict(dict)

    def fill(self, items: list[Item]) -> list[Group]:
        """Put every item into its group, the most exactly dated first."""
        ordered = sorted(items, key=_exact_first)
        exact = [item for item in ordered if _is_of_a_day(item)]
        self._put(exact)
        for day in self.by_day:
            self._join_misread(day)
        for day in self.by_day if self.rough else ():
            self._join_a_week_off(day)
        self._put(ordered[len(exact) :])
        return self.groups

    def _put(self, items: Iterable[Item]) -> None:
        for item in items:
            group = self._place(item)
            if group is None:
                group = self._open(item)
            else:
                group.add(item)
            self.by_text[item.text][id(group)] = group

    def _join_misread(self, day: date) -> None:
        """Let what many tell of a day take in what a single text tells of it that only the family keeps apart."""
        most = max(self.by_day[day], key=lambda group: len(group.texts))
        for group in self.by_day[day][:] if len(most.texts) >= MANY else ():
            if group is not most and group.family and len(group.texts) == 1:
                self._move(group, most, day)

    def _join_a_week_off(self, day: date) -> None:
        """Let what is told of a day by its weekday alone go with what many tell of on that weekday, a week away."""
        for group in self.by_day[day][:]:
            if all(item.words & WEEKDAYS for item in group.items):
                near = [*self.by_day.get(day - WEEK, ()), *self.by_day.get(day + WEEK, ())]
                known = _only([other for other in near if _is_rather(other, group)])
                if known is not None:
                    self._move(group, known, day)

    def _move(self, group: Group, other: Group, day: date) -> None:
        for item in group.items:
            other.add(item)
            self.by_text[item.text].pop(id(group), None)
            self.by_text[item.text][id(other)] = other
        self.by_day[day].remove(group)
        self.groups.remove(group)

    def _open(self, item: Item) -> Group:
        group = Group.of(item)
        self.groups.append(group)
        if item.window and _is_of_a_day(item):
            self.by_day[item.window[0]].append(group)
        elif item.window:
            self.wide.append(group)
        return group

    def _place(self, item: Item) -> Group | None:
        window = item.window
        if window is None:
            return self._undated(item)
        fitting = [group for group in self._overlapping(window) if group.can_be_of(item)]
        if self.rough and not fitting and (around := _around(item, window)):
            return _only([group for group in self._overlapping(around) if _is_rather(group, Group.of(item))])
        of_text = [group for group in fitting if item.text in group.texts]
        same = (group for group in fitting if group.window == window)
        return _only(fitting) or _alike(item, fitting) or _only(of_text) or next(same, None) or _well_known(fitting)

    def _overlapping(self, window: Days) -> Iterator[Group]:
        """Yield the groups that share a day with the window; an exact day has only others of its own."""
        length = (window[1] - window[0]).days
        if length < len(self.by_day):
            for day in range(length + 1):
                yield from self.by_day.get(window[0] + timedelta(day), ())
        else:
            yield from (group for day, held in self.by_day.items() if window[0] <= day <= window[1] for group in held)
        if length:
            yield from (group for group in self.wide if overlap(group.window, window))

    def _undated(self, item: Item) -> Group | None:
        own = [group for group in self.by_text[item.text].values() if group.can_be_of(item)]
        if own:
            return _only(own) or _alike(item, own) or _only([group for group in own if group.window is None])
        if self.near and item.published:
            return self._nearest(item, item.published, self.near.days)
        return None

    def _nearest(self, item: Item, day: date, most: int) -> Group | None:
        """Return the one group whose days are nearest to the day, and so near."""
        wide = [(_days_to(group.window, day), group) for group in self.wide if group.window and group.can_be_of(item)]
        for distance in range(most + 1):
            days = {day - timedelta(distance), day + timedelta(distance)}
            found = [group for each in sorted(days) for group in self.by_day.get(each, ()) if group.can_be_of(item)]
            found += [group for away, group in wide if away == distance]
            if found:
                return _only(found)
        return None


def _is_of_a_day(item: Item) -> bool:
    return item.window is not None and item.window[0] == item.window[1]


def _is_a_week(window: Days | None) -> bool:
    return window is not None and window[1] - window[0] == WEEK - timedelta(days=1)


def _around(item: Item, window: Days) -> Days | None:
    """Return the days that words for a week, or for the month before a copy was printed, may mean besides their own."""
    first, last = window
    if _is_a_week(window):
        return first - WEEK, last + WEEK
    is_month = first.day == 1 and last.month != (last + timedelta(1)).month and first.month == last.month
    is_just_over = bool(item.published and timedelta(0) < item.published - last <= LATE)
    return ((first - timedelta(1)).replace(day=1), last) if is_month and is_just_over else None


def _is_rather(known: Group, told: Group) -> bool:
    """Tell whether it is more likely that a date is a week off than that there were two: many tell of the other one."""
    here, there = (group.words - WEEKDAYS - vocabulary().family.keys() for group in (known, told))
    is_one_kind = not (known.family and told.family) or known.family == told.family
    is_one_place = not (here and there) or bool(here & there)
    return is_one_kind and is_one_place and len(known.texts) >= MANY * len(told.texts)


def overlap(one: Days | None, other: Days) -> bool:
    """Tell whether two stretches of days share one."""
    return one is not None and one[0] <= other[1] and other[0] <= one[1]


def _exact_first(item: Item) -> tuple[bool, int, bool, tuple[date, date, str, int, str]]:
    width = (item.window[1] - item.window[0]).days if item.window else 0
    return item.window is None, width, not item.family, item.order


def _days_to(window: Days, day: date) -> int:
    return max((window[0] - day).days, (day - window[1]).days, 0)


def _well_known(groups: list[Group]) -> Group | None:
    """Return the group that many texts tell of where of each of the others only one does."""
    many = [group for group in groups if len(group.texts) >= MANY]
    return _only(many) if all(len(group.texts) == 1 for group in groups if group not in many) else None


def _alike(item: Item, groups: list[Group]) -> Group | None:
    """Return the group that shares more of the item's words than any other does."""
    common = [len(item.words & group.words) for group in groups]
    most = max(common, default=0)
    return _only([group for group, count in zip(groups, common, strict=True) if count == most]) if most else None


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None
