"""The commands by which people say which of several accounts holds."""

from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.contradictions import contradictions
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened

if TYPE_CHECKING:
    from foedus import api

__all__ = ["add_to"]

Against = Annotated[
    str | None,
    typer.Option("--against", metavar="ID", help="A claim of another account, where several contradictions are meant."),
]

_SETTLE = (
    'foedus settle 3f9c21ab --note "the organisation\'s own list has it so"',
    "foedus settle 3f9c21ab --against 77e0d1c2",
    'foedus settle 3f9c21ab --open --note "both quote the same envoy; asked the mission"',
)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("settle", help=helped(settle, *_SETTLE))(settle)
    app.command("unsettle", help=helped(unsettle, "foedus unsettle 3f9c21ab"))(unsettle)


def settle(
    claim: options.ClaimId,
    against: Against = None,
    keep_open: Annotated[bool, typer.Option("--open", help="It stays open; --note says why.")] = False,
    note: options.Note = None,
    person: options.Person = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Say which of several accounts holds, by a claim of it.

    The contradiction then says so, with your name and note. No claim changes: the others did say what they said.
    """
    with opened(record) as found:
        row = found.settle(claim, against, keep_open=keep_open, note=note, person=person)
    _show(row, as_json=as_json)


def unsettle(
    claim: options.ClaimId,
    against: Against = None,
    note: options.Note = None,
    person: options.Person = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take back what was said last of a contradiction.

    The log keeps it. Do it again for what was said before.
    """
    with opened(record) as found:
        row = found.unsettle(claim, against, note=note, person=person)
    _show(row, as_json=as_json)


def _show(row: "api.Contradiction", *, as_json: bool) -> None:
    from foedus.api.plain import plain

    if as_json:
        out_json(plain(row))
    else:
        contradictions(out(), [row], with_evidence=True)
