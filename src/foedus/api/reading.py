"""Read documents into a record, or one text without a record.

The readers, and spaCy with them, are loaded when the first text is read: a record answers without them.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from foedus.api.remembering import Remembered, now
from foedus.knowledge import Knowledge
from foedus.model import Claim, Document, Run
from foedus.sources import Offer, Said, Visitor, columns_of, documents, language_of, offered
from foedus.store import Store
from foedus.text import normalise
from foedus.text.edtf import parse_day

if TYPE_CHECKING:
    from foedus.engine import Step, Summary
    from foedus.readers import Line

__all__ = [
    "TIMEOUT",
    "Reading",
    "check_sources",
    "day_of",
    "knows",
    "read_into",
    "read_text",
    "reader_sets",
    "said_of",
    "take_in",
]

OFFERED_AT_ONCE = 4
TIMEOUT = 60.0  # seconds for a text, whatever its length


class Reading(TypedDict, total=False):
    """How documents are read. `published` and `source` are for what does not say them itself.

    `columns` says which column of a table holds what ("text=body,title=headline"); `full` asks for the pages that
    feeds and sitemaps link to; `addresses` takes the files for lists of addresses to be fetched. What these readers
    have read before, with the same knowledge, is not read again unless `reread`. `progress` is called after each
    document. So many `jobs` (processes; None: as many as help) read; what they find is the same. A text that takes
    longer than `timeout` seconds, and a second for each thousand characters, is skipped.
    """

    published: date | str | None
    source: str | None
    columns: str | Sequence[str]
    full: bool
    addresses: bool
    reread: bool
    progress: "Callable[[Step], None] | None"
    jobs: int | None
    timeout: float


def read_into(store: Store, paths: Sequence[str | Path], *, knowledge: Knowledge, how: Reading) -> "Summary":
    """Read files and folders into the store, and say what came of it."""
    from foedus.engine import Pace, Patience, read
    from foedus.readers import Line

    line, reread, said = Line(knowledge=knowledge), how.get("reread", False), said_of(how)
    readers = reader_sets(line)
    memory = None if reread else Remembered(store.visits, f"page {' '.join(readers)}")
    if not (reread or said["published"]):
        said["knows"] = knows(store, readers)
    found = documents(paths, visitor=Visitor(memory=memory), **said)
    progress = how.get("progress")
    pace = Pace(jobs=how.get("jobs", 1), patience=Patience(how.get("timeout", TIMEOUT)))
    step = memory.following(progress) if memory else progress
    return read(found, store, line, reread=reread, progress=step, pace=pace)


def said_of(how: Reading) -> Said:
    """Return what the person says of the documents; QueryError for what is no day, or no column."""
    columns = how.get("columns", ())
    return Said(
        published=day_of(how.get("published")),
        source=how.get("source"),
        columns=columns_of([columns] if isinstance(columns, str) else columns),
        full=how.get("full", False),
        addresses=how.get("addresses", False),
    )


def reader_sets(line: "Line") -> tuple[str, ...]:
    """Return the hash of the readers of each language that is read."""
    return tuple(Run(line.versions_for(language), now()).reader_set for language in line.languages)


def knows(store: Store, readers: Sequence[str]) -> Callable[[str, str], bool]:
    """Return what tells whether any of these readers have read a document, by its key and the hash of its bytes."""
    return lambda key, digest: any(store.is_read(Document(key, digest).id, reader_set) for reader_set in readers)


def take_in(
    store: Store,
    offers: Sequence[Offer],
    *,
    knowledge: Knowledge,
    published: date | str | None,
    source: str | None,
    progress: "Callable[[Step], None] | None",
    stop: Callable[[], bool] | None,
) -> "Summary":
    """Read what is offered into the store, few texts at once so that a person sees it go on; say what came of it."""
    from foedus.engine import Pace, read
    from foedus.readers import Line

    found = offered(offers, published=day_of(published), source=source)
    return read(found, store, Line(knowledge=knowledge), progress=progress, stop=stop, pace=Pace(OFFERED_AT_ONCE))


def check_sources(*sources: str | Path, **how: Unpack[Reading]) -> None:
    """Raise what reading these would raise before its first text, so that no record is made for a slip of the hand.

    SourceError where a path is not there, QueryError where `published` is no day, or `columns` says nothing of one.
    """
    documents(sources, **said_of(how))


def read_text(text: str, *, published: date | str | None = None) -> tuple[Claim, ...]:
    """Return the claims in a text; relative dates count from `published`. Offsets are into the normalised text.

    SourceError where it is in a language that is not read.
    """
    from foedus.readers import Line, Reading

    return Line()(Reading(normalise(text), day_of(published), language=language_of(text))).claims


def day_of(written: date | str | None) -> date | None:
    """Return the day that was given, or written; QueryError where no one day is meant."""
    return parse_day(written) if isinstance(written, str) else written
