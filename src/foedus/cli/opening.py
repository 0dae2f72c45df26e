"""The record that a command works on, opened late: the readers behind it take a second to load."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.api import Record

__all__ = ["DEFAULT_RECORD", "opened", "shown"]

DEFAULT_RECORD = "foedus.db"


def opened(record: str, *, create: bool = False) -> "Record":
    """Open the record in that file or database; RecordError where it is not there and `create` does not ask for it."""
    from foedus import api

    return api.open_record(record, create=create)


def shown(record: str) -> str:
    """Return a record's file or address as it may be shown: without a password."""
    from foedus import api

    return api.shown(record)
