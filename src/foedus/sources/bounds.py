"""How much is borne of a file: so many bytes in memory, so many documents in a row that cannot be read."""

from collections.abc import Iterator
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.contract import Found, Skipped

__all__ = ["MOST_IN_VAIN", "borne", "whole"]

MOST_IN_VAIN = 100_000  # documents in a row; a file of nothing but broken lines would fill the record with its reasons


def whole(stream: BinaryIO, limit: int, *, remedy: str = "split it, or make JSON lines of it") -> bytes:
    """Return all bytes of the stream; SourceError where there are none, or more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"more than {limit:,} bytes", remedy)
    if not data.strip():
        raise SourceError("empty")
    return data


def borne(found: Iterator[Found], key: str) -> Iterator[Found]:
    """Yield what is found in a file, until too many documents in a row cannot be read."""
    in_vain = 0
    for one in found:
        yield one
        in_vain = in_vain + 1 if isinstance(one, Skipped) else 0
        if in_vain >= MOST_IN_VAIN:
            yield Skipped(key, f"{in_vain:,} in a row cannot be read, and the rest was not tried")
            return
