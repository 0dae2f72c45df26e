"""Where the record is kept: an append-only log in one SQLite file."""

from foedus.store.contract import Omission, Status, Store
from foedus.store.sqlite import SqliteStore

__all__ = ["Omission", "SqliteStore", "Status", "Store"]
