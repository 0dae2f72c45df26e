"""Take compounds of names apart: "Franco-German" names two countries, "Saudi-led" one, "Moscow-backed" none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["AND", "loosened"]

AND = "and"  # between two countries that act together


def loosened(known: "Knowledge", words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the words with their compounds taken apart, and the codes of countries that only an origin tells."""
    loose: list[str] = []
    born: list[str] = []
    for word in words:
        first, dash, second = word.partition("-")
        if not dash or known.names.named(word):
            loose.append(word)
        elif second in wording().owned:
            loose.append(first)
        elif second in wording().kept:
            loose.extend((first, second))
        elif first in wording().past and known.named(second):
            loose.append(second)
        elif second in wording().born:
            born.extend(filter(None, [_country(known, first)]))
        else:
            loose.extend(_both(known, first, second) or [word])
    return loose, born


def _both(known: "Knowledge", first: str, second: str) -> list[str]:
    """Return both names of a compound, [] if it is not of two: "Franco-German" is "France and German"."""
    if not _country(known, second):
        return []
    code = wording().joined.get(first) or _country(known, first)
    return [known.by_id[code].name, AND, second] if code else []


def _country(known: "Knowledge", word: str) -> str:
    """Return the code of the state that the word names, or whose people."""
    named = known.named(word)
    return known.demonym(word) or (named[0].country if named and named[0].country in known.by_id else "")
