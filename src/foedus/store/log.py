"""A connection to the tables of a record, in the SQL that SQLite and PostgreSQL have in common.

`?` stands for a value. Where the two differ, what both take is written: `NULLS LAST`, `ON CONFLICT`, `RETURNING`, and
rows in an order that is said. What is particular to one stands in its own module: the schema, and how words are found.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

__all__ = ["Log", "Rows"]


class Rows(Protocol):
    """What a statement has found, or how many rows it has changed."""

    @property
    def rowcount(self) -> int:
        """How many rows were written, changed or taken away."""
        ...

    def __iter__(self) -> Iterator[Any]: ...

    def fetchone(self) -> Any:
        """Return the next row, None where there is none."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        ...


class Log(Protocol):
    """A connection: each statement by itself sees what is written by then, unless it is within `begin` and `commit`."""

    @property
    def state(self) -> Hashable:
        """What is another one whenever anything has been written, by whomever."""
        ...

    @property
    def writable(self) -> bool:
        """Whether anything may be written."""
        ...

    @property
    def in_transaction(self) -> bool:
        """Whether something has begun and is not yet committed or taken back."""
        ...

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Carry out a statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        """Carry out a statement that yields nothing, once for each row of values."""
        ...

    def begin(self) -> None:
        """Begin to write, once no other program writes: one at a time does, so that numbers grow as they are kept."""
        ...

    def begun(self) -> bool:
        """Begin to write, and tell whether that could be done: not where another program is writing."""
        ...

    def commit(self) -> None:
        """Keep what was written."""
        ...

    def rollback(self) -> None:
        """Take back what was written."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def failures(self) -> AbstractContextManager[None]:
        """Turn the errors of the database into RecordErrors that name the record, the matter and the remedy.

        What the schema refuses is an EvidenceError: the fault is in what was to be added, not in the record.
        """
        ...
