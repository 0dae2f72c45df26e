"""The command that says whether all that foedus needs is there."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD
from foedus.cli.tables import Column, draw

if TYPE_CHECKING:
    from foedus.api.checkup import Check

__all__ = ["add_to"]

STYLES = {"fine": "green", "absent": "dim", "broken": "bold red"}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    examples = ("foedus doctor", "foedus doctor --record dossier.db", "foedus doctor --json    for a report")
    app.command("doctor", help=helped(doctor, *examples))(doctor)


def doctor(as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD) -> None:
    """Say whether all that foedus needs is there and works.

    Where something does not, its row says what to do, and the exit code is 1; what is absent is not needed. Looks at
    this machine alone.
    """
    from foedus.api.checkup import checkup

    checks = [*checkup(record), _terminal()]
    if as_json:
        out_json([asdict(check) for check in checks])
    else:
        columns = (
            Column("what", lambda check: check.what, 18),
            Column("", lambda check: Text(check.state, STYLES[check.state]), 6),
            Column("found", lambda check: "\n".join(filter(None, (check.said, check.remedy and f"→ {check.remedy}")))),
        )
        draw(out(), checks, columns)
    if any(check.state == "broken" for check in checks):
        raise typer.Exit(1)


def _terminal() -> "Check":
    from foedus.api.checkup import Check

    encoding = (sys.stdout.encoding or "none").lower()
    if encoding.replace("-", "") == "utf8":
        return Check("terminal", "fine", "UTF-8")
    remedy = "set PYTHONUTF8=1, so that every name is shown as it is written"
    return Check("terminal", "absent", f"{encoding}, not UTF-8", remedy)
