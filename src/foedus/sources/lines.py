"""JSON lines: a document each, one line in memory at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.encoding import decoded
from foedus.sources.objects import parsed, read_object

__all__ = ["is_object", "read_lines"]

MAX_LINE_BYTES = 8_000_000


def read_lines(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each JSON line, holding one line at a time; blank lines are nothing."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        name = f"{key}:{number}"
        if len(line) > MAX_LINE_BYTES:
            _drain(stream, line)
            yield Skipped(name, f"a line longer than {MAX_LINE_BYTES:,} bytes")
        elif line.strip():
            try:
                found = parsed(decoded(line.strip()))
                yield read_object(found, key=name, data=line.strip(), given=given)
            except SourceError as error:
                yield Skipped(name, str(error))
    if not number:
        yield Skipped(key, "empty")


def is_object(head: bytes) -> bool:
    """Tell whether a file begins with a JSON object."""
    return head.lstrip().startswith(b"{")


def _drain(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)
