"""Faces as numbers, which take a third of the room of their names: by one, a thing of a sort is found."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from foedus.store.shelf import Face

__all__ = ["key", "keys", "read", "written"]

_SORTS = 0xFF  # the last byte says of which sort a thing is


def key(face: Face, sort: str) -> int:
    """Return the number (64 bits, signed) of a face of things of that sort."""
    return _first(face) | crc32(sort.encode()) & _SORTS


def keys(face: Face) -> tuple[int, int]:
    """Return the first and the last number that the face can have, whatever the sort."""
    return _first(face), _first(face) | _SORTS


def written(found: Iterable[int]) -> bytes:
    """Return numbers as a thing keeps them, of eight bytes each."""
    return array("q", sorted(found)).tobytes()


def read(data: bytes) -> list[int]:
    """Return the numbers that `written` wrote."""
    return array("q", data).tolist()


def _first(face: Face) -> int:
    name, role = face
    digest = blake2b(f"{role}\0{name}".encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest + b"\0", "big", signed=True)
