"""Names as numbers, which take less room: by that of a face, a thing of a sort is found, by another's, a document.

Among a million names it is unlikely that two have one number; where they do, what is found is looked at all the same.
"""

from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from foedus.store.shelf import Face

__all__ = ["key", "keys", "of_kind", "of_name", "read", "written"]

BYTES = 6  # SQLite keeps them in no more
_SORTS = 0xFF  # the last byte says of which sort a thing is


def key(face: Face, sort: str) -> int:
    """Return the number (48 bits, signed) of a face of things of that sort."""
    return _first(face) | of_kind(sort)


def keys(face: Face) -> tuple[int, int]:
    """Return the first and the last number that the face can have, whatever the sort."""
    return _first(face), _first(face) | _SORTS


def written(found: Iterable[int]) -> bytes:
    """Return numbers as a thing keeps them, in order."""
    return b"".join(number.to_bytes(BYTES, "big", signed=True) for number in sorted(found))


def read(data: bytes) -> list[int]:
    """Return the numbers that `written` wrote."""
    return [int.from_bytes(data[at : at + BYTES], "big", signed=True) for at in range(0, len(data), BYTES)]


def of_kind(kind: str) -> int:
    """Return the number (8 bits) of a kind of claims, or of a sort of things."""
    return crc32(kind.encode()) & _SORTS


def of_name(name: str) -> int:
    """Return the number (48 bits, signed) of a name."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)


def _first(face: Face) -> int:
    name, role = face
    digest = blake2b(f"{role}\0{name}".encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest[: BYTES - 1] + b"\0", "big", signed=True)
