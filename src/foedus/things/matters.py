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
ALIKE = 0.6  # of the shorter content's telling words: "withdraw its troops" and "withdraw troops from Xland" agree


def matters(items: Iterable[Item], *, least: int = 2, within: timedelta | None = None) -> list[Group]:
    """Return the groups of items of one key with contents alike, in no order that means anything.

    Two contents share at least so many telling words, or all of the shorter one's; with `within`, they were said so
    near to one another. What is loose joins the one group of its own text, else the only one that others told of in
    the month before. A reply joins the group that it is most like, unless all of that came later; one that is like none
    stands alone.
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
        meant = by_text[item.text] or [group for group in told if _is_recent(group, item)]
        if len(meant) > 1:
            meant = [group for group in meant if _is_beside(group, item)]
        if len(meant) == 1:
            meant[0].add(item)
        else:
            alone.append(item)
    return _by_story(alone)


def _is_recent(group: Group, item: Item) -> bool:
    """Tell whether others told of the group in the month before the item."""
    told = (other.published for other in group.items if not other.loose and not other.is_reply)
    return any(day and item.published and timedelta(0) <= item.published - day <= NEAR for day in told)


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
        self.wordings: list[tuple[int, frozenset[str]]] = []  # with the group that each is of
        self.days: list[date] = []
        self.by_word: dict[str, list[int]] = defaultdict(list)

    def fill(self, items: list[Item]) -> list[Group]:
        """Put every item into its group."""
        for item in sorted(items, key=lambda item: item.is_reply):
            common = Counter(place for word in item.words for place in self.by_word[word])
            fitting = [place for place, count in common.items() if self._fits(item, place, count)]
            if fitting:
                place = max(fitting, key=lambda place: (common[place], -place))
                self._join(item, *self.wordings[place])
            elif item.is_reply:
                self.unheard.append(Group.of(item))
            else:
                self._open(item)
        return self.groups + self.unheard

    def _join(self, item: Item, group: int, wording: frozenset[str]) -> None:
        self.groups[group].add(item)
        if self.within is None and not item.is_reply and item.words != wording:
            self._word(item, group)

    def _open(self, item: Item) -> None:
        self._word(item, len(self.groups))
        self.groups.append(Group.of(item))
        self.days.append(item.order[0])

    def _word(self, item: Item, group: int) -> None:
        for word in item.words:
            self.by_word[word].append(len(self.wordings))
        self.wordings.append((group, item.words))

    def _fits(self, item: Item, place: int, common: int) -> bool:
        group, wording = self.wordings[place]
        shorter = min(len(item.words), len(wording))
        if common < min(self.least, shorter) or common < ALIKE * shorter:
            return False
        if item.is_reply and not _may_answer(item, self.groups[group].items[0]):
            return False
        return self.within is None or abs(item.order[0] - self.days[group]) <= self.within


def _may_answer(reply: Item, asked: Item) -> bool:
    """Tell whether a reply comes no earlier, and says yes or no to the same: "not to pay" is no yes to "pay"."""
    turning = vocabulary().turning
    alike = reply.family in vocabulary().refusals or reply.words & turning == asked.words & turning
    return alike and reply.order[0] >= asked.order[0]
