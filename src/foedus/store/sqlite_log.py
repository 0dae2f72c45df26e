"""A connection to a record's file, as SQLite has it."""

import sqlite3
from collections.abc import Hashable
from contextlib import AbstractContextManager
from pathlib import Path

from foedus.store.failures import failures

__all__ = ["SqliteLog"]

WRITTEN_BESIDE = "-wal"  # where SQLite writes first


class SqliteLog(sqlite3.Connection):
    """A `Log` in the file at `path`."""

    path: Path

    @property
    def state(self) -> Hashable:
        """When and how long the files were written last."""
        files = (self.path, self.path.with_name(self.path.name + WRITTEN_BESIDE))
        found = (file.stat() for file in files if file.exists())
        return tuple((one.st_mtime_ns, one.st_size) for one in found if one.st_size)

    @property
    def writable(self) -> bool:
        """Whether anything may be written."""
        return not self.execute("PRAGMA query_only").fetchone()[0]

    def begin(self) -> None:
        """Begin to write, once no other program does."""
        self.execute("BEGIN IMMEDIATE")

    def begun(self) -> bool:
        """Begin to write, and tell whether that could be done: not where another program is writing."""
        try:
            self.begin()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return False
            raise
        return True

    def failures(self) -> AbstractContextManager[None]:
        """Turn SQLite's errors into RecordErrors."""
        return failures(self.path)
