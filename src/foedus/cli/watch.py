"""The command that watches a record: what its conditions meet with for the first time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import complain, err, out, out_json
from foedus.cli.evidence import ids
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, counted
from foedus.errors import QueryError

if TYPE_CHECKING:
    from foedus.api import Condition, Match, Record

__all__ = ["add_to", "put_matches", "send_matches"]

FAILED, MISUSED = 1, 2
EXAMPLES = (
    "foedus watch alerts.toml --check",
    "foedus watch alerts.toml --record dossier.db",
    "foedus read articles/ --watch alerts.toml --send",
)
COLUMNS = (
    Column("told", lambda match: str(match.published or NOTHING), 10),
    Column("watch", lambda match: match.watch, 26),
    Column("what", lambda match: match.says),
    Column("id", lambda match: Text(ids(match.claims, match.decided), style="dim"), 14),
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("watch", help=helped(watch, *EXAMPLES))(watch)


def watch(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", envvar="FOEDUS_WATCH", readable=False, help="The conditions: [[watch]] tables."),
    ],
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is well formed.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also what was told before.")] = False,
    send: options.Send = False,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day that deadlines are held against. [default: today]"),
    ] = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Tell what the conditions of a file meet with, once each.

    A second run tells only what is new since, whatever was read again. A condition is a few lines of TOML:

    \b
      [[watch]]
      what = "standing"    # or posture, demand, deadline, silence, said, meeting,
      of = "ARM"           # obligation, responsibility, event, contradiction
      in = "CSTO"

    docs/watch.md says what each takes, and how `run` and `post` in the file name a command and an address to send to.

    Leaves with 1 when something could not be sent, with 2 when the file is not well formed.
    """  # noqa: D301 (the help's own sign for lines that stay as they are)
    if check:
        _check(file, record)
        return
    from foedus import api

    conditions = api.conditions_of(file, record)
    with opened(record) as found:
        told = found.watch(conditions, today=today)
        shown = found.watched(conditions) if every else told
        if as_json:
            out_json(shown.to_json())
        else:
            put_matches(out(), shown, new=len(told))
        if not send_matches(found, conditions, wanted=send, quiet=as_json):
            raise typer.Exit(FAILED)


def put_matches(paper: Paper, matches: Sequence["Match"], *, new: int) -> None:
    """Print the matches with the words that they rest on, and how many are new."""
    if matches:
        draw(paper, matches, COLUMNS, with_evidence=True)
        paper.put()
    told = counted(new, "new match", "new matches") if new else "nothing new"
    paper.put(told if len(matches) == new else f"{counted(len(matches), 'match', 'matches')}, {told}", style="dim")


def send_matches(record: "Record", conditions: Sequence["Condition"], *, wanted: bool, quiet: bool) -> bool:
    """Send what waits to be sent where that is wanted, say how it went, and return whether all went well."""
    console = err()
    if not wanted:
        waiting = record.unsent(conditions)
        if waiting and not quiet:
            console.print(f"{counted(waiting, 'match waits', 'matches wait')} to be sent: add --send", style="dim")
        return True
    done = record.send(conditions)
    for failure in done.failures:
        console.print(f"foedus: {failure}; it is sent again the next time", style="red", markup=False, soft_wrap=True)
    if done.sent and not quiet:
        console.print(f"sent {counted(done.sent, 'match', 'matches')}", style="dim")
    return not done.failures


def _check(file: Path, record: str) -> None:
    from foedus import api

    conditions, faults = api.check_conditions(file, record)
    for fault in faults:
        complain(QueryError(f"{file}, {fault}"))
    if faults:
        raise typer.Exit(MISUSED)
    paper = out()
    if conditions:
        draw(
            paper,
            conditions,
            (Column("watch", lambda one: one.name, 40), Column("waits for", _waits_for), Column("sends", _sends, 10)),
        )
        paper.put()
    paper.put(f"{counted(len(conditions), 'condition')}, well formed", style="dim")


def _sends(condition: "Condition") -> str:
    return ", ".join(condition.channels) or NOTHING


def _waits_for(condition: "Condition") -> str:
    from foedus import api

    says = api.watch_kinds()[condition.what].says
    return says if condition.name == str(condition) else f"{says}: {condition}"
