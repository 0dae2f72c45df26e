"""Functions that the scripts of the schema call, to bring what an older record keeps at hand into its new form."""

import json
import sqlite3

from foedus.store.keys import key, written
from foedus.store.packing import packed
from foedus.store.sightings import packed as packed_said

__all__ = ["prepare"]


def prepare(connection: sqlite3.Connection) -> None:
    """Let scripts call them on this connection."""
    connection.create_function("packed", 1, packed, deterministic=True)
    connection.create_function("face_key", 3, lambda name, role, sort: key((name, role), sort), deterministic=True)
    connection.create_aggregate("joined_keys", 1, _Joined)  # type: ignore[arg-type]  # it knows only of numbers
    connection.create_function("bands_of", 1, _bands_of, deterministic=True)
    connection.create_function("low_bytes", 1, lambda minhash: minhash[::4], deterministic=True)
    connection.create_aggregate("said", 7, _Said)  # type: ignore[arg-type]  # the same


class _Joined:
    """The keys of a thing, as it keeps them."""

    def __init__(self) -> None:
        self.found: list[int] = []

    def step(self, face: int) -> None:
        self.found.append(face)

    def finalize(self) -> bytes:
        return written(self.found)


class _Said:
    """What a reading saw of a claim, in the order of the statements' numbers."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, str, float]] = []
        self.beside = "", 0, 0

    def step(self, nr: int, field: str, value: str, confidence: float, content: str, start: int, end: int) -> None:
        self.found.append((nr, field, value, confidence))
        self.beside = content, start, end

    def finalize(self) -> bytes:
        return packed_said(((field, value, sure) for _, field, value, sure in sorted(self.found)), *self.beside)


def _bands_of(minhash: bytes) -> str:
    from foedus.text.signature import bands_in  # only here: numpy is slow to load

    return json.dumps(bands_in(minhash))
