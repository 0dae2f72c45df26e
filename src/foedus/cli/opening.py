"""The record that a command works on, opened late: the readers behind it take a second to load."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.api import Record

__all__ = ["DEFAULT_RECORD", "opened"]

DEFAULT_RECORD = Path("foedus.db")


def opened(path: Path, *, create: bool = False) -> "Record":
    """Open the record in that file; RecordError where it is not there and `create` does not ask for it."""
    from foedus import api

    return api.open_record(path, create=create)
