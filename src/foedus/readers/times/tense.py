"""Whether the words around a date look ahead or back."""

from functools import cache

from foedus.readers.times.lexicon import data
from foedus.readers.times.tokens import Tokens

__all__ = ["tense"]

WINDOW = 20  # tokens to each side in which a verb tells the tense of a date
NEAR = 3  # tokens before a date in which a past tense wins over what follows: "told them on Monday it would wait"
SINCE = 6  # tokens before a date in which "since" holds for it
_BEGINS_ANOTHER = frozenset({"that"})  # "told on Tuesday that he would": what is said has a time of its own
_BETWEEN = {"on", "in", "during", "the"}  # from a verb to its date: "signed on May 5", "seized in the May 5 raid"
_OPENING = {"on", "in", "during", "after", "from"}  # "In May, they met"; but "May wheat rose" is sold for May
_OF_A_DEED = {"on", "of", "in"}  # "his arrest on May 5"
_INDEFINITE = {"a", "an", "any"}  # "they fear a raid on Friday"
_DETERMINERS = {"the", "a", "an", "its", "his", "her", "their"}  # "due to its loss", "the proposed law"
_PASSIVES = {"be": 1, "is": 0, "are": 0}  # "to be signed" looks ahead; "is signed" may look anywhere
_NEGATIONS = {"not", "t"}  # "it was not until Tuesday", "wasn't until"


def tense(found: Tokens, first: int, last: int) -> int:
    """Return where the words around tokens `first` to `last` point: above 0 ahead, below back, 0 nowhere.

    That is the nearest verb of the sentence, looked for behind the date only up to a comma unless the date opens it.
    What a verb right before the date says is sure, and so is "will" before it, or the verb of a sentence that the date
    opens: that is 2 or -2, and else 1 or -1. "Since" leaves no doubt, -3. What a deed will lead to does not tell when
    it was done.
    """
    words, opens = found.words, found.opens_sentence(first)
    if not opens and _leads_ahead(words, first):
        return 2
    if "since" in (word.lower() for word in words[max(first - 2, 0) : first]):
        return -3
    if _is_since(words, first) or _is_of_a_deed(words, first) or _names_a_deed(words, last):
        return -2
    one = _first_cue(found, range(first - 1, max(-1, first - 1 - WINDOW), -1), frozenset())
    ends = _BEGINS_ANOTHER if opens else _BEGINS_ANOTHER | {",", "and"}
    other = _first_cue(found, range(last, min(len(words), last + WINDOW)), ends)
    if one and _is_sure(words, first, *one):
        return 2 * one[1]
    if opens and other and _is_main_verb(words, first, last + other[0], other[1]):
        return 2 * other[1]
    if one and one[0] <= NEAR and one[1] < 0:
        return one[1]
    return min((cue for cue in (one, other) if cue), default=(0, 0))[1]


@cache
def _cues() -> dict[str, int]:
    content = data("tense")
    return {word: direction for name, direction in (("ahead", 1), ("behind", -1)) for word in content[name]}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("tense")[name])


def _leads_ahead(words: list[str], first: int) -> bool:
    if first and words[first - 1].lower() == "the":
        first -= 1
    one, two, three = (words[max(first - n, 0)].lower() for n in (1, 2, 3))
    listed = _listed("leads_ahead")
    before = [word.lower() for word in words[max(first - WINDOW, 0) : first]]
    called = one == "for" and not _listed("calls_for").isdisjoint(before)
    led = called or (one in listed and two not in _NEGATIONS) or (f"{two} {one}" in listed and three != "not")
    return led and "had" not in before


def _is_since(words: list[str], first: int) -> bool:
    """Tell whether "since" goes before: what has happened "since he announced it in October" lies back."""
    within = [word.lower() for word in words[max(first - SINCE, 0) : first]]
    return "since" in within and "," not in within[within.index("since") :]


def _names_a_deed(words: list[str], last: int) -> bool:
    """Tell whether a date names something done: "the October 7 attack", "Wednesday's ruling"."""
    possessive = words[last + 1 : last + 2] == ["s"]
    noun, listed = last + 2 * possessive, _listed("deeds") | (_listed("declared") if possessive else frozenset())
    one, two = ((words[place].lower() if place < len(words) else "") for place in (noun, noun + 1))
    return one in listed or (one.isalpha() and one not in _DETERMINERS and two in listed)


def _is_of_a_deed(words: list[str], first: int) -> bool:
    """Tell whether something done stands right before its date: "his arrest on 18 June"; a raid may be to come."""
    article, deed, preposition = (words[max(first - n, 0)].lower() for n in (3, 2, 1))
    return preposition in _OF_A_DEED and deed in _listed("deeds") and article not in _INDEFINITE


def _is_main_verb(words: list[str], first: int, place: int, direction: int) -> bool:
    """Tell whether the cue at a place behind a date that opens its sentence says surely where it lies."""
    if words[max(first - 1, 0)].lower() not in _OPENING:
        return False
    verb = words[place].lower()
    return verb in _listed("surely_ahead") if direction > 0 else verb not in _listed("no_verbs")


def _is_sure(words: list[str], first: int, distance: int, direction: int) -> bool:
    """Tell whether the cue before a date says surely where it lies: "will" and "to be held", or "signed on"."""
    place = first - 1 - distance
    verb = words[place].lower()
    if direction > 0:
        named = {words[first - 1].lower(), words[first].lower()} & _DETERMINERS  # "they will answer the May 5 offer"
        cues = {word.lower() for word in words[max(place - 2, 0) : place + 1]}  # "will be held"
        return not named and not cues.isdisjoint(_listed("surely_ahead"))
    if words[place - 1].lower() == "last":
        return True  # "they last held talks in May"
    between = {word.lower() for word in words[first - distance : first]}
    return verb not in _listed("saying") and distance <= 2 and between <= _BETWEEN


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
    following = words[place + 1].lower() if place + 1 < len(words) else ""
    spoiled = _listed("spoils_a_plan")
    if word == "to" and before in _listed("before_to") and following not in _DETERMINERS:
        return -1 if first in spoiled else 1
    if words[place] == "May" or before == "to" or (following == "to" and word in _listed("before_to")):
        return 0  # the name or the month; where "to meet" and "due to" point is what the "to" between them says
    direction = _cues().get(word, -1 if _is_regular_past(words[place], before) else 0)
    if direction < 0 and before in _PASSIVES:
        return _PASSIVES[before]
    negated = before in _NEGATIONS and first in spoiled  # "did not meet"
    return -1 if direction > 0 and (before in spoiled or negated) else direction


def _is_regular_past(word: str, before: str) -> bool:
    """Tell whether a word in -ed is a verb: "they freed the detained men" has one."""
    return word.endswith("ed") and word.islower() and before not in _DETERMINERS and word not in _listed("not_past")
