"""The commands that write a record as files for other programs, and that take people's decisions in again."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.cli import options
from foedus.cli.console import err, out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import counted

__all__ = ["add_to", "at_work"]

LEFT_SOMETHING = 1
_SHOWN = 10  # of many decisions that were left

FormatName = Annotated[
    str, typer.Argument(metavar="FORMAT", help="csv, jsonl, parquet, xlsx, dta, sav, citations … ; `list` says all.")
]
Folder = Annotated[
    Path | None, typer.Argument(metavar="FOLDER", help="Where the files go. It is made.", show_default=False)
]
Tables = Annotated[
    list[str] | None,
    typer.Option("--ledger", metavar="NAME", help="Only this table; may be given again. [default: all]"),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("export", help=helped(export, *_EXAMPLES))(export)
    app.command("import", help=helped(take_in, *_IMPORTS))(take_in)


def export(
    format: FormatName,
    folder: Folder = None,
    tables: Tables = None,
    on: options.On = None,
    known_by: options.KnownBy = None,
    about: options.About = None,
    by: options.By = None,
    org: options.Org = None,
    superseded: options.Superseded = False,
    min_confidence: options.MinConfidence = 0.0,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Write a record as files for other programs.

    The ledgers, claims, documents and decisions.

    Beside them goes manifest.json: what was asked, and each file with its rows and SHA-256. Quotations are cut at 300
    characters. `foedus export list` says which formats there are.
    """
    from foedus import export as faces

    if format == "list" or folder is None:
        return _list(as_json=as_json, asked=format)
    asked = faces.Options(
        tables=tuple(tables or ()),
        org=org,
        on=on,
        known_by=known_by,
        about=about,
        by=by,
        superseded=superseded,
        min_confidence=min_confidence,
    )
    with opened(record) as found, at_work(f"writing {folder}"):
        written = faces.export(found, faces.format_named(format), folder, asked)
    show_files(written, folder, as_json=as_json)
    return None


_EXAMPLES = (
    "foedus export csv tables/ --org EAEU",
    "foedus export parquet data/ --ledger claims --ledger attendance",
    "foedus export citations references/ --about Kazakhstan",
    "foedus export list",
)
_IMPORTS = (
    "foedus import colleague/decisions.jsonl --record dossier.db",
    "foedus import project-7.json --from label-studio --person Ada --add",
)


def take_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="decisions.jsonl, or what the tool of --from wrote.")],
    tool: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="annotation, label-studio or cas. [default: decisions.jsonl]"),
    ] = None,
    person: Annotated[str | None, typer.Option(help="Who corrected it. [default: who is logged in]")] = None,
    adds: Annotated[bool, typer.Option("--add", help="With --from: add the claims that only the person saw.")] = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take people's decisions from elsewhere into a record.

    From another record, or what they corrected in an annotation tool.

    Doing it twice changes nothing. A decision about a claim that this record does not have is left and reported, and so
    is a claim that only a person saw, without --add. Leaves with 1 when any was.
    """
    from foedus.api.plain import plain

    if adds and not tool:
        raise typer.BadParameter("decisions say themselves what they add; name a tool (--from)", param_hint="--add")
    take = _taking(tool) if tool else None
    with opened(record) as found, at_work(f"taking in {file}"):
        taken = take(found, file, person, adds=adds) if take else found.take_decisions(file)
    if as_json:
        out_json(plain(taken))
    else:
        _show_taken(out(), taken)
    if taken.left:
        raise typer.Exit(LEFT_SOMETHING)


def _taking(tool: str) -> Any:
    """Return what takes in files of that format; a usage error where nothing does."""
    from foedus.export import FORMATS, format_named

    take = format_named(tool).take
    if take is None:
        names = ", ".join(one.name for one in FORMATS if one.take)
        raise typer.BadParameter(f"{tool} only leads out; {names} lead back in", param_hint="--from")
    return take


def at_work(doing: str) -> AbstractContextManager[Any]:
    """Say on standard error what takes long, while it is a terminal."""
    return err().status(doing)


def show_files(manifest: Any, folder: Path, *, as_json: bool) -> None:
    """Show the files of an export or a release with their rows."""
    from foedus.api.plain import plain

    if as_json:
        out_json(plain(manifest))
        return
    paper = out()
    columns = (Column("file", lambda one: one.file), Column("rows", lambda one: f"{one.rows:>9,}", 9))
    draw(paper, manifest.files, columns)
    paper.put()
    paper.put(f"{counted(len(manifest.files), 'file')} in {folder}", style="dim")


def _list(*, as_json: bool, asked: str) -> None:
    from foedus.export import FORMATS, format_named

    if asked != "list":
        format_named(asked)
        raise typer.BadParameter("name a folder for the files", param_hint="FOLDER")
    if as_json:
        out_json([{"name": one.name, "suffix": one.suffix, "help": one.help} for one in FORMATS])
        return
    draw(out(), FORMATS, (Column("format", lambda one: one.name, 14), Column("what it is for", lambda one: one.help)))


def _show_taken(paper: Paper, taken: Any) -> None:
    paper.put(f"Taken in: {counted(taken.added, 'decision')}. Known already: {taken.known:,}.")
    if taken.left:
        paper.put(f"Left: {counted(len(taken.left), 'decision')}.", style="yellow")
    for left in taken.left[:_SHOWN]:
        paper.put(f"{left.claim}: {left.reason}", indent=2)
    if len(taken.left) > _SHOWN:
        paper.put(f"… and {len(taken.left) - _SHOWN:,} more; --json shows all", indent=2)
