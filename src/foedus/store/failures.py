"""What SQLite's complaints mean for the person who keeps the record, and what to do about each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foedus.errors import EvidenceError, RecordError

__all__ = ["NOT_OURS", "failures"]

NOT_OURS = ("is not a record of foedus", "name another file; this one was left as it is")

_MEANINGS = {
    sqlite3.SQLITE_NOTADB: NOT_OURS,
    sqlite3.SQLITE_BUSY: ("is being written by another program", "wait until that has finished, then try again"),
    sqlite3.SQLITE_LOCKED: ("is being written by another program", "wait until that has finished, then try again"),
    sqlite3.SQLITE_FULL: ("cannot grow, the disk is full", "make room and run again; what was recorded is kept"),
    sqlite3.SQLITE_READONLY: ("cannot be written", "allow writing to the file and its folder, or use another file"),
    sqlite3.SQLITE_PERM: ("cannot be opened", "allow reading and writing the file, or use another file"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check that file and folder may be read and written"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "restore a copy, or save what there is with: sqlite3 FILE .recover"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "check the disk, then run again"),
}


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into RecordErrors that name the file, the matter and the remedy.

    What the schema refuses is an EvidenceError: the fault is in what was to be added, not in the file.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise EvidenceError(f"the record refuses it: {error}") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the low byte is the primary code
        matter, remedy = _MEANINGS.get(code, (f"cannot be used ({error})", "try again, or restore a copy"))
        raise RecordError(f"{path} {matter}", remedy) from error
