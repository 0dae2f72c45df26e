"""A copy of a record while others read and write it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from foedus.errors import RecordError
from foedus.store.failures import failures
from foedus.store.schema import connect

__all__ = ["back_up"]

PAGES = 2000  # at a time, of 4 kB
UNFINISHED = ".unfinished"

Progress = Callable[[int, int], None]  # is told how many pages are copied, of how many


def back_up(path: Path, target: Path, *, overwrite: bool = False, progress: Progress | None = None) -> int:
    """Write a copy of the record as it is at this moment to another file, and return its size in bytes.

    Others may go on writing: what they add is not in the copy. RecordError where there is a file of that name, unless
    it may be overwritten, and where the copy is not sound; until it is whole it has another name.
    """
    if target.exists() and not overwrite:
        raise RecordError(f"{target} is there already", "name another file, or say --overwrite")
    if target.exists() and target.samefile(path):
        raise RecordError(f"{target} is the record itself", "name another file")
    if not target.parent.is_dir():
        raise RecordError(f"there is no folder {target.parent}", "make it, or name a file in another folder")
    unfinished = target.with_name(target.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    try:
        with failures(path), closing(connect(path, create=False, read_only=True)) as log:
            _copy(log, unfinished, progress)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(log: sqlite3.Connection, target: Path, progress: Progress | None) -> None:
    def tell(status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    log.execute("BEGIN")  # what is read from here on is one state of it, so that no writer has the copy begin anew
    log.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    with failures(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
        log.backup(copy, pages=PAGES, progress=tell)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever is done with it; opening it sets it back
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise RecordError("the copy would be damaged, as the record is", "see what is: foedus check")
    log.execute("COMMIT")
