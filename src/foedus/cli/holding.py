"""The commands that say what a record holds."""

import typer

from foedus.cli import options
from foedus.cli.columns import DOCUMENTS
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.listing import show_list
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.skips import put_skips, put_unread
from foedus.cli.tables import Column, draw
from foedus.cli.wording import counted

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("documents", help=helped(documents, "foedus documents --record dossier.db"))(documents)
    app.command("status", help=helped(status, "foedus status"))(status)


def documents(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """List the documents, in the order they were first read."""
    with opened(record) as found:
        rows = found.documents()
    show_list(rows, DOCUMENTS, number=counted(len(rows), "document"), none="no documents", as_json=as_json)


def status(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """Count what the record holds, and what of it was not read."""
    from foedus.api.plain import plain

    with opened(record) as found:
        held = found.status()
    if as_json:
        out_json(plain(held))
        return
    paper = out()
    counts = [
        ("documents", held.documents),
        ("texts", held.texts),
        ("runs", held.runs),
        ("decisions", held.decisions),
        *held.claims,
    ]
    draw(paper, counts, (Column("held", lambda row: row[0], 20), Column("number", lambda row: f"{row[1]:>8,}", 10)))
    put_unread(paper, held.unread)
    put_skips(paper, "Could not read", held.skipped)
