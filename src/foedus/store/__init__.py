"""Where the record is kept: an append-only log in one SQLite file."""

from foedus.store.contract import Omission, Sign, Status, Store
from foedus.store.frozen import FrozenStore
from foedus.store.sqlite import SqliteStore

__all__ = ["FrozenStore", "Omission", "Sign", "SqliteStore", "Status", "Store"]
