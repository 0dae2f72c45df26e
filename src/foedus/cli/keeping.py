"""The commands that keep a record safe."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from foedus.cli import options
from foedus.cli.console import err, out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from foedus.api import Checked

__all__ = ["add_to"]

DAMAGED = 1
SHOWN = 20  # damages; `--json` has all
MEGABYTE = 1_000_000
ADVICE = (
    "Put a copy made by `foedus backup` in its place and read again what came since; what was read stays read."
    " Without a copy, save what there is into a new file: sqlite3 {record} .recover | sqlite3 saved.db"
)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check", help=helped(check, "foedus check", "foedus check --record dossier.db --json"))(check)
    examples = ("foedus backup foedus-monday.db", "foedus backup /mnt/safe/dossier.db --record dossier.db --overwrite")
    app.command("backup", help=helped(backup, *examples))(backup)


def check(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """Check that a record is what was written into it.

    Its file is looked at, what points at what, every word quoted, and every id. Nothing is changed.

    Leaves with 0 when it is sound, 1 when anything is damaged.
    """
    from foedus import api
    from foedus.api.plain import plain

    found = api.check_record(record)
    if as_json:
        out_json({"sound": found.is_sound, **plain(found)})
    else:
        _show(found, record)
    if not found.is_sound:
        raise typer.Exit(DAMAGED)


def _show(found: "Checked", record: str) -> None:
    paper = out()
    if found.is_sound:
        held = (counted(found.texts, "text"), counted(found.quotations, "quotation"), counted(found.claims, "claim"))
        paper.put(f"{record} is sound: {held[0]}, {held[1]} and {held[2]} are as they were written.")
        return
    paper.put(f"{record} is damaged:", style="red")
    for damage in found.damages[:SHOWN]:
        paper.put(f"{damage.where}: {damage.what}", indent=2)
    if len(found.damages) > SHOWN:
        paper.put(f"and {len(found.damages) - SHOWN:,} more", indent=2)
    paper.put(ADVICE.format(record=record))


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.", show_default=False)],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Put it in place of a file that is there.")] = False,
    quiet: options.Quiet = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Copy a record as it is now, while others write to it.

    The copy is one file and a record of its own. It has its name only when it is whole.
    """
    from foedus import api

    console = err()
    bar = Progress(
        TextColumn("copying"), BarColumn(), TaskProgressColumn(), console=console, transient=True,
        disable=quiet or not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("copying")
        size = api.back_up(
            record, target, overwrite=overwrite, progress=lambda done, of: bar.update(task, completed=done, total=of)
        )
    if not quiet:
        out().put(f"Copied {record} to {target} ({size / MEGABYTE:,.1f} MB).")
