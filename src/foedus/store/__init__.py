"""Where the record is kept: an append-only log in one SQLite file."""

from foedus.store.contract import Omission, Sign, Status, Store
from foedus.store.sqlite import SqliteStore

__all__ = ["Omission", "Sign", "SqliteStore", "Status", "Store"]
