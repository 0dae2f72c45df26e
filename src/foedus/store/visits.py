"""What is kept of visits to addresses on the web, so that nothing is fetched twice."""

from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Protocol

from foedus.store.log import Log
from foedus.store.numbers import marks

__all__ = ["SqlVisits", "Visit", "Visits"]

_COLUMNS = ("address", "purpose", "visited", "etag", "modified", "due", "failures", "fault")


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


class SqlVisits:
    """The visits in the table of `schema_12.sql`."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def of(self, address: str, purpose: str) -> Visit | None:
        """Return the last visit to the address for that purpose."""
        sql = f"SELECT {', '.join(_COLUMNS)} FROM visit WHERE address = ? AND purpose = ?"
        with self.log.failures():
            row = self.log.execute(sql, (address, purpose)).fetchone()
        if row is None:
            return None
        _, _, visited, etag, modified, due, failed, fault = row
        when = datetime.fromisoformat(due) if due else None
        return Visit(address, purpose, datetime.fromisoformat(visited), etag, modified, when, failed, fault)

    def put(self, visit: Visit) -> None:
        """Keep a visit, in place of the one before."""
        values = [value.isoformat() if isinstance(value, datetime) else value for value in astuple(visit)]
        changed = ", ".join(f"{name} = ?" for name in _COLUMNS[2:])
        with self.log.failures():
            found = self.log.execute(
                f"UPDATE visit SET {changed} WHERE address = ? AND purpose = ?", (*values[2:], *values[:2])
            )
            if not found.rowcount:
                sql = f"INSERT INTO visit ({', '.join(_COLUMNS)}) VALUES ({marks(values)}) ON CONFLICT DO NOTHING"
                self.log.execute(sql, values)
