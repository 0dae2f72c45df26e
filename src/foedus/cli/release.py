"""The command that freezes a record into a release, and that verifies one."""

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.export import at_work, show_files
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened, shown
from foedus.cli.wording import counted

__all__ = ["add_to"]

DIFFERS = 1
_EXAMPLES = (
    'foedus release eaeu-2031/ --org EAEU --title "The EAEU quarrel of 2031" --author "A. Scholar"',
    "foedus release --verify eaeu-2031/",
    "foedus standing EAEU --record eaeu-2031/",
)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the release goes, or stands. It is made.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is to be cited as.")]
Authors = Annotated[list[str] | None, typer.Option("--author", metavar="NAME", help="Who made it; may be given again.")]
Verify = Annotated[bool, typer.Option("--verify", help="Check a release, and say what differs.")]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("release", help=helped(release, *_EXAMPLES))(release)


def release(
    folder: Folder,
    verify: Verify = False,
    title: Title = None,
    authors: Authors = None,
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
    """Freeze a record into a dated release.

    Or what is asked of it. Others can verify it and build upon it.

    It holds the log (claims, decisions, reader versions, texts by their hashes), the ledgers as CSV and JSON lines, a
    manifest with the SHA-256 of every file, and CITATION.cff. It can be asked like a record. With --verify, leaves
    with 1 when a file is not as released or a ledger does not follow from the log.
    """
    from foedus import export as faces

    if verify:
        _verify(folder, as_json=as_json)
        return
    asked = faces.Options(
        org=org,
        on=on,
        known_by=known_by,
        about=about,
        by=by,
        superseded=superseded,
        min_confidence=min_confidence,
    )
    cited = faces.Cited(title or faces.UNTITLED, tuple(authors or ()))
    with opened(record) as found, at_work(f"freezing {shown(record)} into {folder}"):
        written = faces.release(found, folder, asked, cited)
    show_files(written, folder, as_json=as_json)


def _verify(folder: Path, *, as_json: bool) -> None:
    from foedus import export as faces
    from foedus.api.plain import plain

    with at_work(f"verifying {folder}"):
        found = faces.verify(folder)
    if as_json:
        out_json(plain(found))
    else:
        paper = out()
        for difference in found:
            paper.put(f"{difference.file} {difference.what}")
        said = f"{counted(len(found), 'difference')} in {folder}" if found else f"{folder} is as it was released"
        paper.put(said, style="dim")
    if found:
        raise typer.Exit(DIFFERS)
