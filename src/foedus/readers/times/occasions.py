"""Which events a date in a text dates: the nouns for happenings in its sentence."""

from collections.abc import Iterable

from foedus.readers.times.lexicon import lexicon
from foedus.readers.times.tokens import Tokens

__all__ = ["occasions"]

WINDOW = 12  # tokens to each side of the date in which the event stands
COUNTED = 4  # tokens after "after" and "before" in which an event is only counted from


def occasions(found: Tokens, first: int, last: int) -> list[str]:
    """Return the events in the sentence of tokens `first` to `last`, but not that of "two days after the vote"."""
    before = range(first - 1, max(-1, first - 1 - WINDOW), -1)
    after = range(last, min(len(found.words), last + WINDOW))
    return [found.words[place].lower() for place in _events(found, before) + _events(found, after)]


def _events(found: Tokens, places: Iterable[int]) -> list[int]:
    within = []
    for place in places:
        if found.ends_sentence(place):
            break
        if lexicon().value("EVENT", found.words[place]) is not None and not _is_counted_from(found, place):
            within.append(place)
    return within


def _is_counted_from(found: Tokens, place: int) -> bool:
    words = found.words[max(place - COUNTED, 0) : place]
    return any(lexicon().value("AFTER", word) is not None for word in words)
