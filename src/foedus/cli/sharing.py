"""The command that saves a page of the desk, or the dossier, as one file with its evidence."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import options
from foedus.cli.console import err
from foedus.cli.export import at_work
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.serving import check_parts
from foedus.errors import QueryError, SourceError

__all__ = ["add_to"]

_EXAMPLES = (
    "foedus share /organisation/EAEU -o eaeu.html",
    "foedus share '/demands?by=KAZ&on=2031-04-30' --record dossier.db",
    "foedus share --dossier                    everything, in dossier.html",
    "foedus share /pair/KAZ/RUS -o - | gzip > pair.html.gz",
)
THINGS = 200
STANDARD_OUTPUT = Path("-")

Address = Annotated[
    str | None,
    typer.Argument(metavar="PAGE", help="A page as it stands in the browser: /organisation/EAEU.", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("share", help=helped(share, *_EXAMPLES))(share)


def share(
    address: Address = None,
    dossier: Annotated[
        bool, typer.Option("--dossier", help="The front page, its organisations and every ledger, with contents.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where it goes, - for standard output. [default: PAGE.html]"
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=1000, help="With --dossier: so many things a ledger.")
    ] = THINGS,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Save a page of the desk as one file with its evidence.

    The HTML can be sent and read without a server; nothing in it runs or asks another machine. Quotations are cut at
    300 characters, as in exports, and of an article only they are given. docs/desk.md says which pages there are.
    """
    if dossier == (address is not None):
        raise QueryError(
            "name either a page or --dossier", "foedus share /organisation/EAEU, or foedus share --dossier"
        )
    check_parts()
    from foedus import desk

    with opened(record):
        pass  # whatever is wrong with it is said first
    settings = desk.Settings(record, read_only=True)
    page = desk.stripped(address or "/")
    with at_work(f"writing {page}"):
        html = desk.share_dossier(settings, limit=limit) if dossier else desk.share(settings, page)
    _write(html, output or Path(desk.file_name(page)))


def _write(html: str, file: Path) -> None:
    if file == STANDARD_OUTPUT:
        sys.stdout.write(html)
        return
    try:
        file.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"{file} cannot be written ({error.strerror})", "name another file with -o") from error
    err().print(f"foedus: {file}, {len(html.encode()) / 1000:,.0f} kB", markup=False, soft_wrap=True)
