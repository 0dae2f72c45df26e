"""What a claim's content says, as the stems that tell it from other contents."""

import re
from functools import lru_cache

from foedus.model import Actor, Claim, Value, When, Words
from foedus.things.parties import actors_in
from foedus.things.vocabulary import vocabulary

__all__ = ["called_after", "place_name", "points_back", "points_to_one", "stems", "telling", "written"]

_NAMES = re.compile(r"[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*)*")  # words that begin with a capital, one after another
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 3
_DUTY = "obligation"


def written(value: Value) -> str:
    """Return a field's value as words, "" where there are none."""
    match value:
        case None:
            return ""
        case Words():
            return value.text
        case Actor():
            return value.label
        case When():
            return value.edtf
        case tuple():
            return ", ".join(map(written, value))
    return str(value)


def telling(claim: Claim, field: str) -> frozenset[str]:
    """Return the words of a field that tell it from others: stems, without the names of the claim's actors.

    Every word for a duty ("commitments") is the same word. By when it is to be done is not what is to be done.
    """
    return stems(_without_deadline(claim, written(claim.get(field)))).difference(
        *(stems(str(actor)) for actor in actors_in(claim))
    )


def _without_deadline(claim: Claim, words: str) -> str:
    """Return the words up to the deadline that they end with: "pay the dues" of "pay the dues no later than 4 May"."""
    deadline = claim.get("deadline") if claim.kind == "demand" else None
    phrase = deadline.phrase.text if isinstance(deadline, When) and deadline.phrase else ""
    if not phrase or not words.rstrip(' .,”"').endswith(phrase):
        return words
    told = words[: words.rindex(phrase)].split()
    while told and told[-1].lower() in vocabulary().by_when:
        told.pop()
    return " ".join(told) or words


def points_back(claim: Claim, field: str) -> bool:
    """Tell whether a claim's content has no telling word of its own: "its demands", "the Chadian request of May"."""
    if telling(claim, field) <= _pointing():
        return True
    rest = stems(" ".join(word for word in written(claim.get(field)).split() if not word[0].isupper()))
    return bool(rest) and rest <= _pointing()


def place_name(words: str) -> str:
    """Return what to know a place by: the first name in its words, "Black Sea" of "the Black Sea, in Georgia"."""
    names = _NAMES.search(words)
    return names[0].casefold() if names else ""


@lru_cache(maxsize=1 << 14)
def stems(words: str) -> frozenset[str]:
    """Return the stems of the words that are not small."""
    known = vocabulary()
    found = (word for word in _WORD.findall(words.lower()) if word not in known.small)
    return frozenset(_DUTY if word in known.duty else _stem(word) for word in found)


def called_after(words: str) -> str:
    """Return the name before the word for a meeting, which may be that of its place: "the Riga session"."""
    found = _called().search(words)
    return found[1].casefold() if found else ""


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he ({_NAMES.pattern})(?: [a-z]+)? (?:{'|'.join(vocabulary().meetings)})\b")


def points_to_one(claim: Claim, field: str) -> bool:
    """Tell whether what points back means one certain thing: "the request", "a demand of May", not "its demands"."""
    words = written(claim.get(field)).lower().split()
    named = [word for word in words if word in vocabulary().pointing]
    is_certain = words[:1] not in (["a"], ["an"]) or bool(claim.date and claim.date.phrase)
    return is_certain and not any(word.endswith("s") for word in named)


@lru_cache(maxsize=1)
def _pointing() -> frozenset[str]:
    return frozenset(map(_stem, vocabulary().pointing))


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), word)
