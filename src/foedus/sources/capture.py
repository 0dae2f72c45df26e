"""What was found at an address, fetched now or kept in an archive, and the documents in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from foedus.sources.contract import Found, Given, Known, Loaded
from foedus.sources.encoding import decoded
from foedus.sources.page import declared_encoding, read_page
from foedus.sources.particulars import Particulars, digest, loaded

__all__ = ["PAGES", "PLAIN", "Capture", "read_capture"]

PAGES = ("text/html", "application/xhtml+xml")
PLAIN = "text/plain"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that an address gave, with their type and, where the host said so, their encoding."""

    url: str
    type: str
    data: bytes
    charset: str | None = None


def read_capture(capture: Capture, given: Given) -> Iterator[Found]:
    """Yield the documents in what was found, a page under its address; SourceError where it holds none.

    What the person says goes before what the page says of itself.
    """
    hashed = digest(capture.data)
    if given.knows and given.knows(capture.url, hashed):
        yield Known(capture.url)
    elif capture.type in (*PAGES, PLAIN):
        yield _page(capture, hashed, given)
    else:
        yield from _of_its_kind(capture, given)


def _page(capture: Capture, hashed: str, given: Given) -> Loaded:
    data, charset = capture.data, capture.charset
    if capture.type == PLAIN:
        said, text = Particulars(), decoded(data, declared=charset)
    else:
        said, text = read_page(decoded(data, declared=charset or declared_encoding(data)))
    published = given.published.isoformat() if given.published else said.published
    said = replace(said, id=None, url=capture.url, source=given.source or said.source, published=published)
    return loaded(text, said, key=capture.url, digest=hashed, given=given)


def _of_its_kind(capture: Capture, given: Given) -> Iterator[Found]:
    """Yield what a reader of files finds in it; one that names no address has this one."""
    from foedus.sources.kinds import kind_of_type  # late: that table has the readers of archives, which read captures

    stream = BytesIO(capture.data)
    for found in kind_of_type(capture.type, stream).read(stream, capture.url, given):
        if isinstance(found, Loaded) and found.document.url is None:
            found = replace(found, document=replace(found.document, url=capture.url))
        yield found
