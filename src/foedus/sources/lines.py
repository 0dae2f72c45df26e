"""JSON lines: a document each, one line in memory at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.encoding import decoded
from foedus.sources.objects import parsed, read_object

__all__ = ["is_object", "read_lines"]

MAX_LINE_BYTES = 8_000_000
MOST_DRAINED = 1_000_000_000  # bytes that hold nothing; a small file can unpack to any number of them
BLANK = 200  # bytes that a blank line counts for, since each costs as much time


def read_lines(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each JSON line, holding one line at a time; blank lines are nothing."""
    number, found, left = 0, 0, MOST_DRAINED
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if line.isspace():
            left = _spent(left, BLANK)
            continue
        found += 1
        name = f"{key}:{number}"
        if len(line) > MAX_LINE_BYTES:
            yield Skipped(name, f"a line longer than {MAX_LINE_BYTES:,} bytes")
            left = _drained(stream, line, left)
            continue
        try:
            yield read_object(parsed(decoded(line.strip())), key=name, data=line.strip(), given=given)
        except SourceError as error:
            yield Skipped(name, str(error))
    if not found:
        yield Skipped(key, "empty")


def is_object(head: bytes) -> bool:
    """Tell whether a file begins with a JSON object."""
    return head.lstrip().startswith(b"{")


def _drained(stream: BinaryIO, line: bytes, left: int) -> int:
    """Read on to the end of a line; return how much may still be read for nothing."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)
        left = _spent(left, len(line))
    return left


def _spent(left: int, size: int) -> int:
    if left < size:
        raise SourceError("too many lines that are blank or do not end, and the rest was not tried")
    return left - size
