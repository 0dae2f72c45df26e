"""Read documents into a record, or one text without a record.

The readers, and spaCy with them, are loaded when the first text is read: a record answers without them.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.knowledge import Knowledge
from foedus.model import Claim
from foedus.sources import Offer, documents, offered
from foedus.store import Store
from foedus.text import normalise
from foedus.text.edtf import parse_day

if TYPE_CHECKING:
    from foedus.engine import Step, Summary

__all__ = ["TIMEOUT", "check_sources", "day_of", "read_into", "read_text", "take_in"]

OFFERED_AT_ONCE = 4
TIMEOUT = 60.0  # seconds for a text, whatever its length


def read_into(
    store: Store,
    paths: Sequence[str | Path],
    *,
    knowledge: Knowledge,
    published: date | str | None,
    source: str | None,
    reread: bool,
    progress: "Callable[[Step], None] | None",
    jobs: int | None,
    timeout: float,
) -> "Summary":
    """Read files and folders into the store, and say what came of it."""
    from foedus.engine import Pace, Patience, read
    from foedus.readers import Line

    found = documents(paths, published=day_of(published), source=source)
    pace = Pace(jobs=jobs, patience=Patience(timeout))
    return read(found, store, Line(knowledge=knowledge), reread=reread, progress=progress, pace=pace)


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


def check_sources(*sources: str | Path, published: date | str | None = None) -> None:
    """Raise what reading these would raise before its first text, so that no record is made for a slip of the hand.

    SourceError where a path is not there, QueryError where `published` is no day.
    """
    documents(sources, published=day_of(published))


def read_text(text: str, *, published: date | str | None = None) -> tuple[Claim, ...]:
    """Return the claims in a text; relative dates count from `published`. Offsets are into the normalised text."""
    from foedus.readers import Line, Reading

    return Line()(Reading(normalise(text), day_of(published))).claims


def day_of(written: date | str | None) -> date | None:
    """Return the day that was given, or written; QueryError where no one day is meant."""
    return parse_day(written) if isinstance(written, str) else written
