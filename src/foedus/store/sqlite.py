"""The record in one SQLite file."""

from os import PathLike
from pathlib import Path
from typing import Self

from foedus.store.schema import connect
from foedus.store.sql_store import SqlStore
from foedus.store.sqlite_index import SqliteIndex
from foedus.store.sqlite_log import SqliteLog

__all__ = ["SqliteStore"]


class SqliteStore(SqlStore):
    """A `Store` in one SQLite file. Open it with `SqliteStore.open`."""

    words = SqliteIndex
    connection: SqliteLog

    @property
    def path(self) -> Path:
        """The file."""
        return self.connection.path

    @classmethod
    def open(cls, path: str | PathLike[str], *, create: bool = True, read_only: bool = False) -> Self:
        """Open the record at `path`, making it if it is not there and `create` says so; RecordError if it cannot be.

        Without `create`, a record that may not be written is opened to be read only.
        """
        return cls(connect(Path(path), create=create, read_only=read_only))
