"""Web archives (WARC, ISO 28500): the pages in them, read by fastwarc one record at a time.

A broken record costs itself alone: after it the next sign of a record is looked for, as far as anything follows.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from foedus.errors import SourceError
from foedus.sources.capture import PLAIN, Capture
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.crawl import Crawl
from foedus.sources.transfer import content_type, unpacked

if TYPE_CHECKING:
    from fastwarc import WarcRecord

__all__ = ["is_warc", "read_warc"]

LONGEST = 20_000_000  # bytes of one page, packed or not
FOUND = 200
MOST_BREAKS = 1000
PIECE = 1 << 20  # bytes
PACKED = b"\x1f\x8b\x08"
PLAINLY = b"WARC/1."
WEB = ("http://", "https://")


def is_warc(head: bytes) -> bool:
    """Tell whether a file begins as a web archive that is not packed."""
    return head.startswith(PLAINLY)


def read_warc(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the pages of the archive, each under its address; requests, repetitions and notes are passed over."""
    crawl = Crawl(key, given)
    for found in _Records(stream, key).captures():
        yield from crawl.take(found)
    yield from crawl.rest()


@dataclass
class _Records:
    """The records of an archive, as far as they can be read."""

    stream: BinaryIO
    key: str
    last: int = 0  # where the last record that could be read begins
    is_broken: bool = False  # and that this has been said

    def captures(self) -> Iterator[Capture | Skipped]:
        """Yield what each record captured, and one Skipped for every stretch that is broken."""
        sign = PACKED if self.stream.read(len(PACKED)) == PACKED else PLAINLY
        start: int | None = 0
        for _ in range(MOST_BREAKS):
            if start is None:
                return
            try:
                if (yield from self._from(start, is_packed=sign == PACKED)):
                    return
            except OSError as error:
                if not self.is_broken:
                    yield Skipped(f"{self.key}:{max(self.last, start)}", f"a broken record ({str(error).lower()})")
                self.is_broken = True
            start = self._next(sign, max(self.last, start) + 1)
        raise SourceError(f"broken in more than {MOST_BREAKS:,} places", "fetch the archive again")

    def _from(self, start: int, *, is_packed: bool) -> Generator[Capture | Skipped, None, bool]:
        """Yield what the records from there on captured; return whether these were all that are left."""
        from fastwarc import ArchiveIterator  # late: few read archives

        self.stream.seek(start)
        for record in ArchiveIterator(self.stream, parse_http=False):
            self.last, self.is_broken = record.stream_pos, False
            length = record.content_length
            yield from _captured(record)
            if length > LONGEST and is_packed:  # a few packed bytes may hold no end: the next is found unpacking none
                self.is_broken = True
                return False
        return True

    def _next(self, sign: bytes, start: int) -> int | None:
        """Return where a record may begin from there on, None where none does."""
        self.stream.seek(start)
        kept = b""
        while piece := self.stream.read(PIECE):
            seen = kept + piece
            if (at := seen.find(sign)) >= 0:
                return start - len(kept) + at
            start += len(piece)
            kept = seen[1 - len(sign) :]
        return None


def _captured(record: "WarcRecord") -> Iterator[Capture | Skipped]:
    from fastwarc import WarcRecordType

    url = (record.headers.get("WARC-Target-URI") or "").strip(" <>")
    if not url.startswith(WEB):
        return
    try:
        match record.record_type:
            case WarcRecordType.response:
                yield from _response(record, url)
            case WarcRecordType.resource | WarcRecordType.conversion:
                yield from _kept(record, url)
    except (SourceError, OSError) as error:
        yield Skipped(url, str(error))


def _kept(record: "WarcRecord", url: str) -> Iterator[Capture]:
    """Yield a page, or the text of one, that the archive keeps without the answer of a host."""
    type_, charset = content_type(record.headers.get("Content-Type") or PLAIN)
    yield Capture(url, type_, charset, _body(record) if Crawl.wants(type_, url) else b"")


def _response(record: "WarcRecord", url: str) -> Iterator[Capture]:
    """Yield what the host answered, where it found the page."""
    record.parse_http()
    headers = record.http_headers
    if headers is None or headers.status_code != FOUND:
        return
    type_, charset = content_type(headers.get("Content-Type") or "")
    data = b""
    if Crawl.wants(type_, url):
        coding = (headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or "")
        data = unpacked(_body(record), *coding, limit=LONGEST)
    yield Capture(url, type_, charset, data)


def _body(record: "WarcRecord") -> bytes:
    length = record.content_length
    if length > LONGEST:
        raise SourceError(f"more than {LONGEST:,} bytes")
    data = record.reader.read(length)
    if len(data) < length:
        raise SourceError("cut short")
    return data
