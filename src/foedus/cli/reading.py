"""The command that reads documents into a record, and what it says when it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from foedus.cli import options
from foedus.cli.console import err, out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened, shown
from foedus.cli.paper import Paper
from foedus.cli.skips import put_skips
from foedus.cli.tables import Column, draw
from foedus.cli.watch import put_matches, send_matches
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from foedus.api import Match, Step, Summary, Table

__all__ = ["add_to"]

NOTHING_READ, STOPPED = 1, 130
EXAMPLES = (
    'foedus read articles/ --source "Caspian Courier"',
    "foedus read communique.html --published 2023-11-23 --record dossier.db",
    "foedus read articles/ --record postgresql://ada@db.example/news    a team's record (docs/teams.md)",
    "foedus read https://news.example/a-summit-skipped",
    "foedus read articles/ --watch alerts.toml",
    "zcat items.jsonl.gz | foedus read -",
    "foedus read year.jsonl.gz --jobs 4 --timeout 120",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read", help=helped(read, *EXAMPLES))(read)


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, addresses on the web, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was published. A JSON line's own date goes before it."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published it. A JSON line's own source goes before it."),
    ] = None,
    record: options.RecordFile = DEFAULT_RECORD,
    jobs: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="How many processes read. [default: one a core, for many texts]"),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=1, help="Skip a text that takes longer; 1,000 characters add a second."),
    ] = 60,
    watch: options.Watch = None,
    send: options.Send = False,
    reread: Annotated[bool, typer.Option("--reread", help="Read again what these readers have read before.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Read files, folders or standard input into a record.

    Files are .txt, .md, .html, .json and .jsonl, packed with gzip or not. JSON lines need `text`; `id`, `title`,
    `url`, `source`, `published` and `language` are used when there. A text may begin with such lines too
    ("published: 2023-11-22"), closed by "---", or have the date at the start of its file name. Of an address, the page
    is fetched and nothing else. A document that cannot be read is skipped, and the record keeps why.

    Leaves with 0 when something was read or had been read before, 1 when everything was skipped.
    """
    from foedus import api

    api.check_sources(*paths, published=published)
    conditions = api.conditions_of(watch, record) if watch else ()
    with opened(record, create=True) as found:
        with _progress(quiet=quiet or as_json) as step:
            summary = found.read(
                *paths, published=published, source=source, reread=reread, progress=step, jobs=jobs, timeout=timeout
            )
        told = found.watch(conditions) if conditions and not summary.interrupted else None
        _report(summary, told, record, quiet=quiet, as_json=as_json)
        if told is not None:
            send_matches(found, conditions, wanted=send, quiet=quiet or as_json)
    if summary.interrupted:
        raise typer.Exit(STOPPED)
    if summary.skipped and not (summary.documents or summary.known):
        raise typer.Exit(NOTHING_READ)


def _report(summary: "Summary", told: "Table[Match] | None", record: str, *, quiet: bool, as_json: bool) -> None:
    """Say what was read, and what was watched for; with `quiet`, only what is new of that."""
    if as_json:
        out_json(_plain(summary) | ({} if told is None else {"watch": told.to_json()}))
        return
    paper = out()
    if not quiet:
        _show(paper, summary, record)
        paper.put()
    if told or (told is not None and not quiet):
        put_matches(paper, told, new=len(told))


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


def _show(paper: Paper, summary: "Summary", record: str) -> None:
    pace = f"{summary.seconds:,.1f} s, {summary.words_per_second:,.0f} words a second"
    read = f"{counted(summary.documents, 'document')}, {counted(summary.words, 'word')}"
    paper.put(f"Read {read} into {shown(record)} ({pace}).")
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
