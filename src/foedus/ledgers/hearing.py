"""How much has been heard of two parties since a day: what "nothing is said of an answer" is to be held against."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from foedus.record import Entry
from foedus.things import items_of

__all__ = ["MOST_HEARD", "Heard", "between", "heard_in"]

MOST_HEARD = 100  # texts: more are not counted
DEMAND, EVENT = "demand", "event"

Heard = Callable[[str, str, date], int]
Blocks = tuple[tuple[str, str, str], ...]  # sort, and the first and the last name of a block


def between(one: str, other: str) -> Blocks:
    """Return the blocks of what one of two parties demands of the other, or does to it in whichever month."""
    ways = (f"{one}>{other}", f"{other}>{one}")
    return tuple(block for way in ways for block in ((DEMAND, way, way), (EVENT, f"{way} 0", f"{way} :")))


def heard_in(entries: Iterable[Entry], until: date | None) -> Heard:
    """Return what counts the texts, published after a day and up to `until`, that tell of two parties.

    That is a demand of one on the other, or an act. Nothing is looked at before it is first asked.
    """
    kept = tuple(entries)
    told: dict[str, list[tuple[date, str]]] = {}

    def heard(one: str, other: str, since: date) -> int:
        if not told:
            told.update(_told(kept, until))
        names = [name for sort, name, _ in between(one, other) if sort == DEMAND]
        found = {text for name in names for _, text in _after(told.get(name, []), since)}
        return min(len(found), MOST_HEARD)

    return heard


def _told(entries: Iterable[Entry], until: date | None) -> dict[str, list[tuple[date, str]]]:
    """Return by whom acts on whom ("RUS>ARM") when which text was published that tells of it."""
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_text[entry.claim.text_id].append(entry)
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for told in by_text.values():
        for item in items_of(told, (DEMAND, EVENT)):
            if item.published and (until is None or item.published <= until):
                name = item.block if item.sort == DEMAND else item.block.rpartition(" ")[0]
                found[name].append((item.published, item.text))
    return {name: sorted(texts) for name, texts in found.items()}


def _after(told: list[tuple[date, str]], since: date) -> list[tuple[date, str]]:
    return told[bisect_right(told, since, key=lambda one: one[0]) :]
