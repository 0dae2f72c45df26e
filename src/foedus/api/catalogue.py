"""Documents a page at a time, each with what it brings to the record and what else carries the same."""

from dataclasses import dataclass

from foedus.api.record import Record
from foedus.api.versions import Edit, edits_of
from foedus.api.works import Work
from foedus.store import Holding, Mark

__all__ = ["Catalogued", "catalogue", "catalogued", "edits"]


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A document: how many claims its text has, other documents that carry the same, the versions of its page.

    `versions` are the documents of that page, the newest last; empty where it had one text.
    """

    work: Work
    claims: int
    copies: tuple[Work, ...]
    versions: tuple[Work, ...]


def catalogue(record: Record, *, limit: int, skip: int = 0, since: Mark | None = None) -> tuple[Catalogued, ...]:
    """Return so many documents, those that were first read last first, after passing over some."""
    return tuple(map(_told, record.store.catalogue(limit, skip, since=since)))


def catalogued(record: Record, document: str) -> Catalogued:
    """Return the document of that id; QueryError where there is none."""
    return _told(record.store.holding(document))


def edits(record: Record, document: str) -> tuple[Edit, ...]:
    """Return what each edit of a document's page changed in its claims, in order; QueryError where there is none."""
    return tuple(edits_of(record.store, record.store.holding(document).versions))


def _told(found: Holding) -> Catalogued:
    return Catalogued(
        Work.of(found.document),
        found.claims,
        tuple(map(Work.of, found.copies)),
        tuple(dict.fromkeys(Work.of(version.document) for version in found.versions)),
    )
