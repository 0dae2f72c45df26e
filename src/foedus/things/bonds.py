"""How sure it is that the claims of a thing tell of one thing, and by what each of them is known to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foedus.things.gather import overlap
from foedus.things.item import Item
from foedus.things.links import SAME
from foedus.things.sorts import item_of
from foedus.things.things import Thing
from foedus.things.vocabulary import vocabulary

__all__ = ["Bond", "bonds"]

WHOLE = ("standing", "allegiance")  # things that are one by their parties, whatever is said and whenever
MEETING = "meeting"  # one by its day; words only help to choose between two

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Bond:
    """Why a claim is taken to tell of a thing, in short, and how sure that is, from 0 to 1."""

    claim: str
    why: str
    sure: float


@lru_cache(maxsize=1 << 12)  # pages show the same things again and again
def bonds(thing: Thing) -> Mapping[str, Bond]:
    """Return the bond of each claim of a thing, by the claim's id.

    The first of its claims, or the most exact where days decide, stands for the thing. What shares words with it is
    bound as surely as the share of the shorter one's words that they are; what other reasons are worth stands in
    `vocabulary.toml`.
    """
    if len(thing.entries) == 1:
        alone = thing.entries[0].claim.id
        return {alone: Bond(alone, *_reason("first"))}
    ids = {entry.claim.id for entry in thing.entries}
    found = _by_parties(thing) if thing.sort in WHOLE else _by_items(thing)
    for entry in thing.entries:
        if any(verdict == SAME and other in ids for other, verdict in entry.links):
            found[entry.claim.id] = _reason("person")
    return {claim: Bond(claim, why, sure) for claim, (why, sure) in found.items()}


def _by_parties(thing: Thing) -> dict[str, Reason]:
    return {entry.claim.id: _reason("parties") for entry in thing.entries}


def _by_items(thing: Thing) -> dict[str, Reason]:
    items = [item for entry in thing.entries if (item := item_of(entry, thing.sort))]
    if not items:
        return {}
    is_told_by_words = thing.sort != MEETING and any(item.words for item in items)
    rest = _Words(items) if is_told_by_words else _Days(items)
    return {
        item.claim: _reason("first") if item is rest.first else _reason("near") if item.loose else rest.reason(item)
        for item in items
    }


class _Words:
    """Items that are known by their words: the first of them stands for the rest."""

    def __init__(self, items: list[Item]) -> None:
        self.first = min(items, key=lambda item: (item.is_reply, item.loose, item.order))

    def reason(self, item: Item) -> Reason:
        """Return why another is of the same matter."""
        share = len(item.words & self.first.words) / (min(len(item.words), len(self.first.words)) or 1)
        return (_reason("words")[0], round(share, 2)) if share else _reason("alone")


class _Days:
    """Items that are known by their days: the most exact of them stands for the rest."""

    def __init__(self, items: list[Item]) -> None:
        self.first = min(items, key=_exact_first)
        self.texts = {item.text for item in items if item.window}
        self.windows = Counter(item.window for item in items if item.window)
        self.families = Counter((item.window, item.family) for item in items if item.window and item.family)

    def reason(self, item: Item) -> Reason:
        """Return why another is of the same occasion."""
        window = item.window
        if window is None:
            return _reason("text" if item.text in self.texts else "around")
        if self.families[window, item.family] > 1:
            return _reason("format")
        if self.windows[window] > 1:
            return _reason("day" if window[0] == window[1] else "dates")
        is_within = any(overlap(other, window) for other in self.windows if other != window)
        return _reason("within" if is_within else "alone")


def _exact_first(item: Item) -> tuple[bool, bool, int, tuple[date, date, str, int, str]]:
    width = (item.window[1] - item.window[0]).days if item.window else 0
    return item.loose, item.window is None, width, item.order


def _reason(name: str) -> Reason:
    reason = vocabulary().bonds[name]
    return str(reason["why"]), float(reason["sure"])
