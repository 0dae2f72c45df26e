"""What came of a reading: step by step for a progress bar, and as a whole."""

from dataclasses import dataclass

from foedus.sources import Skipped

__all__ = ["OUTCOMES", "Step", "Summary"]

OUTCOMES = ("read", "known", "unread", "skipped")


@dataclass(frozen=True, slots=True)
class Step:
    """One document dealt with. `outcome` is `read`, `known` (these readers had read its text before) or `skipped`.

    It is `unread` where it is in the record but in a language that is not read. `document` is the id of one that is
    in the record now.
    """

    key: str
    outcome: str
    words: int = 0
    claims: int = 0
    document: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a reading.

    `documents` and `words` were read, `undated` of them do not say when they were published; `known` documents had been
    read before by the same readers. `claims` counts each kind found. `interrupted` says that a person stopped it; all
    before that is in the record. `learned` is False where the encoder's files were not there, so that rules alone read.
    `unread` counts the documents that are in the record but in a language that is not read, by its code; once it is,
    reading them again reads them.
    """

    documents: int
    known: int
    words: int
    seconds: float
    claims: tuple[tuple[str, int], ...]
    skipped: tuple[Skipped, ...]
    interrupted: bool = False
    learned: bool = True
    unread: tuple[tuple[str, int], ...] = ()
    undated: int = 0

    @property
    def words_per_second(self) -> float:
        """The pace of the reading."""
        return self.words / self.seconds if self.seconds else 0.0
