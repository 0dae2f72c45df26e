"""Where a record is, in one word: the file that keeps it, or the address of a database that does."""

from os import PathLike, fspath
from pathlib import Path

from foedus.store.contract import Store
from foedus.store.postgres import PostgresStore
from foedus.store.postgres_schema import is_address, shown
from foedus.store.sqlite import SqliteStore

__all__ = ["is_there", "name_of", "open_store"]


def open_store(place: str | PathLike[str], *, create: bool = True, read_only: bool = False) -> Store:
    """Open the record in that file, or at that address (`postgresql://user@host/name`); RecordError if it cannot be.

    It is made if it is not there and `create` says so.
    """
    written = fspath(place)
    opened = PostgresStore.open if is_address(written) else SqliteStore.open
    return opened(written, create=create, read_only=read_only)


def is_there(place: str | PathLike[str]) -> bool:
    """Tell whether there may be a record: of an address that is known when it is opened."""
    written = fspath(place)
    return is_address(written) or Path(written).exists()


def name_of(place: str | PathLike[str]) -> str:
    """Return what to call a record for short: the name of its file or of its database."""
    written = fspath(place)
    return shown(written).partition("?")[0].rpartition("/")[2] if is_address(written) else Path(written).name
