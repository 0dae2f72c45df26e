"""The command that reads documents into a record, and what it says when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from foedus.cli import options
from foedus.cli.console import err, out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.skips import put_skips
from foedus.cli.tables import Column, draw
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedus.api import Step, Summary

__all__ = ["add_to"]

NOTHING_READ, STOPPED = 1, 130
EXAMPLES = (
    'foedus read articles/ --source "Caspian Courier"',
    "foedus read communique.html --published 2023-11-23 --record dossier.db",
    "zcat items.jsonl.gz | foedus read -",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read", help=helped(read, *EXAMPLES))(read)


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was published. A JSON line's own date goes before it."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published it. A JSON line's own source goes before it."),
    ] = None,
    record: options.RecordFile = DEFAULT_RECORD,
    reread: Annotated[bool, typer.Option("--reread", help="Read again what these readers have read before.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Read files, folders or standard input into a record.

    Files are .txt, .md, .html, .json and .jsonl, packed with gzip or not. JSON lines need `text`; `id`, `title`,
    `url`, `source`, `published` and `language` are used when there. A text may begin with such lines too
    ("published: 2023-11-22"), closed by "---", or have the date at the start of its file name. A document that cannot
    be read is skipped, and the record keeps why.

    Leaves with 0 when something was read or had been read before, 1 when everything was skipped.
    """
    from foedus import api

    api.check_sources(*paths, published=published)
    with opened(record, create=True) as found, _progress(quiet=quiet or as_json) as step:
        summary = found.read(*paths, published=published, source=source, reread=reread, progress=step)
    if as_json:
        out_json(_plain(summary))
    elif not quiet:
        _show(out(), summary, record)
    if summary.interrupted:
        raise typer.Exit(STOPPED)
    if summary.skipped and not (summary.documents or summary.known):
        raise typer.Exit(NOTHING_READ)


@contextmanager
def _progress(*, quiet: bool) -> Iterator["Callable[[Step], None]"]:
    """Show documents and words a second on standard error while it is a terminal; yield what to call after each."""
    console = err()
    began, documents, words = monotonic(), 0, 0
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[key]}", style="dim"),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    )
    task = bar.add_task("loading the readers", key="")

    def step(done: "Step") -> None:
        nonlocal documents, words
        documents, words = documents + 1, words + done.words
        pace = words / max(monotonic() - began, 0.1)
        bar.update(task, description=f"{counted(documents, 'document')}  {pace:,.0f} words a second", key=done.key)

    with bar:
        yield step


def _show(paper: Paper, summary: "Summary", record: Path) -> None:
    pace = f"{summary.seconds:,.1f} s, {summary.words_per_second:,.0f} words a second"
    paper.put(
        f"Read {counted(summary.documents, 'document')}, {counted(summary.words, 'word')} into {record} ({pace})."
    )
    if summary.known:
        paper.put(f"Known already, and not read again: {counted(summary.known, 'document')}.")
    if not summary.learned:
        paper.put("Read by rules alone: the files of the encoder are not installed.", style="yellow")
    if summary.interrupted:
        paper.put("Stopped. All before that is in the record; read again to go on.", style="yellow")
    if summary.claims:
        paper.put()
        columns = (Column("found", lambda row: row[0], 20), Column("claims", lambda row: f"{row[1]:>6,}", 8))
        draw(paper, summary.claims, columns)
    put_skips(paper, "Skipped", summary.skipped)


def _plain(summary: "Summary") -> dict[str, object]:
    return {
        "documents": summary.documents,
        "known": summary.known,
        "words": summary.words,
        "seconds": round(summary.seconds, 3),
        "claims": dict(summary.claims),
        "skipped": [{"key": item.key, "reason": item.reason} for item in summary.skipped],
        "interrupted": summary.interrupted,
        "learned": summary.learned,
    }
