"""What a document says of itself, and what a person says of it, made into a loaded document."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from urllib.parse import urlsplit

from foedus.errors import SourceError
from foedus.model import Document
from foedus.sources.contract import Loaded
from foedus.sources.language import language_of
from foedus.sources.published import published_on

__all__ = ["Given", "Particulars", "digest", "loaded"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who had the documents read says of them all."""

    published: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document says of itself, each None where it says nothing."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None


def digest(data: bytes) -> str:
    """Return the hash of bytes as they came."""
    return blake2b(data, digest_size=10).hexdigest()


def loaded(text: str, said: Particulars, *, key: str, digest: str, given: Given) -> Loaded:
    """Return the text as a document; what it says of itself goes before what is `given`. SourceError if unfit."""
    if not text.strip():
        raise SourceError("empty")
    published = published_on(said.published or "") or given.published
    document = Document(
        key=_printable(said.id or key) or key,
        digest=digest,
        title=_printable(said.title),
        url=_printable(said.url),
        source=_printable(said.source) or given.source or _host(said.url),
        published=published,
        language=language_of(text, said.language),
    )
    return Loaded(document, text)


def _host(url: str | None) -> str | None:
    """Return the site that an address is on, which stands for the outlet where nothing names it."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _printable(value: str | None) -> str | None:
    """Return the value on one line and without halves of surrogate pairs, which no record can hold."""
    if value is None:
        return None
    return " ".join(value.encode("utf-8", "ignore").decode().split()) or None
