"""The corpora as examples: windows of words with their cues, and marked pairs with what one does to the other."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from foedus.readers.encoder.pairs import ROOTS
from foedus.readers.encoder.words import Words, in_words
from foedus.text import layout

__all__ = ["Article", "Cue", "Pair", "Passage", "articles", "pairs", "passages", "words_at"]


@dataclass(frozen=True)
class Cue:
    """A cue's words, half-open, with those of its source and of its content's pieces."""

    start: int
    end: int
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]

    @property
    def reach(self) -> tuple[int, int]:
        """The words that all of it lies in."""
        spans = ((self.start, self.end), *self.source, *self.content)
        return min(start for start, _ in spans), max(end for _, end in spans)


@dataclass(frozen=True)
class Article:
    """A text in words with its cues."""

    id: str
    words: Words
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Passage:
    """Words of an article from `start` to `end`, short enough to be encoded at once."""

    article: Article
    start: int
    end: int


@dataclass(frozen=True)
class Pair:
    """A sentence with two marked parties: class ids, -1 where the corpus has none."""

    words: Words
    marks: np.ndarray
    root: int
    quad: int
    binary: int


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of JSON lines, gzipped or not."""
    unpacked = gzip.open if file.suffix == ".gz" else open
    with unpacked(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def words_at(words: Words, span: Sequence[int]) -> tuple[int, int]:
    """Return the words that a stretch of the text touches."""
    start, end = span
    return int(np.searchsorted(words.ends, start, side="right")), int(np.searchsorted(words.starts, end))


def articles(file: Path) -> list[Article]:
    """Return the articles of an attribution corpus; attributions without a cue are left out."""
    found = []
    for row in rows(file):
        words = in_words(row["text"], layout(row["text"]))
        cues = []
        for each in row["attributions"]:
            if each["cue"] and (each["content"] or each["source"]):
                source = tuple(words_at(words, span) for span in each["source"])
                content = tuple(words_at(words, span) for span in each["content"])
                start, end = words_at(words, each["cue"][0])
                if start < end:
                    cues.append(Cue(start, end, source, content))
        found.append(Article(row["id"], words, tuple(cues)))
    return found


def passages(found: list[Article], chance: random.Random, *, shortest: int = 120, longest: int = 280) -> list[Passage]:
    """Cut the articles into passages of whole sentences, elsewhere each time."""
    cut = []
    for article in found:
        units, first = article.words.units, article.words.first
        at = 0
        limit = chance.randint(20, longest)
        while at < len(units) - 1:
            start = int(units[at])
            end_at = at + 1
            while end_at < len(units) - 1 and first[units[end_at + 1]] - first[start] <= limit:
                end_at += 1
            end = min(int(units[end_at]), int(np.searchsorted(first, first[start] + longest, side="right")) - 1)
            cut.append(Passage(article, start, end))
            at, limit = end_at, chance.randint(shortest, longest)
    return cut


def pairs(file: Path) -> list[Pair]:
    """Return the marked sentences of an event corpus."""
    found = []
    for row in rows(file):
        words = in_words(row["text"], layout(row["text"]))
        marks = np.zeros(len(words), dtype=np.int64)
        for mark, side in enumerate(("source_span", "target_span"), 1):
            if row[side]:
                start, end = row[side]
                marks[(words.ends > start) & (words.starts < end)] = mark
        root = ROOTS.index(row["gold_root"]) if row.get("gold_root") in ROOTS else -1
        found.append(Pair(words, marks, root, row.get("gold_penta", 0) - 1, row.get("binary", -1)))
    return found
