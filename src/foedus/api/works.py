"""A document as a row."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from foedus.model import Document

__all__ = ["Work"]


@dataclass(frozen=True, slots=True)
class Work:
    """One published thing in the record; `key` is what names it where it came from, `author` as it is printed."""

    columns: ClassVar = ("published", "source", "title", "key", "id")
    id: str
    key: str
    title: str | None
    url: str | None
    source: str | None
    published: date | None
    language: str
    author: str | None

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the document as a row."""
        return cls(
            document.id,
            document.key,
            document.title,
            document.url,
            document.source,
            document.published,
            document.language,
            document.author,
        )
