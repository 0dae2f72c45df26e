"""Put together the claims about one matter: the same parties, and contents alike. Simple: words in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from foedus.ledgers.moments import order
from foedus.ledgers.targets import actors_in
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import UNKNOWN_PARTY, Actor, Value
from foedus.record import Entry

__all__ = ["matters", "party", "points_back"]

ALIKE = 0.75  # of the shorter content's telling words: "withdraw its troops" and "withdraw troops from Xland" agree

Key = tuple[str | None, ...]

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 3


def party(value: Value) -> str | None:
    """Return what to know an actor by: the party it acts for, else its name."""
    if not isinstance(value, Actor):
        return None
    return value.label.casefold() if value.party == UNKNOWN_PARTY else value.party


def matters(
    entries: Iterable[Entry], key: Callable[[Entry], Key], content: Callable[[Entry], str]
) -> list[list[Entry]]:
    """Return the entries by matter, in the order of each matter's first; inside it, by day.

    A content that only points back ("its demands") joins the one other matter of its key in its own text; a part of
    the key that it leaves out may be any.
    """
    by_key: dict[Key, list[Entry]] = defaultdict(list)
    pointing: dict[tuple[Key, str], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=order):
        if points_back(entry, content(entry)):
            pointing[key(entry), entry.claim.text_id].append(entry)
        else:
            by_key[key(entry)].append(entry)
    found = [matter for bucket in by_key.values() for matter in _alike(bucket, content)]
    found += _joined(pointing, found, key)
    for matter in found:
        matter.sort(key=order)
    return sorted(found, key=lambda matter: order(matter[0]))


def points_back(entry: Entry, content: str) -> bool:
    """Tell whether a claim's content has no telling word of its own."""
    return telling(entry, content) <= _pointing()


def telling(entry: Entry, content: str) -> frozenset[str]:
    """Return the words of a claim's content that tell it from others: stems, without the names of its actors."""
    return _stems(content).difference(*(_stems(str(actor)) for actor in actors_in(entry)))


@lru_cache(maxsize=1 << 14)
def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(words.lower()) if word not in vocabulary().small)


def _joined(
    pointing: dict[tuple[Key, str], list[Entry]], found: list[list[Entry]], key: Callable[[Entry], Key]
) -> list[list[Entry]]:
    """Add what points back to the matter that it points to; return what points to none, or to one of several."""
    of_text: dict[str, list[list[Entry]]] = defaultdict(list)
    for matter in found:
        for text_id in {entry.claim.text_id for entry in matter}:
            of_text[text_id].append(matter)
    loose = []
    for (asked, text_id), told in pointing.items():
        fitting = [matter for matter in of_text[text_id] if _agree(asked, key(matter[0]))]
        if len(fitting) == 1:
            fitting[0].extend(told)
        else:
            loose.append(told)
    return loose


def _agree(asked: Key, given: Key) -> bool:
    return all(part is None or part == other for part, other in zip(asked, given, strict=True))


def _alike(entries: list[Entry], content: Callable[[Entry], str]) -> list[list[Entry]]:
    """Return the entries by likeness to the first of each matter; an index of words saves comparing all pairs."""
    found: list[list[Entry]] = []
    sizes: list[int] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        words = telling(entry, content(entry))
        common = Counter(place for word in words for place in by_word[word])
        fitting = [place for place, count in common.items() if _is_alike(count, min(len(words), sizes[place]))]
        if fitting:
            found[max(fitting, key=lambda place: common[place])].append(entry)
            continue
        for word in words:
            by_word[word].append(len(found))
        found.append([entry])
        sizes.append(len(words))
    return found


def _is_alike(common: int, shorter: int) -> bool:
    return common >= min(2, shorter) and common >= ALIKE * shorter


@lru_cache(maxsize=1)
def _pointing() -> frozenset[str]:
    return frozenset(map(_stem, vocabulary().pointing))


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), word)
