"""The table of standing over time: a line for each time that a party stood in an organisation in one way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.evidence import ids, put_evidence
from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, dated

if TYPE_CHECKING:
    from foedus import api

__all__ = ["spells"]

MARGIN = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A spell, and whose it is where it is the first."""

    whose: str
    spell: "api.Spell"

    @property
    def quotes(self) -> "tuple[api.Quote, ...]":
        """The words that say so."""
        return self.spell.quotes


def spells(paper: Paper, rows: Sequence["api.StandingOverTime"], *, with_evidence: bool) -> None:
    """Print a line for each spell of each party, and under the table what cannot hold with them, and what is known."""
    draw(paper, [line for row in rows for line in _lines(row)], _COLUMNS, with_evidence=with_evidence)
    paper.put()
    known = ((row.organisation, spell.source) for row in rows for spell in row.spells if spell.source)
    for organisation, source in dict.fromkeys(known):
        paper.put(f"knowledge of {organisation}: {source}", style="dim")
        paper.put()
    for row in rows:
        for conflict in row.conflicts:
            paper.put(Text(f"{row.member} in {row.organisation}: {conflict.what}", style="yellow"))
            put_evidence(paper, conflict.quotes, indent=MARGIN)
            paper.put()


def _lines(row: "api.StandingOverTime") -> Iterator[_Line]:
    for number, spell in enumerate(row.spells):
        yield _Line("" if number else f"{row.member} in {row.organisation}", spell)


_COLUMNS = (
    Column("who, in what", lambda line: line.whose),
    Column("standing", lambda line: line.spell.status.replace("_", " "), 12),
    Column("from", lambda line: dated(line.spell.start or NOTHING), 10),
    Column("to", lambda line: dated(line.spell.end or NOTHING), 10),
    Column("rests on", lambda line: Text(line.spell.basis, style="dim"), 10),
    Column("id", lambda line: Text(ids(line.spell.claims, line.spell.decided), style="dim"), 14),
)
