"""The commands that show why the record holds a claim, and that write a person's decision about it."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.why import why as page

if TYPE_CHECKING:
    from foedus.api import Record, Why
    from foedus.api.deciding import By

__all__ = ["add_to", "by", "parsed", "show"]

FieldName = Annotated[
    str | None,
    typer.Argument(metavar="[FIELD]", help="One field of it; without one, the whole claim."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for name, command in _COMMANDS.items():
        app.command(name, help=helped(command, *_EXAMPLES[name]))(command)


def why(
    claim: options.ClaimId,
    coder: options.Coder = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show why the record holds a claim.

    The words in their sentence, the documents that carry them, offsets, readers with their versions, and decisions.
    """
    show(record, lambda found: found.why(claim, coder=coder), as_json=as_json)


def accept(
    claim: options.ClaimId,
    field: FieldName = None,
    note: options.Note = None,
    person: options.Person = None,
    coder: options.Coder = None,
    adjudicate: options.Adjudicate = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Settle a claim, or one field of it, as it stands.

    It then holds whatever a later reading finds.
    """
    who = by(person, note, coder, adjudicate)
    show(record, lambda found: found.accept(claim, field, **who), as_json=as_json)


def reject(
    claim: options.ClaimId,
    field: FieldName = None,
    note: options.Note = None,
    person: options.Person = None,
    coder: options.Coder = None,
    adjudicate: options.Adjudicate = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take a claim out of the ledgers, or empty one field of it.

    Nothing is deleted; `foedus why ID` still shows it.
    """
    who = by(person, note, coder, adjudicate)
    show(record, lambda found: found.reject(claim, field, **who), as_json=as_json)


def set_field(
    claim: options.ClaimId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="The field to set; `foedus why ID` lists them.")],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="A word, a code, a name, a date, words of the text; or JSON."),
    ],
    note: options.Note = None,
    person: options.Person = None,
    coder: options.Coder = None,
    adjudicate: options.Adjudicate = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Set one field of a claim to a value.

    It then holds whatever a later reading finds.

    Several values are parted by ";". An actor may be a code, a name, or JSON with text, name and party.
    """
    given, who = parsed(value), by(person, note, coder, adjudicate)
    show(record, lambda found: found.set(claim, field, given, **who), as_json=as_json)


def undo(
    claim: options.ClaimId,
    note: options.Note = None,
    person: options.Person = None,
    coder: options.Coder = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take back the last decision about a claim.

    The record is then as if it had never been made; the log keeps it. Do it again for the one before.
    """
    who = by(person, note, coder, False)
    show(record, lambda found: found.undo(claim, **who), as_json=as_json)


_COMMANDS: dict[str, Callable[..., None]] = {
    "why": why,
    "accept": accept,
    "reject": reject,
    "set": set_field,
    "undo": undo,
}
_EXAMPLES = {
    "why": ("foedus why 3f9c21ab",),
    "accept": ("foedus accept 3f9c21ab", 'foedus accept 3f9c21ab speaker --note "checked against the video"'),
    "reject": ('foedus reject 3f9c21ab --note "a quotation from a novel"', "foedus reject 3f9c21ab addressee"),
    "undo": ("foedus undo 3f9c21ab", 'foedus undo 3f9c21ab --note "the wrong claim"'),
    "set": (
        "foedus set 3f9c21ab status declined",
        'foedus set 3f9c21ab speaker "Maria Zakharova"',
        'foedus set 3f9c21ab date 2023-11-23 --note "the summit\'s own page"',
    ),
}


def by(person: str | None, note: str | None, coder: str | None, adjudicates: bool) -> "By":
    """Return who decides, and why, as `Record` takes it."""
    return {"person": person, "note": note, "coder": coder, "adjudicates": adjudicates}


def parsed(value: str) -> Any:
    """Return JSON where an object or a list was written, else the words."""
    if not value.lstrip().startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise typer.BadParameter(f"broken JSON ({error})", param_hint="VALUE") from error


def show(record: str, act: "Callable[[Record], Why]", *, as_json: bool) -> None:
    """Do it to the record, and show what the claim rests on then."""
    from foedus.api.plain import plain

    with opened(record) as found:
        reasons = act(found)
    if as_json:
        out_json({"id": reasons.id, **plain(reasons)})
    else:
        page(out(), reasons)
