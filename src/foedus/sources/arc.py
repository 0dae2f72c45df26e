"""Web archives of the older form (ARC 1): a line that says what and how long, then what the host answered."""

import gzip
import re
import zlib
from collections.abc import Iterator
from http.client import HTTPException, parse_headers
from io import BytesIO
from typing import BinaryIO, cast

from foedus.errors import SourceError
from foedus.sources.capture import Capture
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.crawl import Crawl
from foedus.sources.transfer import content_type, unpacked

__all__ = ["read_arc"]

LONGEST = 20_000_000  # bytes of one page, packed or not
LONGEST_LINE = 100_000
LARGEST_HEAD = 64_000
PIECE = 1 << 16
PACKED = b"\x1f\x8b"
FOUND = b"200"

# Address, host's address, time, type, length; an address may have blanks.
_ENTRY = re.compile(rb"([a-z][a-z0-9+.-]*:.*) (\S+) (\d{14}) (\S+) (\d{1,12})\s*")
_BROKEN_ENTRY = re.compile(rb"([a-z][a-z0-9+.-]*://.*) \S+ \S+ \S+ \S+\s*")


def read_arc(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the pages of the archive, each under its address."""
    crawl = Crawl(key, given)
    is_packed = stream.read(len(PACKED)) == PACKED
    stream.seek(0)
    plain = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if is_packed else stream
    try:
        for found in _captures(plain, key):
            yield from crawl.take(found)
    except (OSError, zlib.error, EOFError):
        yield from crawl.take(Skipped(key, "broken gzip: what follows is not read"))
    yield from crawl.rest()


def _captures(stream: BinaryIO, key: str) -> Iterator[Capture | Skipped]:
    """Yield what each entry holds; lines between entries are passed over, so that a broken one costs itself alone."""
    while line := stream.readline(LONGEST_LINE):
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            if broken := _BROKEN_ENTRY.fullmatch(line):
                yield Skipped(f"{key} {_written(broken[1])}", "a broken record (no time or no length in its head)")
            continue
        url, length = _written(entry[1]), int(entry[5])
        body = stream.read(min(length, LONGEST + 1))
        if not url.startswith(("http://", "https://")):
            _pass_over(stream, length - len(body))
            continue
        try:
            if len(body) < min(length, LONGEST + 1):
                raise SourceError("cut short")
            if length > LONGEST:
                _pass_over(stream, length - len(body))
                raise SourceError(f"more than {LONGEST:,} bytes")
            yield from _answered(url, body)
        except SourceError as error:
            yield Skipped(url, str(error))


def _answered(url: str, answer: bytes) -> Iterator[Capture]:
    """Yield what the host answered, where it found the page."""
    stream = BytesIO(answer)
    status = stream.readline(LARGEST_HEAD).split(None, 2)
    if len(status) < 2 or not status[0].startswith(b"HTTP/"):
        raise SourceError("a broken record (no answer of a host in it)")
    if status[1] != FOUND:
        return
    try:
        headers = parse_headers(stream)
    except HTTPException as error:
        raise SourceError(f"a broken record ({error})") from None
    type_, charset = content_type(headers.get("Content-Type", ""))
    data = b""
    if Crawl.wants(type_, url):
        coding = headers.get("Transfer-Encoding", ""), headers.get("Content-Encoding", "")
        data = unpacked(stream.read(), *coding, limit=LONGEST)
    yield Capture(url, type_, charset, data)


def _written(url: bytes) -> str:
    return url.decode("utf-8", "replace").strip()


def _pass_over(stream: BinaryIO, length: int) -> None:
    while length > 0 and (piece := stream.read(min(length, PIECE))):
        length -= len(piece)
