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
    """Print each contradiction; the words are what it is about, so they stand there asked for or not."""
    del with_evidence
    for row in rows:
        heading = Text().append(f"{dated(row.date or 'no date')}  {row.subject}", style="bold")
        between = "" if row.type == SOURCES else f", {row.type}"
        paper.put(heading.append(f"  {row.kind}{between}, {row.score:.0%} sure", style="dim"))
        for side in row.sides:
            paper.put(side.says.replace("_", " "), indent=MARGIN, style="yellow")
            put_evidence(paper, side.quotes)
        paper.put()
