"""What is kept of visits to addresses on the web, so that nothing is fetched twice."""

import sqlite3
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from foedus.store.failures import failures

__all__ = ["SqliteVisits", "Visit", "Visits"]

_COLUMNS = "address, purpose, visited, etag, modified, due, failures, fault"


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to an address on the web, for some purpose: when, how it went, and when it is due again.

    By `etag` and `modified` the host tells whether anything has changed since. `failures` are those in a row.
    """

    address: str
    purpose: str
    visited: datetime
    etag: str | None = None
    modified: str | None = None
    due: datetime | None = None
    failures: int = 0
    fault: str | None = None


class Visits(Protocol):
    """The last visit to each address for each purpose."""

    def of(self, address: str, purpose: str) -> Visit | None:
        """Return the last visit to the address for that purpose."""
        ...

    def put(self, visit: Visit) -> None:
        """Keep a visit, in place of the one before."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteVisits:
    """The visits in a record's file."""

    path: Path
    connection: sqlite3.Connection

    def of(self, address: str, purpose: str) -> Visit | None:
        """Return the last visit to the address for that purpose."""
        with failures(self.path):
            if not self.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'visit'").fetchone():
                return None  # a record of an earlier version that may only be read
            sql = f"SELECT {_COLUMNS} FROM visit WHERE address = ? AND purpose = ?"
            row = self.connection.execute(sql, (address, purpose)).fetchone()
        if row is None:
            return None
        _, _, visited, etag, modified, due, failed, fault = row
        when = datetime.fromisoformat(due) if due else None
        return Visit(address, purpose, datetime.fromisoformat(visited), etag, modified, when, failed, fault)

    def put(self, visit: Visit) -> None:
        """Keep a visit, in place of the one before."""
        values = [value.isoformat() if isinstance(value, datetime) else value for value in astuple(visit)]
        sql = f"INSERT OR REPLACE INTO visit ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})"
        with failures(self.path):
            self.connection.execute(sql, values)
