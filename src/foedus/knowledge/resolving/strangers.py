"""Tell when a name of ours is a piece of the name of somebody unknown: "Viktor Lukashenko", "Chad Johnson"."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold, split
from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["ARTICLES", "given_before", "is_named_after", "is_strange", "is_stranger", "is_term"]

ARTICLES = frozenset({"the", "a", "an"})
NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X"})  # behind a monarch's name


def is_stranger(known: "Knowledge", words: Sequence[str], at: int, length: int, entity: Entity) -> bool:
    """Tell whether so many words at `at`, which name the entity, are part of a longer name that we do not know."""
    end = at + length
    if entity.type == "person":
        return end < len(words) and words[end] not in NUMERALS and is_strange(known, words, end)
    if length > 1 or words[at] not in wording().persons or (at and words[at - 1].lower() in ARTICLES):
        return False  # "the Kenya Wildlife Service" is nobody called Kenya
    return (
        _is_titled(words, at)
        or (at > 0 and _may_be_given(known, words, at - 1))
        or (end < len(words) and _may_be_surname(known, words, end))
    )


def given_before(known: "Knowledge", words: Sequence[str], at: int) -> str:
    """Return the word before a surname if it may be a given name, "" if it is a title, a people or the like."""
    return words[at - 1] if at and _may_be_given(known, words, at - 1) else ""


def is_strange(known: "Knowledge", words: Sequence[str], at: int) -> bool:
    """Tell whether a word in capitals is none that we know: no name, people, title, office or noun for people."""
    word = words[at]
    if not word[0].isupper() or _plain(word) in wording().titles or is_term(known, word):
        return False
    return known.demonym(word) is None and known.names.longest(words, at) is None


def is_term(known: "Knowledge", word: str) -> bool:
    """Tell whether the word is an article, an office or a noun for people, in whichever case it is written."""
    return word.lower() in ARTICLES or known.sectors.of(word) is not None or known.office(word) is not None


def is_named_after(known: "Knowledge", phrase: str, context: str) -> bool:
    """Tell whether the text uses the name of a place for a person: "Jim Jordan said", "Congressman Jordan"."""
    if phrase not in wording().persons:
        return False
    words = split(context)
    return any(
        word == phrase and (_is_titled(words, at) or _is_given(known, words[at - 1]))
        for at, word in enumerate(words)
        if at
    )


def _may_be_given(known: "Knowledge", words: Sequence[str], at: int) -> bool:
    return words[at] in wording().persons or is_strange(known, words, at)


def _is_given(known: "Knowledge", word: str) -> bool:
    """Tell whether somebody we know has the word, in a capital, for a given name: "To Lam" makes none of "to"."""
    return word[0].isupper() and _plain(word) in _given_names(known)


def _may_be_surname(known: "Knowledge", words: Sequence[str], at: int) -> bool:
    hit = known.names.longest(words, at)
    return is_strange(known, words, at) or bool(hit and hit[0] == 1 and hit[1][0].type == "person")


def _is_titled(words: Sequence[str], at: int) -> bool:
    return at > 0 and _plain(words[at - 1]) in wording().titles


def _plain(word: str) -> str:
    return word.lower().strip(".")


@lru_cache(maxsize=2)
def _given_names(known: "Knowledge") -> frozenset[str]:
    """Return the first words of people's names, folded; read when first asked."""
    people = (entity for entity in known.by_id.values() if entity.type == "person")
    return frozenset(key[0] for person in people if len(key := fold(person.name)) > 1)
