"""The command that tells who decided what, when."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.help import helped
from foedus.cli.listing import show_list
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.tables import Column
from foedus.cli.why import written
from foedus.cli.wording import counted, quoted, short

if TYPE_CHECKING:
    from foedus.api import Did

__all__ = ["add_to"]

SHOWN = 50

_EXAMPLES = ("foedus log", "foedus log --person ana --limit 20")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("log", help=helped(log, *_EXAMPLES))(log)


def log(
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Only what this person did.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = SHOWN,
    skip: options.Skip = 0,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show who decided what, when, the latest first.

    Decisions about claims, what was said of two claims and of accounts that cannot all hold, and what was taken back.
    """
    with opened(record) as found:
        rows = found.log(person, limit=limit, skip=skip)
    show_list(
        rows, _COLUMNS, number=counted(len(rows), "decision"), none="nobody has decided anything", as_json=as_json
    )


def _what(row: "Did") -> Text:
    what = " ".join(filter(None, (row.verdict, row.field, f"to {written(row.value)}" if row.verdict == "set" else "")))
    told = Text(what, style="dim" if row.undone_by else "default")
    if row.note:
        told.append(f"\n{row.note}", style="italic")
    if row.undone_by:
        told.append(f"\ntaken back by {row.undone_by}", style="yellow")
    return told


def _about(row: "Did") -> Text:
    ids = " ".join(short(one) for one in (row.claim, row.other) if one)
    return Text(f"{quoted(row.words)} " if row.words else "").append(ids, style="dim")


_COLUMNS = (
    Column("when", lambda row: f"{row.decided:%Y-%m-%d %H:%M}", 16),
    Column("person", lambda row: row.person, 14),
    Column("what", _what, 30),
    Column("claim", _about),
)
