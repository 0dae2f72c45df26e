"""The page of a contradiction: each account of one thing, with the words that give it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.evidence import put_evidence
from foedus.cli.paper import Paper
from foedus.cli.wording import dated

if TYPE_CHECKING:
    from foedus import api

__all__ = ["contradictions"]

MARGIN = 2
SOURCES = "sources"  # what contradictions mostly are between, and need not be said


def contradictions(paper: Paper, rows: Sequence["api.Contradiction"], *, with_evidence: bool) -> None:
    """Print each contradiction with its words, which are what it is about, and what people say of it."""
    del with_evidence
    for row in rows:
        heading = Text().append(f"{dated(row.date or 'no date')}  {row.subject}", style="bold")
        between = "" if row.type == SOURCES else f", {row.type}"
        paper.put(heading.append(f"  {row.kind}{between}, {row.score:.0%} sure", style="dim"))
        for place, side in enumerate(row.sides):
            holds = Text("  ✓ holds" if place == row.holds else "", style="green")
            paper.put(Text(side.says.replace("_", " "), style="yellow").append(holds), indent=MARGIN)
            put_evidence(paper, side.quotes)
        for ruling in row.rulings:
            paper.put(_said(row, ruling), indent=MARGIN, style="dim")
        paper.put()


def _said(row: "api.Contradiction", ruling: "api.Ruled") -> str:
    """Return what a person says of it in a line."""
    what = "keeps it open" if ruling.holds is None else f"holds with “{row.sides[ruling.holds].says.replace('_', ' ')}”"
    return f"{ruling.decided:%Y-%m-%d} {ruling.person} {what}" + (f": {ruling.note}" if ruling.note else "")
