"""Opening a record on PostgreSQL: making a new one, and making sure that an old one is ours before it is touched."""

import atexit
import re
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from foedus.errors import RecordError
from foedus.store import carrying, copies, upgrading, versions
from foedus.store.postgres_failures import NOT_OURS, need_psycopg
from foedus.store.postgres_idle import Idle
from foedus.store.postgres_log import PostgresLog
from foedus.store.schema import PACKED_SINCE, VERSION

if TYPE_CHECKING:
    from psycopg import Connection

__all__ = ["FIRST", "IDLE", "connect", "is_address", "shown"]

FIRST = 12  # the version that `postgres_12.sql` makes of nothing
OLDEST_SERVER = 15
CONNECT_SECONDS = 10
BUSY_SECONDS = 30  # a transaction is short, but several may wait
SCHEMES = ("postgresql://", "postgres://")

IDLE = Idle()
atexit.register(IDLE.clear)

_SECRET = re.compile(r"(?<=://)([^:/?]*):.*(?=@)|(?<=password=)[^&]*")
_REFUSED = (
    ("password authentication failed", "the password is wrong: see PGPASSWORD, or the line in ~/.pgpass"),
    ("no password supplied", "give the password by PGPASSWORD, or a line in ~/.pgpass"),
    ("does not exist", "make it on the server: createuser NAME, createdb --encoding=UTF8 --template=template0 NAME"),
    ("Connection refused", "see whether the server runs there, and host and port are right"),
    ("No such file", "see whether the server runs there, and host and port are right"),
    ("pg_hba", "let this user in from here in the server's pg_hba.conf"),
    ("too many", "close other programs, or raise the server's max_connections"),
    ("resolve host", "name another host"),
    ("timeout", "see whether the server can be reached from here"),
)
# What the just-in-time compiler makes of queries such as ours takes longer to make than to run.
_SETTINGS = f"SELECT set_config('jit', 'off', FALSE), set_config('lock_timeout', '{BUSY_SECONDS}s', FALSE)"


def is_address(record: str) -> bool:
    """Tell whether that is the address of a record on PostgreSQL, and not a file's name."""
    return record.startswith(SCHEMES)


def shown(record: str) -> str:
    """Return an address as it may be shown: without a password."""
    return _SECRET.sub(lambda found: found[1] or "", record) if is_address(record) else record


def connect(address: str, *, create: bool, read_only: bool) -> PostgresLog:
    """Return a connection to the record at that address, its tables made if there are none and `create` says so.

    RecordError where it cannot be opened, QueryError where psycopg is not installed. Without `create`, a record that
    may not be written is opened to be read only.
    """
    need_psycopg()
    opened_with = (address, create, read_only)
    if kept := IDLE.take(opened_with, VERSION):
        return kept
    name = shown(address)
    log = PostgresLog(_reached(address, name), name)
    try:
        _prepare(log, create=create, read_only=read_only)
    except BaseException:
        log.close()
        raise
    log.let_go = partial(IDLE.keep, opened_with)
    return log


def _reached(address: str, name: str) -> "Connection[Any]":
    import psycopg
    from psycopg.conninfo import make_conninfo
    from psycopg.types.numeric import Int8Dumper

    try:
        given = make_conninfo(address, client_encoding="utf8", connect_timeout=CONNECT_SECONDS)
    except psycopg.Error:  # what it says may show the password
        raise RecordError(f"{name} is no address of a database", "write postgresql://user@host/name") from None
    try:
        connection = psycopg.connect(given, autocommit=True, cursor_factory=psycopg.RawCursor)
    except psycopg.Error as error:
        raise _refusal(name, str(error)) from None
    connection.adapters.register_dumper(int, Int8Dumper)  # one size for all, so that a statement is planned once
    return connection


def _refusal(name: str, said: str) -> RecordError:
    lines = [line for line in said.splitlines() if line.strip()]
    first = re.sub(r"^.*?(FATAL|error|failed): +", "", lines[0] if lines else "no answer")
    remedy = next((remedy for words, remedy in _REFUSED if words in said), "see whether the server runs, and its log")
    return RecordError(f"{name} cannot be opened ({first})", remedy)


def _prepare(log: PostgresLog, *, create: bool, read_only: bool) -> None:
    log.execute(_SETTINGS)
    _check_server(log)
    if not _has_record(log):
        _check_empty(log)
        if not create or read_only:
            raise RecordError(f"there is no record at {log.name}", "read something into it first, or name another")
        _bring_up(log, 0)
    log.version = _version(log)
    _check_version(log)
    log.writable = not read_only and (create or _may_write(log))
    if not log.writable:
        if log.version < VERSION:
            raise RecordError(
                f"{log.name} was made by an older foedus", "let somebody open it who may write: foedus status"
            )
        log.execute("SET default_transaction_read_only = on")
        return
    if log.version < VERSION:
        _bring_up(log, log.version)
        log.version = _version(log)
    for each in (versions, carrying, copies):
        each.complete(log)


def _check_server(log: PostgresLog) -> None:
    number, encoding, schema = log.execute(
        "SELECT current_setting('server_version_num')::integer, current_setting('server_encoding'), current_schema()"
    ).fetchone()
    if number < OLDEST_SERVER * 10000:
        raise RecordError(f"the server of {log.name} is older than PostgreSQL {OLDEST_SERVER}", "upgrade the server")
    if encoding != "UTF8":
        remedy = "make a database in UTF-8: createdb --encoding=UTF8 --template=template0 NAME"
        raise RecordError(f"{log.name} keeps its text in {encoding}, which lacks letters", remedy)
    if schema is None:
        raise RecordError(f"{log.name} has no schema of its search_path", "make it there: CREATE SCHEMA")


def _has_record(log: PostgresLog) -> bool:
    """Tell whether there are tables of a record, as far as can be told by two of them."""
    sql = "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname IN (?, ?)"
    return bool(log.execute(sql, ("record", "sighting")).fetchone()[0] == 2)


def _check_empty(log: PostgresLog) -> None:
    sql = "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    if log.execute(sql).fetchone()[0]:
        raise RecordError(f"{log.name} {NOT_OURS[0]}", NOT_OURS[1])


def _may_write(log: PostgresLog) -> bool:
    sql = (
        "SELECT has_table_privilege('record', 'UPDATE') AND has_table_privilege('reading', 'INSERT')"
        " AND current_setting('transaction_read_only') = 'off'"
    )
    return bool(log.execute(sql).fetchone()[0])


def _version(log: PostgresLog) -> int:
    return int(log.execute("SELECT version FROM record").fetchone()[0])


def _check_version(log: PostgresLog) -> None:
    if log.version > VERSION:
        raise RecordError(
            f"{log.name} was made by a newer foedus (record version {log.version}, this one knows {VERSION})",
            "upgrade foedus: pip install --upgrade foedus",
        )


def _bring_up(log: PostgresLog, version: int) -> None:
    """Bring a record of that version up to ours, whole or not at all: each `postgres_N.sql` makes N of N - 1."""
    log.execute("BEGIN")
    try:
        log.execute("SELECT pg_advisory_xact_lock(hashtext('foedus'), hashtext(current_schema()))")
        if _has_record(log):  # another program may have made it at the same moment
            version = _version(log)
        for step in range(max(version + 1, FIRST), VERSION + 1):
            log.script(files(__package__).joinpath(f"postgres_{step}.sql").read_text(encoding="utf-8"))
            if step == PACKED_SINCE:
                upgrading.pack_sightings(log)
        log.execute("UPDATE record SET version = ?", (VERSION,))
        log.commit()
    except BaseException:
        log.rollback()
        raise
