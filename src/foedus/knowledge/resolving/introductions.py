"""Find what a text says of a name where it introduces it: "Judge Ann Small", "Ann Small, a senator, said"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.knowledge.folding import split
from foedus.knowledge.resolving.strangers import is_term

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["apposition", "is_name", "titled"]

LONGEST = 4  # words of a person's name
BEFORE = 6  # words of a title
_CLAUSE = re.compile(r"[,.;:()\"“”—]\s")
_BEHIND = re.compile(r",\s+(?:\d+,\s+)?([^,.;:()—]+)")
_WHO = re.compile(r"(?:the|an?)\s")


def is_name(known: "Knowledge", phrase: str) -> bool:
    """Tell whether the phrase may be a person's name that we do not know: a few words in capitals, none a term."""
    words = split(phrase)
    return 0 < len(words) <= LONGEST and all(word[0].isupper() and not is_term(known, word) for word in words)


def titled(known: "Knowledge", phrase: str, context: str) -> Iterator[str]:
    """Yield the name with the title before it, for each place where the text gives it one."""
    for start, _ in _places(phrase, context):
        clause = _CLAUSE.split(context[:start])[-1]
        title: list[str] = []
        for word in reversed(clause.split()[-BEFORE:]):
            if not (word[0].isupper() or is_term(known, word)):
                break
            title.insert(0, word)
        if title:
            yield " ".join((*title, phrase))


def apposition(known: "Knowledge", phrase: str, context: str) -> Iterator[str]:
    """Yield what follows the name between commas and says who it is."""
    for _, end in _places(phrase, context):
        behind = _BEHIND.match(context, end)
        if behind and (_WHO.match(behind[1]) or is_term(known, behind[1].split()[0])):
            yield behind[1].strip()


def _places(phrase: str, context: str) -> Iterator[tuple[int, int]]:
    """Yield where the phrase starts and ends in the text, as whole words."""
    start = context.find(phrase) if phrase else -1
    while start >= 0:
        end = start + len(phrase)
        if not (context[max(start - 1, 0) : start].isalnum() or context[end : end + 1].isalnum()):
            yield start, end
        start = context.find(phrase, end)
