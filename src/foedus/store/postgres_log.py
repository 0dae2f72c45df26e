"""A connection to a record's tables, as PostgreSQL has them; written for psycopg 3, which is an extra."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from foedus.store.log import Rows
from foedus.store.postgres_failures import failures

if TYPE_CHECKING:
    from psycopg import Connection

__all__ = ["PostgresLog"]

_MARK = re.compile(r"\?")
_BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED"
# Who writes holds this row; numbers then grow in the order in which rows come to be seen, as `Store.arrivals` needs.
_WRITE = "UPDATE record SET changes = changes + 1"
_TRY = "SELECT 1 FROM record FOR UPDATE SKIP LOCKED"


class PostgresLog:
    """A `Log` over a psycopg connection that commits by itself; `name` is the record's for messages.

    Whatever goes wrong raises RecordError, EvidenceError for what the schema refuses.
    """

    def __init__(self, connection: "Connection[Any]", name: str) -> None:
        self._connection = connection
        self.name = name
        self.version = 0
        self.writable = False
        self.let_go: Callable[[PostgresLog], None] = PostgresLog.disconnect

    @property
    def state(self) -> Hashable:
        """How often anything has been written."""
        return int(self.execute("SELECT changes FROM record").fetchone()[0])

    @property
    def in_transaction(self) -> bool:
        """Whether something has begun and is not yet committed or taken back."""
        from psycopg.pq import TransactionStatus

        return self._connection.info.transaction_status != TransactionStatus.IDLE

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Carry out a statement."""
        with failures(self.name):
            return self._connection.execute(_numbered(sql), values or None)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        """Carry out a statement that yields nothing, once for each row of values, all sent at once."""
        given = list(rows)
        with failures(self.name):
            cursor = self._connection.cursor()
            if given:
                cursor.executemany(_numbered(sql), given)
            return cursor

    def script(self, sql: str) -> None:
        """Carry out many statements."""
        with failures(self.name):
            self._connection.execute(sql.encode(), prepare=False)

    def begin(self) -> None:
        """Begin to write, once no other program writes."""
        self.execute(_BEGIN)
        self.execute(_WRITE)

    def begun(self) -> bool:
        """Begin to write, and tell whether that could be done: not where another program is writing."""
        self.execute(_BEGIN)
        if self.execute(_TRY).fetchone():
            self.execute(_WRITE)
            return True
        self.rollback()
        return False

    def commit(self) -> None:
        """Keep what was written."""
        self.execute("COMMIT")

    def rollback(self) -> None:
        """Take back what was written; of a connection that broke its server does so."""
        if not self._connection.broken:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of it: from then on it is of no use, whoever has its connection next."""
        if hasattr(self, "_connection"):
            given = copy(self)
            del self._connection
            self.let_go(given)

    def disconnect(self) -> None:
        """Break the connection off."""
        self._connection.close()

    @property
    def is_idle(self) -> bool:
        """Whether the connection is in order, and in no transaction."""
        return not self._connection.closed and not self.in_transaction

    def failures(self) -> AbstractContextManager[None]:
        """Do nothing: every statement sees to its own errors."""
        return nullcontext()


@lru_cache(maxsize=1024)
def _numbered(sql: str) -> bytes:
    """Return a statement with its values as PostgreSQL numbers them: $1, $2."""
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"${count}"

    return _MARK.sub(number, sql).encode()
