"""The command that finds claims and documents by words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.ordering import put_in_order
from foedus.cli.paper import Paper
from foedus.cli.wording import counted, quoted, short

if TYPE_CHECKING:
    from foedus.api import Findings, FoundClaim, FoundText

__all__ = ["add_to"]

MARGIN = 2
SHOWN = 20
FOUND = "bold yellow"

_EXAMPLES = (
    "foedus search withdraw                     withdrawal, withdrawing, withdraws, ...",
    "foedus search 'reply to its demand' --kind demand",
    "foedus search '\"did not attend\" summit' --party ARM --since 2031-03",
    "foedus search заявил --outlet Interfax --json",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search", help=helped(search, *_EXAMPLES))(search)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)],
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only claims of this kind.")] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="WHO", help="Only claims about or by them (ARM, Armenia, a name).")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet has.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what was published that day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only what was published by that day.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many claims.")] = SHOWN,
    skip: options.Skip = 0,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Find claims and documents by words.

    Claims by those of their quotations, documents by those of their titles and texts. All words are looked for, in
    whatever form they take in English, Russian or Armenian; words in quotation marks as they stand. The last word may
    be a beginning. The best match comes first, of what is alike the latest.
    """
    with opened(record) as found:
        put_in_order(found)
        told = found.search(
            " ".join(words),
            kind=kind,
            party=party,
            outlet=outlet,
            since=since,
            until=until,
            limit=limit,
            skip=skip,
        )
    if as_json:
        out_json(told.told())
    else:
        _show(out(), told)


def _show(paper: Paper, told: "Findings") -> None:
    for claim in told.claims:
        _put_claim(paper, claim)
    if told.documents:
        paper.put("Documents", style="bold")
        for text in told.documents:
            _put_text(paper, text)
    many = " or more" if told.many else ""
    shown = f", {len(told.claims):,} shown" if len(told.claims) < told.number else ""
    claims = f"{counted(told.number, 'claim')}{many}{shown}" if told.number else "no claims"
    documents = f"; {counted(len(told.documents), 'document')} besides" if told.documents else ""
    paper.put(f"{claims}{documents}", style="dim")


def _put_claim(paper: Paper, claim: "FoundClaim") -> None:
    """Print the words of a claim, those that were found standing out; under them what it says, where, and its id."""
    paper.put(_marked(claim.pieces, quote=True))
    sources = "; ".join(map(str, claim.quote.sources))
    paper.put(f"{claim.kind}: {claim.says} · {sources} · {short(claim.id)}", indent=MARGIN, style="dim")
    paper.put()


def _put_text(paper: Paper, text: "FoundText") -> None:
    day = f", {text.published}" if text.published else ""
    paper.put(f"{text.title}{day}", indent=MARGIN)
    paper.put(_marked(text.pieces), indent=2 * MARGIN, style="dim")
    paper.put()


def _marked(pieces: Iterable[tuple[str, bool]], *, quote: bool = False) -> Text:
    """Return the pieces on one line, those that are marked standing out; in quotation marks, if they have none."""
    said = Text()
    for words, is_marked in pieces:
        line = " ".join(f"|{words}|".split())[1:-1]
        said.append(line, style=FOUND if is_marked else "")
    return Text("“").append_text(said).append("”") if quote and quoted(said.plain) != said.plain else said
