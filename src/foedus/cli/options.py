"""The options that several commands share, each with its help in one place."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "About",
    "Addresses",
    "Adjudicate",
    "AsJson",
    "By",
    "ClaimId",
    "Coder",
    "Columns",
    "Evidence",
    "Full",
    "Jobs",
    "KnownBy",
    "Limit",
    "MinConfidence",
    "Note",
    "On",
    "Org",
    "OrgNamed",
    "Over",
    "Person",
    "Published",
    "Publisher",
    "Quiet",
    "RecordFile",
    "Reread",
    "Send",
    "Skip",
    "Superseded",
    "Timeout",
    "Watch",
]

RecordFile = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="FILE",
        envvar="FOEDUS_RECORD",
        help="The file that keeps the record, or a database: postgresql://user@host/name.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When it was published. What each of many says goes before it."),
]
Publisher = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Who published it. What each of many says goes before it."),
]
Reread = Annotated[bool, typer.Option("--reread", help="Read again what these readers have read before.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="PART=NAME,…", help="Which column of a table, or key of an object, holds what."),
]
Full = Annotated[
    bool,
    typer.Option("--full", help="Of feeds and sitemaps, fetch and read the pages that they link to."),
]
Addresses = Annotated[
    bool,
    typer.Option("--addresses", help="The files are lists of addresses, one a line, to be fetched."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="How many processes read. [default: one a core, for many texts]"),
]
Timeout = Annotated[
    float,
    typer.Option(
        "--timeout", metavar="SECONDS", min=1, help="Skip a text that takes longer; 1,000 characters add a second."
    ),
]
Send = Annotated[
    bool,
    typer.Option("--send", help="Send what is watched to the commands and addresses that the file names."),
]
Watch = Annotated[
    Path | None,
    typer.Option(
        "--watch",
        metavar="FILE",
        envvar="FOEDUS_WATCH",
        readable=False,
        help="Tell afterwards what the conditions of this file meet with (see foedus watch).",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs, and nothing else.")]

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="What held on that day, and had happened by then."),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="Only what had been published by that day."),
]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="WHO", help="Only what concerns this party or person (ARM, Armenia, a name)."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Only what this party, person or outlet says."),
]
Org = Annotated[
    str | None,
    typer.Option("--org", metavar="ORG", help="Only what concerns this organisation (CSTO, NATO, a name)."),
]
OrgNamed = Annotated[str | None, typer.Argument(metavar="ORG", help="The same as --org.", show_default=False)]
Over = Annotated[
    str | None,
    typer.Option("--over", metavar="FROM..TO", help="How each has stood over that time (1991..2031, 2023-11-01..)."),
]
Superseded = Annotated[
    bool,
    typer.Option("--superseded", help="Also what only an older version of the readers saw."),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="SHARE",
        min=0,
        max=1,
        help="Only what the readers were that sure of, or somebody decided.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Only so many things, those published last. [default: all]"),
]
Skip = Annotated[int, typer.Option("--skip", metavar="N", min=0, help="Pass over so many things: the pages before.")]
Evidence = Annotated[bool, typer.Option("--evidence", help="Under each line, the quoted words and their sources.")]

ClaimId = Annotated[
    str,
    typer.Argument(metavar="ID", help="A claim's id, or a beginning of it that no other has."),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why you decide so, for the record.")]
Coder = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Work as this coder: what others decided is left out of sight."),
]
Adjudicate = Annotated[
    bool,
    typer.Option("--adjudicate", help="Settle what coders differ on: it holds whatever they decide, also later."),
]
Person = Annotated[
    str | None,
    typer.Option("--person", metavar="NAME", help="Who decides. [default: your login name]"),
]
