"""What the scripts of the schema cannot say, to bring an older record into its new form."""

import json
import sqlite3
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from zlib import crc32

from foedus.store.keys import of_kind, of_name, written
from foedus.store.log import Log
from foedus.store.packing import packed
from foedus.store.sightings import packed as packed_said

__all__ = ["pack_sightings", "prepare"]

STRETCH = 4000  # claims


def prepare(connection: sqlite3.Connection) -> None:
    """Let scripts call them on this connection."""
    connection.create_function("packed", 1, packed, deterministic=True)
    connection.create_function("face_key", 3, _face_key, deterministic=True)
    connection.create_function("name_key", 1, of_name, deterministic=True)
    connection.create_function("kind_key", 1, of_kind, deterministic=True)
    connection.create_aggregate("joined_keys", 1, _Joined)  # type: ignore[arg-type]  # it knows only of numbers
    connection.create_function("bands_of", 1, _bands_of, deterministic=True)
    connection.create_function("low_bytes", 1, lambda minhash: minhash[::4], deterministic=True)
    connection.create_aggregate("said", 7, _Said)  # type: ignore[arg-type]  # the same


def _face_key(name: str, role: str, sort: str) -> int:
    """Return the number of 64 bits that a face had from version 11 until 13."""
    digest = blake2b(f"{role}\0{name}".encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest + bytes([crc32(sort.encode()) & 0xFF]), "big", signed=True)


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


def pack_sightings(log: Log) -> None:
    """Fill the table of version 14 from those in which a database held each value and each quotation as a row."""
    (last,) = log.execute("SELECT coalesce(max(nr), 0) FROM claim").fetchone()
    for start in range(1, last + 1, STRETCH):
        rows = log.execute(
            'SELECT claim.nr, reading, content, "start", "end", field, value, confidence'
            " FROM claim JOIN text ON text.nr = claim.text JOIN statement ON statement.claim = claim.nr"
            " JOIN sighting_13 ON sighting_13.statement = statement.nr WHERE claim.nr BETWEEN ? AND ?"
            " ORDER BY claim.nr, reading, statement.nr",
            (start, start + STRETCH - 1),
        )
        log.executemany(
            "INSERT INTO sighting VALUES (?, ?, ?)",
            (
                (claim, reading, packed_said((row[5:] for row in group), *beside))
                for (claim, reading, *beside), group in groupby(rows, itemgetter(0, 1, 2, 3, 4))
            ),
        )
    log.execute("DROP TABLE sighting_13, supports, statement, evidence CASCADE")


def _bands_of(minhash: bytes) -> str:
    from foedus.text.signature import bands_in  # only here: numpy is slow to load

    return json.dumps(bands_in(minhash))
