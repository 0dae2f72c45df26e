"""By which words claims and texts can be found, whatever keeps that on disk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from foedus.model import Document

__all__ = ["ARTICLE", "QUOTATION", "Carried", "Group", "Index", "Lead", "Learnt", "Phrase", "Place", "Question"]

QUOTATION, ARTICLE = "quotation", "article"  # what is found: claims by their quotations, texts by their words


@dataclass(frozen=True, slots=True)
class Place:
    """By what a claim or a text is found: stems, parted by blanks, and marks for filters; `day` it was published."""

    words: str
    marks: str
    day: int = 0


Phrase = tuple[str, ...]  # stems, one behind the other
Group = tuple[Phrase, ...]  # of which any will do


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: of each group of words, and of each group of marks, something."""

    words: tuple[Group, ...]
    marks: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A claim or a text, by its number, that was found: the better, the lower its `score` (BM25 as SQLite has it)."""

    nr: int
    score: float
    day: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A text with the documents that carry it, less those of which a later version has another, and its claims."""

    content: str
    documents: tuple[Document, ...]
    claims: tuple[int, ...]


Learnt = tuple[str, str, int]  # a word, its stem, and how often it was met


class Index(Protocol):
    """Words and where they stand. It follows from the log. Whoever calls what writes holds the transaction."""

    def waiting(self) -> int:
        """Return how many texts are not yet found as they are now."""
        ...

    def unsought(self, most: int) -> list[int]:
        """Return so many of them, of those whose claims are in order."""
        ...

    def carried(self, texts: Sequence[int]) -> dict[int, Carried]:
        """Return texts by their numbers."""
        ...

    def put(self, what: str, places: Iterable[tuple[int, Place | None]]) -> None:
        """Have claims (`QUOTATION`) or texts (`ARTICLE`) found there, or nowhere for None, and no longer elsewhere."""
        ...

    def learn(self, words: Iterable[Learnt]) -> None:
        """Take in words, so that their beginnings find them."""
        ...

    def clear(self, texts: Iterable[int]) -> None:
        """Say that these texts are found as they are now."""
        ...

    def beginning(self, letters: str, most: int) -> list[str]:
        """Return the stems of so many words that begin so, of those that were met most often."""
        ...

    def find(self, what: str, question: Question, days: tuple[int, int], most: int) -> list[Lead]:
        """Return what the question finds of those days; of many those put there last."""
        ...
