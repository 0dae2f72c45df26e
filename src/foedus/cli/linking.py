"""The commands by which people say which claims tell of one thing."""

from collections.abc import Callable

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.help import helped
from foedus.cli.listing import show_list
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.tables import Column
from foedus.cli.wording import counted, short

__all__ = ["add_to"]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for name, (help_, example) in _VERDICTS.items():
        app.command(name, help=helped(help_, example))(_command(name))
    app.command("links", help=helped(links, "foedus links"))(links)


_VERDICTS = {
    "same": (
        "Say that two claims tell of the same thing.\n\n"
        "Of one meeting, demand, deed or statement. The ledgers then show them in one row, whatever is read later.",
        "foedus same 3f9c21ab 77e0d1c2",
    ),
    "apart": (
        "Say that two claims tell of two things.\n\nThe ledgers then show them in two rows.",
        'foedus apart 3f9c21ab 77e0d1c2 --note "two summits of one week"',
    ),
    "unlink": (
        "Take back what was said of two claims.\n\nThe ledgers are then as if it had never been.",
        "foedus unlink 3f9c21ab 77e0d1c2",
    ),
}


def _command(name: str) -> Callable[..., None]:
    def say(
        claim: options.ClaimId,
        other: options.ClaimId,
        note: options.Note = None,
        person: options.Person = None,
        record: options.RecordFile = DEFAULT_RECORD,
    ) -> None:
        with opened(record) as found:
            getattr(found, name)(claim, other, note=note, person=person)

    return say


def links(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """List which claims people have joined or parted."""
    with opened(record) as found:
        rows = found.links()
    show_list(rows, _COLUMNS, number=counted(len(rows), "link"), none="no links", as_json=as_json)


def _words(id_: str, words: str) -> Text:
    return Text(f"“{words}” ").append(short(id_), style="dim")


_COLUMNS = (
    Column("verdict", lambda row: row.verdict, 8),
    Column("a claim", lambda row: _words(row.claim, row.words)),
    Column("another", lambda row: _words(row.other, row.other_words)),
    Column("person", lambda row: row.person, 16),
)
