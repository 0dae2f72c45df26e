"""What was found at an address, fetched now or kept in an archive, and the documents in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from foedus.sources.contract import Found, Given, Kind, Known, Loaded
from foedus.sources.encoding import decoded
from foedus.sources.page import declared_encoding, read_page
from foedus.sources.particulars import Particulars, digest, loaded
from foedus.sources.transfer import unpacked

__all__ = ["PAGES", "PLAIN", "Capture", "is_read", "path_of", "read_capture"]

PAGES = ("text/html", "application/xhtml+xml")
PLAIN = "text/plain"
PACKED = b"\x1f\x8b"
MAX_UNPACKED = 100_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that an address gave, with their type and, where the host said so, their encoding."""

    url: str
    type: str
    charset: str | None
    data: bytes


def is_read(type_: str, url: str) -> bool:
    """Tell whether what is of that type, at that address, can hold documents."""
    return type_ in (*PAGES, PLAIN) or _kind(type_, url, None) is not None


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
    is_packed = capture.data.startswith(PACKED)
    stream = BytesIO(unpacked(capture.data, "", "gzip", limit=MAX_UNPACKED) if is_packed else capture.data)
    kind = _kind(capture.type, capture.url, stream)
    for found in kind.read(stream, capture.url, given) if kind else ():
        if isinstance(found, Loaded) and found.document.url is None:
            found = replace(found, document=replace(found.document, url=capture.url))
        yield found


def path_of(url: str) -> str:
    """Return the path of an address, nothing where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _kind(type_: str, url: str, stream: BytesIO | None) -> Kind | None:
    """Return the kind of what is of that type or, where the type tells nothing, has that ending."""
    from foedus.sources.kinds import kind_at  # late: that table has the readers of archives, which read captures

    return kind_at(type_, PurePosixPath(unquote(path_of(url))), stream)
