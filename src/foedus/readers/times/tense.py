"""Whether the words around a date look ahead or back."""

from functools import cache

from foedus.readers.times.lexicon import data
from foedus.readers.times.tokens import Tokens

__all__ = ["tense"]

WINDOW = 14  # tokens to each side in which a verb tells the tense of a date
_BEGINS_ANOTHER = frozenset({"that"})  # "told on Tuesday that he would": what is said has a time of its own
_BETWEEN = {"on", "in"}  # between a verb and the date that it surely tells the tense of: "signed on May 5"
_PASSIVES = {"be": 1, "is": 0, "are": 0}  # "to be signed" looks ahead; "is signed" may look anywhere
_NEGATIONS = {"not", "t"}  # "it was not until Tuesday", "wasn't until"


def tense(found: Tokens, first: int, last: int) -> int:
    """Return where the words around tokens `first` to `last` point: 1 ahead, -1 back, 0 nowhere.

    That is the nearest verb of the sentence, looked for behind the date only up to a comma unless the date opens it.
    A verb right before the date looks back surely, which is -2.
    """
    words = found.words
    before = range(first - 1, max(-1, first - 1 - WINDOW), -1)
    after = range(last, min(len(words), last + WINDOW))
    opens = found.opens_sentence(first)
    if not opens and _leads_ahead(words, first):
        return 1
    one = _first_cue(found, before, frozenset())
    if one and one[1] < 0 and _is_next_to(words, first, one[0]):
        return -2
    other = _first_cue(found, after, _BEGINS_ANOTHER if opens else _BEGINS_ANOTHER | {","})
    return min((cue for cue in (one, other) if cue), default=(0, 0))[1]


@cache
def _cues() -> dict[str, int]:
    content = data("tense")
    return {word: direction for name, direction in (("ahead", 1), ("behind", -1)) for word in content[name]}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("tense")[name])


def _leads_ahead(words: list[str], first: int) -> bool:
    one, two, three = (words[max(first - n, 0)].lower() for n in (1, 2, 3))
    listed = _listed("leads_ahead")
    led = (one in listed and two not in _NEGATIONS) or (f"{two} {one}" in listed and three != "not")
    return led and "had" not in words[max(first - WINDOW, 0) : first]


def _is_next_to(words: list[str], first: int, distance: int) -> bool:
    verb = words[first - 1 - distance].lower()
    between = {word.lower() for word in words[first - distance : first]}
    return verb not in _listed("saying") and distance <= 1 and between <= _BETWEEN


def _first_cue(found: Tokens, places: range, ends: frozenset[str]) -> tuple[int, int] | None:
    for distance, place in enumerate(places):
        if found.ends_sentence(place) or found.words[place] in ends:
            return None
        if direction := _direction(found.words, place):
            return distance, direction
    return None


def _direction(words: list[str], place: int) -> int:
    """Return where one word points."""
    word, before, first = (words[max(place - n, 0)].lower() for n in range(3))
    spoiled = _listed("spoils_a_plan")
    if word == "to" and before in _listed("before_to"):
        return -1 if first in spoiled else 1
    if words[place] == "May" or before == "to":
        return 0  # the name or the month; what somebody is "to meet" lies where the verb before says
    direction = _cues().get(word, -1 if word.endswith("ed") and words[place].islower() else 0)
    if direction < 0 and before in _PASSIVES:
        return _PASSIVES[before]
    return -1 if direction > 0 and before in spoiled else direction
