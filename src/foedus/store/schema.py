"""Opening a record file: making a new one, and making sure that an old one is ours before it is touched."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from foedus.errors import RecordError
from foedus.store import carrying, copies, upgrading, versions
from foedus.store.failures import NOT_OURS, failures
from foedus.store.sqlite_log import SqliteLog

__all__ = ["APPLICATION_ID", "OLDEST_SQLITE", "VERSION", "as_it_is", "connect", "version_of"]

APPLICATION_ID = int.from_bytes(b"foed", "big")
VERSION = 14
PACKED_SINCE = 14  # an older record holds the same in half as many bytes again, which it then has to spare
BUSY_SECONDS = 10
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables


def connect(path: Path, *, create: bool, read_only: bool) -> SqliteLog:
    """Return a connection to the record at `path`, made if it is not there; RecordError if that cannot be.

    Without `create`, a record that may not be written is opened to be read only, so that it can still be asked; of an
    older one that is a copy, brought up.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordError(f"this Python has SQLite {sqlite3.sqlite_version}", "use one with SQLite 3.37 or later")
    read_only = read_only or (not create and path.is_file() and not _is_writable(path))
    _check_path(path, create=create and not read_only, read_only=read_only)
    with failures(path):
        connection = _open(path, read_only=read_only)
        try:
            if read_only and _check_ours(connection, path) < VERSION:
                connection = _brought_up(connection)
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return connection


def version_of(path: Path) -> int:
    """Return which version of the schema a record has that is there; RecordError if it is none of ours."""
    with as_it_is(path) as connection:
        return _pragma(connection, "user_version")


@contextmanager
def as_it_is(path: Path) -> Iterator[SqliteLog]:
    """Open a record that is there to be read, of whatever version; RecordError if it is none of ours."""
    _check_path(path, create=False, read_only=True)
    with failures(path), closing(_open(path, read_only=True)) as connection:
        _check_ours(connection, path)
        yield connection


def _check_path(path: Path, *, create: bool, read_only: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder", "name the file that is, or is to be, the record")
    if not path.exists():
        if not create:
            raise RecordError(f"there is no record at {path}", "read something into it first, or name another file")
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}", "make it, or name a file in another folder")
        if not os.access(path.parent, os.W_OK):
            raise RecordError(f"{path.parent} cannot be written", "allow writing to it, or use another folder")
    elif not os.access(path, os.R_OK):
        raise RecordError(f"{path} cannot be read", "allow reading it, or use another file")
    elif not read_only and not _is_writable(path):
        raise RecordError(f"{path} cannot be written", "allow writing to it and its folder, or use another file")


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open(path: Path, *, read_only: bool) -> SqliteLog:
    mode = "ro" if read_only else "rwc"
    written = Path(f"{path}-wal").exists() or os.access(path.parent, os.W_OK)
    if read_only and not written:  # SQLite cannot make its own files beside it, and needs none: nobody can be writing
        mode = "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, factory=SqliteLog)
    connection.path = path
    return connection


def _brought_up(older: SqliteLog) -> SqliteLog:
    """Return a copy of an older record, brought up to ours, which goes when it is closed; the record stays as it is."""
    connection = sqlite3.connect("", isolation_level=None, factory=SqliteLog)  # in memory, or where programs keep such
    connection.path = older.path
    with closing(older):
        older.backup(connection)
    _bring_up(connection, _pragma(connection, "user_version"))
    _complete(connection)
    return connection


def _prepare(connection: SqliteLog, path: Path, *, read_only: bool) -> None:
    if not read_only and _is_empty(connection):
        _bring_up(connection, 0)
    version = _check_ours(connection, path)
    if not read_only and version < VERSION:
        _bring_up(connection, version)
    if not read_only and version < PACKED_SINCE:
        with suppress(sqlite3.OperationalError):  # where others are at work, or the disk is full, it stays long
            connection.execute("VACUUM")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE is refused as the deletion that it is
    connection.execute("PRAGMA cache_size = -16000")  # kB; a long text stays at hand while its evidence is checked
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a power cut loses nothing either; one fsync a document
        _complete(connection)


def _complete(connection: SqliteLog) -> None:
    for each in (versions, carrying, copies):
        each.complete(connection)


def _pragma(connection: SqliteLog, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_empty(connection: SqliteLog) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and _pragma(connection, "application_id") == 0


def _bring_up(connection: SqliteLog, version: int) -> None:
    """Bring a record of that version up to ours, whole or not at all: each `schema_N.sql` makes version N of N - 1."""
    steps = (files(__package__).joinpath(f"schema_{step}.sql") for step in range(version + 1, VERSION + 1))
    script = "\n".join(step.read_text(encoding="utf-8") for step in steps)
    upgrading.prepare(connection)
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if _pragma(connection, "user_version") < VERSION:  # else another program did it at the same moment
            raise


def _check_ours(connection: SqliteLog, path: Path) -> int:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise RecordError(f"{path} {NOT_OURS[0]}", NOT_OURS[1])
    version = _pragma(connection, "user_version")
    if version > VERSION:
        raise RecordError(
            f"{path} was made by a newer foedus (record version {version}, this one knows {VERSION})",
            "upgrade foedus: pip install --upgrade foedus",
        )
    return version
