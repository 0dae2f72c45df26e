"""Fold the spelling of names, so that "Côte d’Ivoire" and "Cote d'Ivoire's" are looked up alike."""

import re
from functools import lru_cache

from foedus.text.letters import bare

__all__ = ["fold", "is_plain", "pieces", "split"]

POSSESSIVE = "'s"
ARTICLES = frozenset({"the", "a", "an"})

_APOSTROPHES = re.compile("[’‘ʼʻ`´]")
_BREAKS = re.compile(r"[\s\-‐-―−/]+")
_SILENT = re.compile(r"[.\"'“”«»]")
_WORDS = re.compile(r"['’]s\b|(?:[^\s,;:()\"“”'’]|['’](?!s\b))+")
_AMERICAN = {"isation": "ization", "defence": "defense", "labour": "labor", "centre": "center"}
_BRITISH = tuple(_AMERICAN)
_ENDINGS = re.compile("|".join(_BRITISH), re.IGNORECASE)


def split(text: str) -> list[str]:
    """Return the words of a text, its possessive 's apart, without commas, quotation marks and brackets."""
    return _WORDS.findall(text)


@lru_cache(maxsize=1 << 15)
def pieces(word: str) -> tuple[str, ...]:
    """Return the folded pieces of a word: no case, diacritics, dots or dashes, American spelling, 's apart."""
    if word.isalpha() and word.isascii():  # most are: they need no closer look
        return (_american(word.lower()),)
    found: list[str] = []
    for part in _BREAKS.split(_APOSTROPHES.sub("'", word)):
        possessive = part.endswith((POSSESSIVE, "'S")) and len(part) > 1
        stem = part[:-2] if possessive else part
        plain = _SILENT.sub("", bare(stem))
        if plain:
            found.append(_american(plain))
        if possessive:
            found.append(POSSESSIVE)
    return tuple(found)


def fold(phrase: str) -> tuple[str, ...]:
    """Return the folded pieces of a phrase, less a leading article and a closing 's."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most are: they need no closer look
        words = tuple(phrase.lower().split())
        if words[0] not in ARTICLES and not _ENDINGS.search(phrase):
            return words
    found = tuple(piece for word in phrase.split() for piece in pieces(word))
    if len(found) > 1 and found[0] in ARTICLES:
        found = found[1:]
    return found[:-1] if len(found) > 1 and found[-1] == POSSESSIVE else found


def is_plain(word: str) -> bool:
    """Tell whether the word has no letter outside ASCII, whatever its quotes and dashes: "français" is not plain."""
    return word.isascii() or all(letter.isascii() for letter in word if letter.isalpha())


def _american(word: str) -> str:
    if word.endswith(_BRITISH):
        ending = next(ending for ending in _BRITISH if word.endswith(ending))
        return word.removesuffix(ending) + _AMERICAN[ending]
    return word
