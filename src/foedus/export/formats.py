"""What a format of export is: a name to ask for it by, and a function that writes files into a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from foedus.api import Asked, Record, Taken
from foedus.errors import QueryError

__all__ = ["LEDGERS", "LONGEST_QUOTATION", "TABLES", "Format", "Options", "Take", "Write", "Written"]

LONGEST_QUOTATION = 300  # characters of somebody else's text that one quotation may have outside the record
LEDGERS = (
    "statements", "meetings", "demands", "obligations", "responsibility", "standing", "posture", "timeline",
    "contradictions",
)  # fmt: skip
TABLES = (*LEDGERS, "relations", "turns", "attendance", "claims", "documents", "decisions", "links", "rulings")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its name in the folder, and how many rows (claims, documents, notes) it holds."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is to be written: which tables (all, where none is named), and what the ledgers are asked.

    `longest` is how many characters a quotation may have before it is cut. QueryError for a table that is none.
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

    def __post_init__(self) -> None:
        if unknown := [name for name in self.tables if name not in TABLES]:
            raise QueryError(f"no table is called {unknown[0]!r}", f"the tables are {', '.join(TABLES)}")

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


class Take(Protocol):
    """Takes into a record what came back in a file; `adds` says that claims which only the person saw are added."""

    def __call__(self, record: Record, path: Path, person: str | None = None, *, adds: bool = False) -> Taken:
        """Return what came of it."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `suffix` is what its files end in, `help` one line that says what it is for.

    `take` takes into a record what people decided or corrected in files of the format, None where it only leads out.
    """

    name: str
    suffix: str
    write: Write
    help: str
    take: Take | None = None
