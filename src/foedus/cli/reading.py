"""The command that reads documents into a record, and what it says when it is done."""

from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened, shown
from foedus.cli.paper import Paper
from foedus.cli.progress import progress
from foedus.cli.skips import put_skips, put_unread
from foedus.cli.tables import Column, draw
from foedus.cli.watch import put_matches, send_matches
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from foedus.api import Match, Reading, Summary, Table

__all__ = ["add_to"]

NOTHING_READ, STOPPED = 1, 130
EXAMPLES = (
    'foedus read articles/ --source "Caspian Courier"',
    "foedus read communique.html --published 2023-11-23 --record dossier.db",
    "foedus read articles/ --record postgresql://ada@db.example/news    a team's record (docs/teams.md)",
    "foedus read https://news.example/a-summit-skipped",
    "foedus read report.pdf newsletters.mbox agency/",
    "foedus read archive.csv --columns text=body,title=headline,published=date",
    "foedus read https://news.example/feed.xml --full",
    "foedus read crawl.warc.gz worth-reading.urls",
    "foedus read articles/ --watch alerts.toml",
    "zcat items.jsonl.gz | foedus read -",
    "foedus read year.jsonl.gz --jobs 4 --timeout 120",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read", help=helped(read, *EXAMPLES))(read)


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, addresses on the web, or - for standard input.")],
    published: options.Published = None,
    source: options.Publisher = None,
    columns: options.Columns = None,
    full: options.Full = False,
    addresses: options.Addresses = False,
    record: options.RecordFile = DEFAULT_RECORD,
    jobs: options.Jobs = None,
    timeout: options.Timeout = 60,
    watch: options.Watch = None,
    send: options.Send = False,
    reread: options.Reread = False,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
) -> None:
    """Read files, folders or addresses into a record.

    Files are texts, web pages, PDF, Word, mail (.eml, .mbox), news of agencies (NewsML-G2, NITF); tables (CSV, TSV,
    Parquet) and JSON lines with a document in each row; feeds, web archives (WARC), lists of addresses (.urls):
    docs/sources.md has them all. Tables and objects need a text; what holds it, and title, date, source and address, is
    told by their names or by --columns. A text may begin with such lines ("published: 2023-11-22"), closed by "---".

    Of an address, what stands there is fetched and nothing else. Many are fetched as their hosts like it: robots.txt,
    one a second, later where they are busy, and not at all what has not changed since it was read.

    What was read before is not read again: after a stop, read the same again to go on. A document that cannot be read
    is skipped, and the record keeps why. One in a language that is not read is kept and counted, to be read once it is.

    Leaves with 0 when something was read or had been read before, 1 when nothing could be.
    """
    from foedus import api

    how: Reading = {"published": published, "source": source, "columns": columns or ()}
    how |= {"full": full, "addresses": addresses, "reread": reread, "jobs": jobs, "timeout": timeout}
    api.check_sources(*paths, **how)
    conditions = api.conditions_of(watch, record) if watch else ()
    with opened(record, create=True) as found:
        with progress(quiet=quiet or as_json) as step:
            summary = found.read(*paths, **(how | {"progress": step}))
        told = found.watch(conditions) if conditions and not summary.interrupted else None
        _report(summary, told, record, quiet=quiet, as_json=as_json)
        if told is not None:
            send_matches(found, conditions, wanted=send, quiet=quiet or as_json)
    _leave(summary)


def _leave(summary: "Summary") -> None:
    if summary.interrupted:
        raise typer.Exit(STOPPED)
    if (summary.skipped or summary.unread) and not (summary.documents or summary.known):
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


def _show(paper: Paper, summary: "Summary", record: str) -> None:
    pace = f"{summary.seconds:,.1f} s, {summary.words_per_second:,.0f} words a second"
    read = f"{counted(summary.documents, 'document')}, {counted(summary.words, 'word')}"
    paper.put(f"Read {read} into {shown(record)} ({pace}).")
    if summary.known:
        paper.put(f"Known already, and not read again: {counted(summary.known, 'document')}.")
    if summary.undated:
        undated = counted(summary.undated, "document")
        paper.put(f"Without a date: {undated}, so that “Monday” or “May 3” is no day that is known.", style="yellow")
        paper.put("Say by --published, or as the help of this command tells, when they were published.", style="yellow")
    if not summary.learned:
        paper.put("Read by rules alone: the files of the encoder are not installed.", style="yellow")
    if summary.interrupted:
        paper.put("Stopped. All before that is in the record; read again to go on.", style="yellow")
    if summary.claims:
        paper.put()
        columns = (Column("found", lambda row: row[0], 20), Column("claims", lambda row: f"{row[1]:>6,}", 8))
        draw(paper, summary.claims, columns)
    put_unread(paper, summary.unread)
    put_skips(paper, "Skipped", summary.skipped)


def _plain(summary: "Summary") -> dict[str, object]:
    return {
        "documents": summary.documents,
        "known": summary.known,
        "undated": summary.undated,
        "words": summary.words,
        "seconds": round(summary.seconds, 3),
        "claims": dict(summary.claims),
        "skipped": [{"key": item.key, "reason": item.reason} for item in summary.skipped],
        "unread": dict(summary.unread),
        "interrupted": summary.interrupted,
        "learned": summary.learned,
    }
