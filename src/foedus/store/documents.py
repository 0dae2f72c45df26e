"""A document as a row of the log: what is selected of it, and what that makes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from foedus.model import Document

__all__ = ["as_document", "columns"]

COLUMNS = ("key", "digest", "title", "url", "source", "published", "language", "author")


def columns(table: str = "document") -> str:
    """Return what is to be selected of a document, in the order of a `Document`."""
    return ", ".join(f"{table}.{name}" for name in COLUMNS)


def as_document(row: Sequence[Any]) -> Document:
    """Return the document that the columns of a row make."""
    key, digest, title, url, source, published, language, author = row
    day = date.fromisoformat(published) if published else None
    return Document(key, digest, title, url, source, day, language, author)
