"""By what a claim that does not say enough is known to be of a thing that other texts name.

"Chad skipped the Hanoi meeting of 3 March" does not say whose meeting it was: where the record knows of one that day,
it was that. "The demand that Chad reopen the bridge" does not say whose: where one party's has these words, it is that.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedus.things.item import Item

__all__ = ["Known", "agree", "housed", "is_astray", "known_by", "traces"]

MEETING, DEMAND = "meeting", "demand"
NOBODY, OWN_TEXT = "?", "in "
MONTH = timedelta(days=31)
LEAST, ALIKE = 2, 0.6  # words in common, and their share of those of the claim that is astray


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that names its thing: where its thing is looked for, and what tells it from others there."""

    claim: str
    block: str
    key: str = ""
    family: str = ""


def traces(item: Item) -> frozenset[str]:
    """Return by what an item may find, or be found by, one of another text.

    Of a meeting that is its day, and its place with the month; of a demand each side with each word.
    """
    if item.sort == MEETING:
        is_firm = not item.loose and not item.block.startswith(OWN_TEXT)
        return frozenset(_occasions(item)) if is_firm or is_astray(item) else frozenset()
    if item.sort != DEMAND or item.loose or item.is_reply:
        return frozenset()
    demander, addressee = item.block.split(">")
    sides = [f"{demander}>"] * (demander != NOBODY) + [f">{addressee}"] * (addressee != NOBODY)
    return frozenset(f"{DEMAND} {side} {word}" for side in sides for word in item.words)


def _occasions(item: Item) -> Iterator[str]:
    first, last = item.window or (date.min, date.max)
    if first == last:
        yield f"{MEETING} {first}"
    if item.where and last - first <= MONTH:
        yield from (f"{MEETING} {day:%Y-%m} {item.where}" for day in {first.replace(day=1), last.replace(day=1)})


def is_astray(item: Item) -> bool:
    """Tell whether an item does not say what it is of, and its text does not either."""
    if item.sort == MEETING:
        return item.loose and item.block.startswith(OWN_TEXT)
    return item.sort == DEMAND and not item.loose and not item.is_reply and NOBODY in item.block.split(">")


def known_by(items: Iterable[Item]) -> dict[str, list[Known]]:
    """Return the items that name their thing, by each of their traces."""
    found: dict[str, list[Known]] = {}
    for item in items:
        for trace in traces(item) if not is_astray(item) else ():
            found.setdefault(trace, []).append(Known(item.claim, item.block, item.key, item.family))
    return found


def housed(item: Item, known: Mapping[str, Collection[Known]]) -> Item:
    """Return an item that is astray with the block of the only thing that it can be of, as it is if that is not one."""
    if not is_astray(item):
        return item
    left = traces(item)
    there = {trace for trace in left if item.where and trace.endswith(item.where)}
    homes = _homes(item, there, known) or _homes(item, left - there, known)
    if len(homes) > 1:  # whoever is known by a name alone is none that others can be told by
        homes = {home for home in homes if home[0].isupper()} or homes
    if len(homes) != 1:
        return item
    block, key = homes.pop()
    return replace(item, block=block, key=key, loose=False)


def _homes(item: Item, left: Iterable[str], known: Mapping[str, Collection[Known]]) -> set[tuple[str, str]]:
    met = [each for trace in left for each in known.get(trace, ())]
    return {(each.block, each.key) for each in (_fitting(item, met) if item.sort == MEETING else _alike(item, met))}


def agree(asked: str, given: str) -> bool:
    """Tell whether the parties of one may be those of another: by place, or for a meeting by being among them."""
    if ">" in asked:
        return all(part in (NOBODY, other) for part, other in zip(asked.split(">"), given.split(">"), strict=True))
    return "+" not in given or set(asked.split("+")) <= set(given.split("+"))


def _fitting(item: Item, met: list[Known]) -> list[Known]:
    same_family = (each for each in met if not (each.family and item.family) or each.family == item.family)
    return [each for each in same_family if agree(item.key, each.key or each.block)]


def _alike(item: Item, met: list[Known]) -> list[Known]:
    common = Counter(met)
    least = max(LEAST, ALIKE * len(item.words))
    return [each for each, count in common.items() if count >= least and agree(item.block, each.block)]
