"""Copies: documents whose texts are one, exactly or after an edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from foedus.ledgers import Source
from foedus.ledgers.quoting import source_of
from foedus.store import Store

__all__ = ["Copies", "copies"]


@dataclass(frozen=True, slots=True)
class Copies:
    """Documents that count as one source, the earliest published first; `id` is that of the text first read."""

    columns: ClassVar = ("published", "number", "outlets", "title", "id")
    id: str
    published: date | None
    title: str | None
    outlets: tuple[str, ...]
    documents: tuple[Source, ...]

    @property
    def number(self) -> int:
        """How many documents they are."""
        return len(self.documents)


def copies(store: Store) -> Iterator[Copies]:
    """Yield the copies of every text that more than one document carries, those of most documents first."""
    for text_id, documents in sorted(store.copies(), key=lambda found: -len(found[1])):
        yield Copies(
            id=text_id,
            published=min((document.published for document in documents if document.published), default=None),
            title=next((document.title for document in documents if document.title), None),
            outlets=tuple(dict.fromkeys(document.source for document in documents if document.source)),
            documents=tuple(map(source_of, documents)),
        )
