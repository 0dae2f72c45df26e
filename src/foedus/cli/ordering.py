"""Say what goes on while a record is put in order, where that takes long: one of an older foedus, or much read anew."""

from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from foedus.cli.console import err

if TYPE_CHECKING:
    from foedus.api import Record

__all__ = ["put_in_order"]

LONG = 2000  # texts and things; a thousand take a second or so


def put_in_order(record: "Record") -> None:
    """Put the record in order, with a bar on standard error where it takes long."""
    if record.unordered() < LONG:
        record.put_in_order()
        return
    columns = (TextColumn("putting the record in order"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = err()
    if not console.is_terminal:
        console.print("foedus: putting the record in order, once", markup=False)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("")
        record.put_in_order(lambda done, all_: bar.update(task, completed=done, total=all_))
