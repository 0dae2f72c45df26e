"""The commands that show documents that are one: copies of a text, and versions of a page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.evidence import put_evidence
from foedus.cli.help import helped
from foedus.cli.listing import show_list
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.tables import Column
from foedus.cli.wording import NOTHING, counted, listed, short

if TYPE_CHECKING:
    from foedus.api import Edit, Otherwise

__all__ = ["add_to"]

MARGIN = 2
COPIES = (
    Column("published", lambda row: str(row.published or NOTHING), 10),
    Column("documents", lambda row: f"{row.number:>9,}", 9),
    Column("outlets", lambda row: listed(row.outlets), 40),
    Column("title", lambda row: row.title or NOTHING),
    Column("id", lambda row: Text(short(row.id), style="dim"), 14),
)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("copies", help=helped(copies, "foedus copies", "foedus copies --json --record dossier.db"))(copies)
    app.command("versions", help=helped(versions, "foedus versions", "foedus versions --all --json"))(versions)


def copies(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """List documents that carry one text, such as a wire's.

    Also after an edit: they count as one source.
    """
    with opened(record) as found:
        rows = found.copies()
    show_list(
        rows, COPIES, number=counted(len(rows), "set of copies", "sets of copies"), none="no copies", as_json=as_json
    )


def versions(
    every: Annotated[bool, typer.Option("--all", help="Also edits that left the claims as they were.")] = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show what edits of a page changed in its claims.

    Which are gone, which are new, which say something else.

    Documents of one key or address are versions of a page. The newest holds.
    """
    with opened(record) as found:
        rows = found.versions(every=every)
    if as_json:
        out_json(rows.to_json())
        return
    paper = out()
    for row in rows:
        _put_edit(paper, row)
        paper.put()
    said = counted(len(rows), "edit") if rows else "no edits"
    paper.put(said if every else f"{said} that changed a claim", style="dim")


def _put_edit(paper: Paper, row: "Edit") -> None:
    paper.put(row.page, style="bold")
    paper.put(f"{row.before} → {row.after}", indent=MARGIN, style="dim")
    for name, quotes in (("gone", row.gone), ("new", row.new)):
        if quotes:
            paper.put(name, indent=MARGIN, style="yellow")
            put_evidence(paper, quotes)
    if row.changed:
        paper.put("changed", indent=MARGIN, style="yellow")
        _put_changes(paper, row.changed)


def _put_changes(paper: Paper, changes: Sequence["Otherwise"]) -> None:
    """Print the words before and after, and under them the other fields that differ; changes stand apart."""
    for number, change in enumerate(changes):
        if number:
            paper.put()
        both = (change.before, change.after)
        put_evidence(paper, both[:1] if change.before.words == change.after.words else both)
        for name, before, after in change.fields:
            if name != "quote":
                line = Text(f"{name}: ", style="dim").append(before or NOTHING).append(" → ").append(after or NOTHING)
                paper.put(line, indent=MARGIN * 3)
