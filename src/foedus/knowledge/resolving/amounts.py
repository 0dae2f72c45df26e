"""Take off a phrase how many it speaks of: "at least 30 people" are people, "dozens of soldiers" soldiers."""

from typing import TYPE_CHECKING

from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["uncounted"]

OF = "of"


def uncounted(known: "Knowledge", phrase: str) -> str:
    """Return the phrase without the amount at its beginning, whose prepositions would part it from its noun."""
    words = phrase.split()
    at = 0
    while (end := _end_of_amount(words, at)) and end < len(words):
        if known.names.longest(words, at) or known.names.longest(words, at + 1):
            break  # "the Group of Seven" is no amount
        at = end
    return " ".join(words[at:]) if at else phrase


def _end_of_amount(words: list[str], at: int) -> int:
    """Return where the amount at that word ends, 0 if there is none: "at least", "tens of"."""
    if " ".join(words[at : at + 2]).lower() in wording().about:
        return at + 2
    end = next((place for place, word in enumerate(words[at:], at) if word == OF), at)
    if end > at and all(word.lower() in wording().amounts or word[0].isdigit() for word in words[at:end]):
        return end + 1
    return 0
