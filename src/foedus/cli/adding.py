"""The command that adds a claim which the readers missed."""

from typing import Annotated, Any

import typer

from foedus.cli import options
from foedus.cli.deciding import by, parsed, show
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD

__all__ = ["add_to"]

Kind = Annotated[str, typer.Argument(metavar="KIND", help="What kind of claim it is: statement, demand, ...")]
Quote = Annotated[str, typer.Argument(metavar="QUOTE", help="The exact words of the text that support it.")]
Document = Annotated[
    str, typer.Option("--document", metavar="NAME", help="The document: its title, key, file, address or id.")
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=VALUE", help="What it says, as for `foedus set`: once for each field."),
]
SaidBy = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Whose word it is. [default: the publisher's]")]
Date = Annotated[str | None, typer.Option("--date", metavar="EDTF", help="When it happened, holds or is due.")]
Anchor = Annotated[
    str | None,
    typer.Option("--anchor", metavar="WORDS", help="The words of it that make the claim. [default: all of it]"),
]
Nth = Annotated[
    int | None, typer.Option("--nth", metavar="N", help="Which one is meant, where the words stand several times.")
]
Part = Annotated[int, typer.Option("--part", metavar="N", min=0, help="Tells several on one anchor apart.")]
Strangers = Annotated[bool, typer.Option("--strangers", help="Take a party that nobody knows by its name.")]

_EXAMPLES = (
    'foedus add demand "urged Arvenia to pay" --document "A summit skipped" \\',
    '    --field demander=Borenia --field addressee=Arvenia --field content="to pay" --anchor urged',
    'foedus add attendance "stayed at home" --document a.txt --nth 2 --field participant=ARM --field status=absent',
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add", help=helped(add, *_EXAMPLES))(add)


def add(
    kind: Kind,
    quote: Quote,
    document: Document,
    field: Fields = None,
    said_by: SaidBy = None,
    date: Date = None,
    anchor: Anchor = None,
    nth: Nth = None,
    part: Part = 0,
    strangers: Strangers = False,
    note: options.Note = None,
    person: options.Person = None,
    coder: options.Coder = None,
    adjudicate: options.Adjudicate = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Add a claim that the readers missed.

    It then holds whatever a later reading finds, and what a reader finds there is the same claim.

    Take it out again with `foedus reject ID`. The fields of each kind stand in the codebook; what is missing is told.
    """
    fields = _fields(field or []) | {name: value for name, value in (("by", said_by), ("date", date)) if value}
    who = by(person, note, coder, adjudicate)
    show(
        record,
        lambda found: found.add(
            kind, quote, document=document, fields=fields, anchor=anchor, nth=nth, part=part, strangers=strangers, **who
        ),
        as_json=as_json,
    )


def _fields(written: list[str]) -> dict[str, Any]:
    """Return what was written as NAME=VALUE; a usage error where it was not."""
    pairs = [item.partition("=") for item in written]
    for name, parted, _ in pairs:
        if not parted:
            raise typer.BadParameter(f"{name!r} is no NAME=VALUE", param_hint="--field")
    return {name.strip(): parsed(value) for name, _, value in pairs}
