"""Documents that are handed on, not named by paths: the bytes of files, texts that were pasted, addresses to fetch."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

from foedus.errors import SourceError
from foedus.sources.bounds import borne
from foedus.sources.contract import Found, Given, Loaded, Skipped
from foedus.sources.kinds import is_packed, kind_of
from foedus.sources.page import looks_like_html, read_page
from foedus.sources.particulars import digest, loaded
from foedus.sources.plain import front_matter
from foedus.sources.web import fetched

__all__ = ["Address", "Offer", "Pasted", "Upload", "offered"]

MAX_UNPACKED = 100_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of a file. Its name says what it is and how to read it, and is no path to anything."""

    name: str
    data: bytes

    @property
    def label(self) -> str:
        """The last part of the name, on one line; a file of another system has it behind a backslash."""
        return PurePosixPath(" ".join(self.name.replace("\\", "/").split())).name or "a file"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text with what the person says of it."""

    text: str
    title: str | None = None

    @property
    def label(self) -> str:
        """What names it: its title, or that it was pasted."""
        return self.title or "a text that was pasted"


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, whose page is fetched when it is read."""

    url: str

    @property
    def label(self) -> str:
        """What names it."""
        return self.url


Offer = Upload | Pasted | Address


def offered(offers: Iterable[Offer], *, published: date | None = None, source: str | None = None) -> Iterator[Found]:
    """Yield the documents in what is offered, in order, and what had to be skipped.

    `published` and `source` are what the person says of them all: as for `documents`.
    """
    given = Given(published, source)
    for offer in offers:
        try:
            yield from _documents(offer, given)
        except SourceError as error:
            yield Skipped(offer.label, str(error))


def _documents(offer: Offer, given: Given) -> Iterator[Found]:
    match offer:
        case Upload():
            yield from _in_file(offer, given)
        case Pasted():
            yield _pasted(offer, given)
        case Address():
            yield from fetched(offer.url, given)


def _in_file(offer: Upload, given: Given) -> Iterator[Found]:
    path = PurePosixPath(offer.label)
    stream = BytesIO(_unpacked(offer.data) if is_packed(path) else offer.data)
    yield from borne(kind_of(path, stream).read(stream, offer.label, given), offer.label)


def _unpacked(data: bytes) -> bytes:
    """Return what is packed, read no further than is allowed, so that a small file cannot fill the memory."""
    try:
        with gzip.open(BytesIO(data)) as stream:
            found = stream.read(MAX_UNPACKED + 1)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise SourceError("broken gzip") from None
    if len(found) > MAX_UNPACKED:
        raise SourceError(f"more than {MAX_UNPACKED:,} bytes when unpacked", "split it")
    return found


def _pasted(offer: Pasted, given: Given) -> Loaded:
    data = offer.text.encode("utf-8", "surrogatepass")
    said, text = front_matter(offer.text.replace("\r\n", "\n"))
    if looks_like_html(text):
        said, text = read_page(text)
    published = given.published.isoformat() if given.published else said.published
    said = replace(said, title=offer.title or said.title, source=given.source or said.source, published=published)
    return loaded(text, said, key=f"pasted {digest(data)[:8]}", digest=digest(data), given=given)
