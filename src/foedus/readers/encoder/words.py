"""A text as the encoder sees it: words, their pieces of the vocabulary, and what the layout says of each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from foedus.text import Layout, quoted

__all__ = ["CAPITAL", "FLAGS", "IN_QUOTATION", "PARAGRAPH_START", "Words", "in_words", "tokenizer"]

Numbers = NDArray[np.int64]

IN_QUOTATION, PARAGRAPH_START, CAPITAL = 1, 2, 4  # flags, added up; the vocabulary knows no capitals
FLAGS = 8
LONGEST_UNIT = 80  # words; a longer sentence counts as several
LONGEST_WORD = 12  # pieces; the rest of a longer word is dropped
UNKNOWN = 100  # the piece of what the vocabulary cannot write

_WORD = re.compile(r"\w+|[^\w\s]")
_STOP = re.compile(r"[.?!…][\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    `starts` and `ends` are code points. `pieces` are the vocabulary's ids of all words' pieces in a row, those of word
    `n` from `first[n]` to `first[n + 1]`. `flags` has the flags of each word. `units` are the first words of sentences,
    roughly cut, and the number of words at the end.
    """

    starts: Numbers
    ends: Numbers
    pieces: Numbers
    first: Numbers
    flags: Numbers
    units: Numbers

    def __len__(self) -> int:
        return len(self.starts)


@cache
def tokenizer() -> Tokenizer:
    """Return the encoder's tokenizer."""
    return Tokenizer.from_str(files(__package__).joinpath("data", "tokenizer.json").read_text(encoding="utf-8"))


def in_words(text: str, layout: Layout) -> Words:
    """Cut the text into words and pieces."""
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    flags = np.array([CAPITAL if text[start].isupper() else 0 for start in starts], dtype=np.int64)
    for quotation in quoted(text, layout.paragraphs):
        flags[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)] |= IN_QUOTATION
    first = [bisect_left(starts, paragraph.start) for paragraph in layout.paragraphs]
    flags[[place for place in first if place < len(spans)]] |= PARAGRAPH_START
    pieces, bounds = _pieces([text[start:end] for start, end in spans])
    return Words(
        starts=np.array(starts, dtype=np.int64),
        ends=np.array([end for _, end in spans], dtype=np.int64),
        pieces=pieces,
        first=bounds,
        flags=flags,
        units=np.array([*_units(text, layout, starts), len(spans)], dtype=np.int64),
    )


def _pieces(words: list[str]) -> tuple[Numbers, Numbers]:
    found: list[list[int]] = [[] for _ in words]
    if words:
        encoded = tokenizer().encode(words, is_pretokenized=True, add_special_tokens=False)
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            if word is not None:
                found[word].append(piece)
    kept = [pieces[:LONGEST_WORD] or [UNKNOWN] for pieces in found]
    bounds = np.cumsum([0, *map(len, kept)], dtype=np.int64)
    return np.array([piece for pieces in kept for piece in pieces], dtype=np.int64), bounds


def _units(text: str, layout: Layout, starts: list[int]) -> Iterator[int]:
    """Yield the first word of each sentence, and of each part of one that is too long."""
    before = -LONGEST_UNIT
    found = {0} if starts else set()
    for paragraph in layout.paragraphs:
        stops = (match.end() for match in _STOP.finditer(text, paragraph.start, paragraph.end))
        found |= {bisect_right(starts, stop - 1) for stop in (paragraph.start, *stops)}
    for place in sorted(each for each in found if each < len(starts)):
        while before >= 0 and place - before > LONGEST_UNIT:
            before += LONGEST_UNIT
            yield before
        yield place
        before = place
    while before >= 0 and len(starts) - before > LONGEST_UNIT:
        before += LONGEST_UNIT
        yield before
