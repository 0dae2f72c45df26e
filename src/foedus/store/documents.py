"""A document as a row of the log: what is selected of it, and what that makes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from foedus.model import Document
from foedus.store.log import Log

__all__ = ["as_document", "columns"]

COLUMNS = ("key", "digest", "title", "url", "source", "published", "language")
AUTHORS_SINCE = 13  # the version of the schema


def columns(log: Log, table: str = "document") -> str:
    """Return what is to be selected of a document, in the order of a `Document`; of an older record no author."""
    told = ", ".join(f"{table}.{name}" for name in COLUMNS)
    return f"{told}, {f'{table}.author' if log.version >= AUTHORS_SINCE else 'NULL'}"


def as_document(row: Sequence[Any]) -> Document:
    """Return the document that the columns of a row make."""
    key, digest, title, url, source, published, language, author = row
    day = date.fromisoformat(published) if published else None
    return Document(key, digest, title, url, source, day, language, author)
