"""Find words in a text that a person has copied from it, or typed: where they stand, or what stands there instead."""

import re
from collections import Counter
from difflib import SequenceMatcher, get_close_matches

from foedus.model import Span

__all__ = ["nearest", "placed", "places"]

LIKE = 0.6  # of letters are the same: less is another wording, and no help to who looks for the words
MISSPELT = 0.75
REACH = 20  # letters more, for blanks
COMPARED = 50  # stretches that share as many words, letter by letter

_WORD = re.compile(r"\w+")


def places(text: str, words: str) -> list[Span]:
    """Return every place where these words stand as whole words, whatever blanks or breaks part them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    first, last = (r"\b" if letter.isalnum() else "" for letter in (words.strip()[0], words.strip()[-1]))
    return [Span(*found.span()) for found in re.finditer(first + r"\s+".join(parts) + last, text)]


def placed(text: str, words: str, before: str, after: str) -> list[Span]:
    """Return the places of the words between these others, or every place where no such others are around any.

    That is how W3C Web Annotation finds a quotation again (TextQuote), by its prefix and suffix.
    """
    found = places(text, words)
    near = [
        span
        for span in found
        if _closed(text[max(0, span.start - 2 * len(before) - REACH) : span.start]).endswith(_closed(before))
        and _closed(text[span.end : span.end + 2 * len(after) + REACH]).startswith(_closed(after))
    ]
    return near or found


def _closed(words: str) -> str:
    """Return the words without blanks, which browsers add and drop."""
    return "".join(words.split())


def nearest(text: str, words: str) -> Span | None:
    """Return the stretch of the text that is most like the words, which it lacks; None where nothing is like them."""
    standing = list(_WORD.finditer(text))
    forms = [found.group().casefold() for found in standing]
    asked = _spelt(_WORD.findall(words.casefold()), forms)
    if not asked or not forms:
        return None
    ends = [
        Span(standing[first].start(), standing[min(first + len(asked), len(standing)) - 1].end())
        for first in _most_shared(forms, Counter(asked), len(asked))
    ]
    scored = [
        (SequenceMatcher(None, span.of(text).casefold(), words.casefold(), autojunk=False).ratio(), span)
        for span in ends[:COMPARED]
    ]
    likeness, found = max(scored, key=lambda pair: pair[0])
    return found if likeness >= LIKE else None


def _spelt(asked: list[str], forms: list[str]) -> list[str]:
    """Return the words as the text spells them, where it has one that is nearly the same."""
    known = dict.fromkeys(forms)
    return [word if word in known else next(iter(get_close_matches(word, known, 1, MISSPELT)), word) for word in asked]


def _most_shared(forms: list[str], asked: Counter[str], length: int) -> list[int]:
    """Return where the windows of so many words begin that share most with those asked for."""
    inside = Counter(forms[:length])
    shared = best = (inside & asked).total()
    found = [0]
    for start in range(1, len(forms) - length + 1):
        gone, come = forms[start - 1], forms[start + length - 1]
        shared -= inside[gone] <= asked[gone]
        inside[gone] -= 1
        inside[come] += 1
        shared += inside[come] <= asked[come]
        if shared > best:
            best, found = shared, []
        if shared == best:
            found.append(start)
    return found
