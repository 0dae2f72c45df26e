"""Put together the claims about one matter: the same parties, and contents alike. Simple: words in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache

from foedus.ledgers.moments import order
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import UNKNOWN_PARTY, Actor, Value
from foedus.record import Entry

__all__ = ["matters", "party", "points_back", "telling"]

ALIKE = 0.5  # of the shorter content's telling words: "withdraw its troops" and "withdraw troops from Xland" agree

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 4


def party(value: Value) -> str | None:
    """Return what to know an actor by: the party it acts for, else its name."""
    if not isinstance(value, Actor):
        return None
    return value.label.casefold() if value.party == UNKNOWN_PARTY else value.party


def matters(
    entries: Iterable[Entry], key: Callable[[Entry], Hashable], content: Callable[[Entry], str]
) -> list[list[Entry]]:
    """Return the entries by matter, in the order of each matter's first; inside it, by day.

    A content that only points back ("its demands") joins the one other matter of its key in its own text.
    """
    by_key: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=order):
        by_key[key(entry)].append(entry)
    found = [matter for bucket in by_key.values() for matter in _split(bucket, content)]
    for matter in found:
        matter.sort(key=order)
    return sorted(found, key=lambda matter: order(matter[0]))


def points_back(content: str) -> bool:
    """Tell whether a content has no telling word of its own."""
    return telling(content) <= _pointing()


@lru_cache(maxsize=1 << 14)
def telling(content: str) -> frozenset[str]:
    """Return the words of a content that tell it from others, without their endings."""
    return frozenset(_stem(word) for word in _WORD.findall(content.lower()) if word not in vocabulary().small)


def _split(bucket: list[Entry], content: Callable[[Entry], str]) -> list[list[Entry]]:
    pointing = [entry for entry in bucket if points_back(content(entry))]
    found = _alike([entry for entry in bucket if not points_back(content(entry))], content)
    named = list(found)
    loose: dict[str, list[Entry]] = {}
    for entry in pointing:
        text_id = entry.claim.text_id
        own = [matter for matter in named if any(other.claim.text_id == text_id for other in matter)]
        if len(own) == 1:
            own[0].append(entry)
        elif text_id in loose:
            loose[text_id].append(entry)
        else:
            loose[text_id] = [entry]
    return [*found, *loose.values()]


def _alike(entries: list[Entry], content: Callable[[Entry], str]) -> list[list[Entry]]:
    """Return the entries by likeness to the first of each matter; an index of words saves comparing all pairs."""
    found: list[list[Entry]] = []
    sizes: list[int] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        words = telling(content(entry))
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
