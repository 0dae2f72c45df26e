"""Things: the claims of many texts that tell of one meeting, one demand, one standing, one deed, one statement."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from foedus.record import Entry
from foedus.things.item import ANSWERED, Item
from foedus.things.links import Links, applied
from foedus.things.sorts import SORTS, grouped, items_of

__all__ = ["Thing", "links_of", "parted", "things"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Claims of one thing of a sort, by day."""

    sort: str
    entries: tuple[Entry, ...]

    @property
    def told(self) -> tuple[Entry, ...]:
        """The claims that tell of it, without replies."""
        return tuple(entry for entry in self.entries if self.sort not in ANSWERED or entry.claim.kind == self.sort)

    @property
    def replies(self) -> tuple[Entry, ...]:
        """The claims that only reply to it."""
        return tuple(entry for entry in self.entries if self.sort in ANSWERED and entry.claim.kind != self.sort)

    def of(self, entries: Iterable[Entry]) -> "Thing":
        """Return the thing as far as these of its claims tell it."""
        told = tuple(entries)
        return self if told == self.entries else replace(self, entries=told)


def things(entries: Iterable[Entry], sorts: Collection[str] = tuple(SORTS)) -> list[Thing]:
    """Return the things of these sorts that the claims tell of, by day; the order of the claims does not matter."""
    by_id = {entry.claim.id: entry for entry in entries}
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for entry in by_id.values():
        by_text[entry.claim.text_id].append(entry)
    items = [item for told in by_text.values() for item in items_of(told, sorts)]
    return [
        Thing(group[0].sort, tuple(by_id[item.claim] for item in group))
        for group in parted(items, links_of(by_id.values()))
    ]


def parted(items: Iterable[Item], links: Links) -> list[list[Item]]:
    """Return the items thing by thing, by day: what the blocks come to, with people's links in place."""
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        blocks[item.sort, item.block].append(item)
    by_sort: dict[str, list[list[Item]]] = defaultdict(list)
    for (sort, _), members in blocks.items():
        by_sort[sort] += grouped(sort, members)
    found = [group for groups in by_sort.values() for group in applied(groups, links)]
    found = [group for group in found if not all(item.is_reply for item in group)]
    return sorted(found, key=lambda group: (group[0].order, group[0].sort))


def links_of(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """Return what people have said of these claims and others, both ways."""
    found: dict[str, dict[str, str]] = {}
    for one, other, verdict in _said(entries):
        found.setdefault(one, {})[other] = verdict
        found.setdefault(other, {})[one] = verdict
    return found


def _said(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    for entry in entries:
        for other, verdict in entry.links:
            yield entry.claim.id, other, verdict
