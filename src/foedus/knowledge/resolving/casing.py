"""Give names their capitals back in a text that has none, as transcripts of speech often have not."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity
from foedus.knowledge.resolving.strangers import ARTICLES, is_term

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["capitalised", "has_no_capitals"]

LEAST = 20  # letters from which a text that has no capital was written without any


def has_no_capitals(text: str) -> bool:
    """Tell whether the text is long enough for a capital, and has none."""
    return len(text) >= LEAST and text == text.lower() and text != text.upper()


@lru_cache(maxsize=1024)
def capitalised(known: "Knowledge", text: str) -> str:
    """Return the text with capitals on the names that we know, on peoples and on acronyms with dots: "u.s."."""
    words = text.split()
    raised = [_raised(word) for word in words]
    found: list[str] = []
    while (at := len(found)) < len(words):
        hit = known.names.longest(raised, at)
        if hit and _is_meant(known, words, at, *hit):
            found.extend(raised[at : at + hit[0]])
        else:
            named = "." in words[at][:-1] or known.demonym(raised[at].strip(",.;:\"'")) is not None
            found.append(raised[at] if named else words[at])
    return " ".join(found)


def _raised(word: str) -> str:
    return word.upper() if "." in word[:-1] else word[:1].upper() + word[1:]


def _is_meant(known: "Knowledge", words: Sequence[str], at: int, length: int, entities: Sequence[Entity]) -> bool:
    """Tell whether the words name one of the entities: a surname alone only behind a title, for "may" is a verb."""
    if words[at] in ARTICLES:
        return False
    if length > 1 or entities[0].type != "person":
        return length > 1 or not is_term(known, words[at])
    return len(words) == 1 or (at > 0 and words[at - 1] not in ARTICLES and is_term(known, words[at - 1]))
