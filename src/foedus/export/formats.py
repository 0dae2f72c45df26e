"""What a format of export is: a name to ask for it by, and a function that writes files into a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from foedus.api import Asked, Record

__all__ = ["LEDGERS", "LONGEST_QUOTATION", "Format", "Options", "Write", "Written"]

LONGEST_QUOTATION = 300  # characters of somebody else's text that one quotation may have outside the record
LEDGERS = (
    "statements", "meetings", "demands", "obligations", "responsibility", "standing", "posture", "timeline",
    "contradictions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its name in the folder, and how many rows (claims, documents, notes) it holds."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is to be written: which tables (all, where none is named), and what the ledgers are asked.

    `longest` is how many characters a quotation may have before it is cut.
    """

    tables: tuple[str, ...] = ()
    org: str | None = None
    on: str | None = None
    known_by: str | None = None
    about: str | None = None
    by: str | None = None
    superseded: bool = False
    min_confidence: float = 0.0
    longest: int = LONGEST_QUOTATION

    @property
    def asked(self) -> Asked:
        """What every ledger is asked besides the organisation: `record.demands(options.org, **options.asked)`."""
        return Asked(
            on=self.on,
            known_by=self.known_by,
            about=self.about,
            by=self.by,
            superseded=self.superseded,
            min_confidence=self.min_confidence,
        )


Write = Callable[[Record, Path, Options], tuple[Written, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `suffix` is what its files end in, `help` one line that says what it is for."""

    name: str
    suffix: str
    write: Write
    help: str
