"""Keep a record safe: check that it is what was written, and copy it while it is in use."""

from collections.abc import Callable
from pathlib import Path

from foedus.errors import RecordError
from foedus.store import Checked, Damage, is_address, shown
from foedus.store import back_up as _back_up
from foedus.store import check_record as _check

__all__ = ["Checked", "Damage", "back_up", "check_record"]


def check_record(record: str | Path) -> Checked:
    """Return what is damaged in the record of that file, and how much was looked at; nothing is written."""
    return _check(_file(record))


def back_up(
    record: str | Path,
    target: str | Path,
    *,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write a copy of the record as it is at this moment, whoever is writing it, and return its size in bytes.

    `progress` is told how many pages are copied, of how many. RecordError where the file is there already.
    """
    return _back_up(_file(record), Path(target), overwrite=overwrite, progress=progress)


def _file(record: str | Path) -> Path:
    if is_address(str(record)):
        raise RecordError(
            f"{shown(str(record))} is no file", "a database is checked and copied by its own means: pg_amcheck, pg_dump"
        )
    return Path(record)
