"""Letters as they are compared: in small letters, without the marks above and below them."""

import unicodedata
from collections.abc import Container

__all__ = ["bare"]

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"})


def bare(word: str, *, kept: Container[str] = ()) -> str:
    """Return the word in small letters without marks; a letter that is `kept` keeps its mark, which makes it another.

    Of the marks that the letters bear, none is left that stands apart.
    """
    if word.isascii():
        return word.lower()
    small = word.casefold()
    if not kept:
        return _unmarked(small)
    return "".join(letter if letter in kept else _unmarked(letter) for letter in unicodedata.normalize("NFC", small))


def _unmarked(letters: str) -> str:
    decomposed = unicodedata.normalize("NFD", letters).translate(_LETTERS)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
