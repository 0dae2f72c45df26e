"""People's word on which claims tell of one thing: what they joined stays together, what they parted stays apart."""

from collections.abc import Iterable, Mapping

from foedus.things.item import Item

__all__ = ["APART", "SAME", "UNDONE", "Links", "applied"]

SAME, APART, UNDONE = "same", "apart", "undone"

Links = Mapping[str, Mapping[str, str]]  # from a claim's id to those of others, with `same` or `apart`


def applied(groups: Iterable[list[Item]], links: Links) -> list[list[Item]]:
    """Return the groups of items as people have them: first what they joined, then what they parted.

    A group with two claims in it that are apart becomes two: every other item goes with that one of the two it is more
    like. What is undone is not among the links, and leaves no trace.
    """
    found = list(groups)
    if not any(item.claim in links for group in found for item in group):
        return found
    return [part for group in _joined(found, links) for part in _parted(group, links)]


def _joined(groups: list[list[Item]], links: Links) -> list[list[Item]]:
    of = {item.claim: place for place, group in enumerate(groups) for item in group}
    root = list(range(len(groups)))

    def top(place: int) -> int:
        while root[place] != place:
            place = root[place]
        return place

    for claim, place in of.items():
        for other, verdict in links.get(claim, {}).items():
            if verdict == SAME and other in of:
                low, high = sorted((top(place), top(of[other])))
                root[high] = low
    found: dict[int, list[Item]] = {}
    for place, group in enumerate(groups):
        found.setdefault(top(place), []).extend(group)
    return [sorted(group, key=lambda item: item.order) for group in found.values()]


def _parted(group: list[Item], links: Links) -> list[list[Item]]:
    inside = {item.claim: item for item in group}
    for one in group:
        for other, verdict in sorted(links.get(one.claim, {}).items()):
            if verdict == APART and other in inside:
                sides = one, inside[other]
                parts: tuple[list[Item], list[Item]] = ([], [])
                for item in group:
                    parts[_side(item, sides, links)].append(item)
                return [part for half in parts for part in _parted(half, links)]
    return [group]


def _side(item: Item, sides: tuple[Item, Item], links: Links) -> int:
    """Tell whether an item goes with the first or the second of two: by people's word, words, text, day, else first."""
    if item in sides:
        return sides.index(item)
    likeness = [
        (_said(item, side, links), _words(item, side), item.text == side.text, -_days(item, side)) for side in sides
    ]
    return int(likeness[1] > likeness[0])


def _said(item: Item, side: Item, links: Links) -> int:
    return {SAME: 1, APART: -1}.get(links.get(item.claim, {}).get(side.claim, ""), 0)


def _words(item: Item, side: Item) -> float:
    return len(item.words & side.words) / max(1, len(item.words | side.words))


def _days(item: Item, side: Item) -> int:
    return abs((item.order[0] - side.order[0]).days)
