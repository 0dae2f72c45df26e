"""How much of a stream is taken into memory: all of it, or nothing where it is longer than is allowed."""

from typing import BinaryIO

from foedus.errors import SourceError

__all__ = ["whole"]


def whole(stream: BinaryIO, limit: int, *, remedy: str = "split it, or make JSON lines of it") -> bytes:
    """Return all bytes of the stream; SourceError where there are none, or more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"more than {limit:,} bytes", remedy)
    if not data.strip():
        raise SourceError("empty")
    return data
