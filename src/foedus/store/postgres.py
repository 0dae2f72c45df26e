"""The record in a database of PostgreSQL, for several people at once."""

from typing import Self

from foedus.store.postgres_index import PostgresIndex
from foedus.store.postgres_log import PostgresLog
from foedus.store.postgres_schema import connect
from foedus.store.sql_store import SqlStore

__all__ = ["PostgresStore"]


class PostgresStore(SqlStore):
    """A `Store` in the tables of a PostgreSQL database. Open it with `PostgresStore.open`."""

    words = PostgresIndex
    connection: PostgresLog

    @classmethod
    def open(cls, address: str, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the record at an address such as `postgresql://user@host/name`; RecordError if that cannot be.

        The database must be there; its tables are made if there are none and `create` says so. A password comes as
        libpq has it: from PGPASSWORD, PGPASSFILE or ~/.pgpass, or the address.
        """
        return cls(connect(address, create=create, read_only=read_only))
