"""The commands by which people say which claims tell of one thing."""

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.tables import Column, draw
from foedus.cli.wording import counted, short

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("same", help=helped(same, "foedus same 3f9c21ab 77e0d1c2"))(same)
    app.command("apart", help=helped(apart, 'foedus apart 3f9c21ab 77e0d1c2 --note "two summits of one week"'))(apart)
    app.command("unlink", help=helped(unlink, "foedus unlink 3f9c21ab 77e0d1c2"))(unlink)
    app.command("links", help=helped(links, "foedus links"))(links)


def same(
    claim: options.ClaimId,
    other: options.ClaimId,
    note: options.Note = None,
    person: options.Person = None,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Say that two claims tell of the same thing.

    Of one meeting, demand, deed or statement. The ledgers then show them in one row, whatever a later reading finds.
    """
    with opened(record) as found:
        found.same(claim, other, note=note, person=person)


def apart(
    claim: options.ClaimId,
    other: options.ClaimId,
    note: options.Note = None,
    person: options.Person = None,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Say that two claims tell of two things.

    The ledgers then show them in two rows.
    """
    with opened(record) as found:
        found.apart(claim, other, note=note, person=person)


def unlink(
    claim: options.ClaimId,
    other: options.ClaimId,
    note: options.Note = None,
    person: options.Person = None,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take back what was said of two claims.

    The ledgers are then as if it had never been.
    """
    with opened(record) as found:
        found.unlink(claim, other, note=note, person=person)


def links(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """List which claims people have joined or parted."""
    with opened(record) as found:
        rows = found.links()
    if as_json:
        out_json(rows.to_json())
        return
    paper = out()
    if rows:
        draw(paper, rows, _COLUMNS)
        paper.put()
    paper.put(counted(len(rows), "link") if rows else "no links", style="dim")


def _words(id_: str, words: str) -> Text:
    return Text(f"“{words}” ").append(short(id_), style="dim")


_COLUMNS = (
    Column("verdict", lambda row: row.verdict, 8),
    Column("a claim", lambda row: _words(row.claim, row.words)),
    Column("another", lambda row: _words(row.other, row.other_words)),
    Column("person", lambda row: row.person, 16),
)
