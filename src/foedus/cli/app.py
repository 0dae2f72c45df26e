"""The program: its commands in the order of the work, and what it does when something is wrong.

Exit codes: 0 done, 1 it could not be done, 2 it was not asked rightly, 130 stopped by Ctrl-C.
"""

import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from foedus.cli import (
    adding,
    asking,
    copies,
    deciding,
    doctor,
    export,
    holding,
    keeping,
    knowledge,
    linking,
    log,
    reading,
    relations,
    release,
    review,
    scoring,
    searching,
    serving,
    settling,
    sharing,
    watch,
)
from foedus.cli.console import complain, err
from foedus.cli.help import helped
from foedus.errors import DecisionError, FoedusError, QueryError

__all__ = ["app", "main"]

_HELP = helped(
    "Read news about an alliance or a dispute, and keep a checked record of it with the words to prove it.",
    "foedus read articles/                         read a folder into foedus.db",
    "foedus standing --org CSTO --on 2023-12-01    who stands how, who says so",
    "foedus meetings --org CSTO --evidence         who came, who stayed away",
    "foedus why 3f9c21ab                           the words that a claim rests on",
)
FAILED, MISUSED, STOPPED = 1, 2, 130


class _Guarded(TyperGroup):
    """The commands, with every problem that a person can act on said in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an unexpected error keeps its traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # so that a closed pipe is noticed here, where it is quiet
            return result
        except FoedusError as error:
            complain(error)
            raise typer.Exit(MISUSED if isinstance(error, QueryError | DecisionError) else FAILED) from error
        except KeyboardInterrupt as stop:
            err().print("foedus: stopped")
            raise typer.Exit(STOPPED) from stop


app = typer.Typer(
    cls=_Guarded,
    name="foedus",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"foedus {version('foedus')}")
        raise typer.Exit


@app.callback(help=_HELP)
def foedus(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take what is asked of the program as a whole."""


for commands in (
    reading, serving, sharing, watch, searching, asking, relations, deciding, adding, linking, settling, copies, review,
    log, export, release, holding, keeping, knowledge, scoring, doctor,
):  # fmt: skip
    commands.add_to(app)


def main() -> None:
    """Run the program on the arguments it was started with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter must not end the program
    app()
