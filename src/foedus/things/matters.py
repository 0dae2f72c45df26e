"""Put together the items of one block whose contents are alike. Simple: telling words in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from foedus.things.gather import Group
from foedus.things.item import Item
from foedus.things.moments import NEAR
from foedus.things.vocabulary import vocabulary

__all__ = ["matters"]

STORY = timedelta(days=7)  # a story is told for so long
BESIDE = 200  # code points: the same sentence, or the next
LEAST, HALF = 2, 0.5
ALIKE = 0.6  # of the shorter content's telling words: "withdraw its troops" and "withdraw troops from Xland" agree


def matters(items: Iterable[Item], *, least: int = 2, within: timedelta | None = None) -> list[Group]:
    """Return the groups of items of one key with contents alike, in no order that means anything.

    Two contents share at least so many telling words, or all of the shorter one's; with `within`, they were said so
    near to one another. Of what was said on one day, half of the shorter one's words are enough. What is loose joins
    the group that it is told of in the words of, else that of its own text, else of those that others told of in the
    month before the last. A reply joins the group that it is most like, unless all of that came later; one that is
    like none stands alone.
    """
    by_key: dict[str, list[Item]] = defaultdict(list)
    loose: list[Item] = []
    for item in sorted(items, key=lambda item: item.order):
        if item.loose:
            loose.append(item)
        else:
            by_key[item.key].append(item)
    found = [group for bucket in by_key.values() for group in _Alike(least, within).fill(bucket)]
    return found + _joined(loose, found)


def _joined(loose: Iterable[Item], found: list[Group]) -> list[Group]:
    """Add what points back to the group that it points to; return what points to none, or to one of several."""
    by_text: dict[str, list[Group]] = defaultdict(list)
    told = [group for group in found if not all(item.is_reply for item in group.items)]
    for group in told:
        for text in group.texts:
            by_text[text].append(group)
    alone: list[Item] = []
    for item in loose:
        meant = _meant(item, by_text[item.text], told)
        if meant is None:
            alone.append(item)
        else:
            meant.add(item)
    return _by_story(alone)


def _meant(item: Item, here: list[Group], told: list[Group]) -> Group | None:
    """Return the group that an item points back to: one told of in its words, or in its text, or else lately."""
    known = [(day, group) for group in told if (day := _last_told(group, item))]
    alike = [group for _, group in known if any(_is_alike(item, other) for other in group.items)]
    beside = [group for group in here if _is_beside(group, item)]
    for some in (alike, here, beside):
        if len(some) == 1:
            return some[0]
    if not alike and not here and item.published:
        alike = [group for day, group in known if item.published - day <= NEAR]
    days = {id(group): day for day, group in known}
    last = max((days[id(group)] for group in alike), default=None)
    latest = [group for group in alike if days[id(group)] == last]
    return latest[0] if len(latest) == 1 else None


def _last_told(group: Group, item: Item) -> date | None:
    """Return the last day on which others told of the group before the item."""
    told = (other.published for other in group.items if not other.loose and not other.is_reply)
    return max((day for day in told if day and item.published and day <= item.published), default=None)


def _is_alike(item: Item, other: Item) -> bool:
    """Tell whether the words that the item stands among are those of another: '"We will pay no dues," she said'."""
    return not other.loose and len(item.words & other.words) >= max(LEAST, ALIKE * len(other.words))


def _is_beside(group: Group, item: Item) -> bool:
    """Tell whether the item stands right behind words of the group: '"No," she said, dismissing the request'."""
    return any(other.text == item.text and 0 < item.place - other.place <= BESIDE for other in group.items)


def _by_story(items: Iterable[Item]) -> list[Group]:
    """Return the groups of items of one key that were told of within days."""
    groups: dict[str, list[Group]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.order):
        of_key = groups[item.key]
        if of_key and item.order[0] - of_key[-1].items[0].order[0] <= STORY:
            of_key[-1].add(item)
        else:
            of_key.append(Group.of(item))
    return [group for of_key in groups.values() for group in of_key]


class _Alike:
    """The groups of one key as they fill: an index of words saves comparing all pairs.

    An item joins the group of that wording which it is most like. A matter has as many wordings as are told of it, but
    with `within` only its first, lest a story be drawn out from day to day.
    """

    def __init__(self, least: int, within: timedelta | None) -> None:
        self.least = least
        self.within = within
        self.groups: list[Group] = []
        self.unheard: list[Group] = []
        self.wordings: list[tuple[Group, frozenset[str]]] = []
        self.days: dict[int, date] = {}
        self.by_word: dict[str, list[int]] = defaultdict(list)

    def fill(self, items: list[Item]) -> list[Group]:
        """Put every item into its group, replies last."""
        for item in items:
            if not item.is_reply:
                self._place(item)
        if self.within is None:
            self._join_of_a_day()
        for item in items:
            if item.is_reply:
                self._place(item)
        return self.groups + self.unheard

    def _place(self, item: Item) -> None:
        common = Counter(place for word in item.words for place in self.by_word[word])
        fitting = [place for place, count in common.items() if self._fits(item, place, count)]
        if fitting:
            place = max(fitting, key=lambda place: (common[place], -place))
            self._join(item, *self.wordings[place])
        elif item.is_reply:
            self.unheard.append(Group.of(item))
        else:
            self._open(item)

    def _join_of_a_day(self) -> None:
        """Make one what was said on one day in half the same words: "clear the mines", "take the mines away"."""
        wordings: dict[int, list[frozenset[str]]] = defaultdict(list)
        for group, words in self.wordings:
            wordings[id(group)].append(words)
        by_day: dict[date, list[Group]] = defaultdict(list)
        for group in self.groups[:]:
            days = {day for item in group.items if (day := _day_named(item))}
            earlier = (other for day in sorted(days) for other in by_day[day])
            known = next((one for one in earlier if _share_half(wordings[id(one)], wordings[id(group)])), group)
            if known is not group:
                self._merge(group, known)
                wordings[id(known)] += wordings[id(group)]
            for day in days:
                by_day[day].append(known)

    def _merge(self, group: Group, known: Group) -> None:
        for item in group.items:
            known.add(item)
        self.groups = [other for other in self.groups if other is not group]
        self.wordings = [(known if other is group else other, words) for other, words in self.wordings]

    def _join(self, item: Item, group: Group, wording: frozenset[str]) -> None:
        group.add(item)
        if self.within is None and not item.is_reply and item.words != wording:
            self._word(item, group)

    def _open(self, item: Item) -> None:
        group = Group.of(item)
        self._word(item, group)
        self.groups.append(group)
        self.days[id(group)] = item.order[0]

    def _word(self, item: Item, group: Group) -> None:
        for word in item.words:
            self.by_word[word].append(len(self.wordings))
        self.wordings.append((group, item.words))

    def _fits(self, item: Item, place: int, common: int) -> bool:
        group, wording = self.wordings[place]
        shorter = min(len(item.words), len(wording))
        if common < min(self.least, shorter) or common < ALIKE * shorter:
            return False
        if item.is_reply and not _may_answer(item, group.items[0]):
            return False
        return self.within is None or abs(item.order[0] - self.days[id(group)]) <= self.within


def _day_named(item: Item) -> date | None:
    """Return the one day that an item is about, unless that is but the day on which it was told."""
    first, last = item.window or (date.min, date.max)
    return first if first == last != item.published else None


def _share_half(one: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    """Tell whether some wording of one has half the words of some of the other's shorter wording, and two at least."""
    return any(len(here & there) >= max(LEAST, HALF * min(len(here), len(there))) for here in one for there in other)


def _may_answer(reply: Item, asked: Item) -> bool:
    """Tell whether a reply comes no earlier, and says yes or no to the same: "not to pay" is no yes to "pay"."""
    turning = vocabulary().turning
    alike = reply.family in vocabulary().refusals or reply.words & turning == asked.words & turning
    return alike and reply.order[0] >= asked.order[0]
