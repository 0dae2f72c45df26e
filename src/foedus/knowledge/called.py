"""How a person is called, from a name whose part in capitals is enough: "Sergey LAVROV", "XI Jinping"."""

import re
from collections.abc import Iterator

__all__ = ["called", "cased"]

_LETTERS = re.compile(r"(?<=Mc)[^\W\d_]{2,}|\b(?!Mc[A-Z])[^\W\d_]{2,}")
_NUMERAL = re.compile(r"[IVX]+$")
_ARTICLES = ("al-", "el-")


def cased(name: str) -> str:
    """Return the name with its capitals as a text has them: "Mitch McCONNELL" is Mitch McConnell."""
    return " ".join(word for word, _ in _words(name))


def called(*written: str) -> Iterator[str]:
    """Yield each spelling in full, the part in capitals alone, and the first name with that part."""
    for name in written:
        words = _words(name)
        yield " ".join(word for word, _ in words)
        capitals = [word for word, shouted in words if shouted]
        if capitals and (len(capitals) < len(words) or len(words) == 1):
            surname = " ".join(capitals)
            bare = surname[3:] if surname.startswith(_ARTICLES) else surname
            first, shouted = words[0]
            yield from (surname, bare)
            yield from () if shouted else (f"{first} {surname}", f"{first} {bare}")


def _words(name: str) -> list[tuple[str, bool]]:
    """Return each word as a text has it, and whether it stands in capitals; a numeral does not: "Charles III"."""
    return [_word(word, place) for place, word in enumerate(name.split())]


def _word(word: str, place: int) -> tuple[str, bool]:
    if word[1:].islower() and word.isalpha():  # most are: they need no closer look
        return word, False
    if place and _NUMERAL.match(word):
        return word, False
    lowered = _LETTERS.sub(lambda run: run.group().capitalize() if run.group().isupper() else run.group(), word)
    return lowered, lowered != word and "." not in word
