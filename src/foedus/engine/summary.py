"""What came of a reading: step by step for a progress bar, and as a whole."""

from dataclasses import dataclass

from foedus.sources import Skipped

__all__ = ["OUTCOMES", "Step", "Summary"]

OUTCOMES = ("read", "known", "skipped")


@dataclass(frozen=True, slots=True)
class Step:
    """One document dealt with. `outcome` is `read`, `known` (these readers had read its text before) or `skipped`.

    `document` is the id of one that is in the record now.
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
    """

    documents: int
    known: int
    words: int
    seconds: float
    claims: tuple[tuple[str, int], ...]
    skipped: tuple[Skipped, ...]
    interrupted: bool = False
    learned: bool = True
    undated: int = 0

    @property
    def words_per_second(self) -> float:
        """The pace of the reading."""
        return self.words / self.seconds if self.seconds else 0.0
