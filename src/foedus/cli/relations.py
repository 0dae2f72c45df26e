"""The command that asks how two parties stand with one another over time, and what moved it."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.evidence import ids, put_evidence
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.sparkline import sparkline
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, counted, listed

if TYPE_CHECKING:
    from foedus import api

    Rows = Sequence[api.Relation]
    Turns = Sequence[api.Turn]

__all__ = ["add_to"]

EXAMPLES = (
    "foedus relations ARM RUS",
    "foedus relations Armenia CSTO --weekly --evidence",
    "foedus relations --about ARM --known-by 2023-12-01",
)
MARGIN = 2
SPARK = 40
UNDATED = "undated"  # or not as closely as by period
ONE = typer.Argument(metavar="ONE", help="A state or an organisation (ARM, Armenia, CSTO).", show_default=False)
OTHER = typer.Argument(metavar="OTHER", help="The other; without it, each that the one dealt with.", show_default=False)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("relations", help=helped(relations, *EXAMPLES))(relations)


def relations(
    one: Annotated[str | None, ONE] = None,
    other: Annotated[str | None, OTHER] = None,
    weekly: Annotated[bool, typer.Option("--weekly", help="By ISO week in place of month.")] = False,
    directed: Annotated[bool, typer.Option("--directed", help="What each does to the other, apart.")] = False,
    on: options.On = None,
    known_by: options.KnownBy = None,
    about: options.About = None,
    by: options.By = None,
    superseded: options.Superseded = False,
    min_confidence: options.MinConfidence = 0.0,
    evidence: options.Evidence = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show how two parties stand over time, and what moved them.

    Each act of one towards the other has a score from -10 (war) to 10. A month has their mean, and bounds that hold it
    in nine of ten such months; one of which nothing is told has none. What is planned does not count. A turn is a month
    from which on the level is another. docs/relations.md says how it is done.
    """
    asked: api.Asked = {
        "on": on,
        "known_by": known_by,
        "about": about,
        "by": by,
        "superseded": superseded,
        "min_confidence": min_confidence,
    }
    with opened(record) as found:
        rows = found.relations(one, other, weekly=weekly, directed=directed, **asked)
        turns = found.turns(one, other, weekly=weekly, directed=directed, **asked)
    if as_json:
        out_json({"relations": rows.to_json(), "turns": turns.to_json()})
    else:
        _show(out(), rows, turns, with_evidence=evidence)


def _show(paper: Paper, rows: "Rows", turns: "Turns", *, with_evidence: bool) -> None:
    """Print a page for one pair, or for each where evidence is asked for; else a line for each pair."""
    pairs = [(pair, list(group)) for pair, group in groupby(rows, key=_pair)]
    if len({frozenset(pair) for pair, _ in pairs}) == 1 or with_evidence:
        for pair, group in pairs:
            _put_page(paper, group, [turn for turn in turns if _pair(turn) == pair], with_evidence)
    elif pairs:
        last = {_pair(turn): turn for turn in turns}
        lines = sorted(pairs, key=lambda pair: -_count(pair[1]))
        draw(paper, [(group, last.get(pair)) for pair, group in lines], _overview(paper))
        paper.put()
    acts = sum(_count(group) for _, group in pairs)
    found = f"{counted(acts, 'act')} between {counted(len(pairs), 'pair')}"
    paper.put(found if pairs else "no acts between two parties", style="dim")


def _pair(row: "api.Relation | api.Turn") -> tuple[str, str]:
    return row.one.party, row.other.party


def _named(row: "api.Relation") -> str:
    return f"{row.one} {'to' if row.directed else 'and'} {row.other}"


def _count(rows: "Rows") -> int:
    return sum(row.count for row in rows)


def _signed(value: float | None) -> str:
    return NOTHING if value is None else f"{value:+.1f}"


def _spark(paper: Paper, rows: "Rows", width: int) -> str:
    scores = {row.period: row.score for row in rows if row.period and row.score is not None}
    return sparkline(scores, width=width, plain=paper.dash == "-")


def _mean(rows: "Rows") -> float | None:
    return sum(row.total or 0 for row in rows) / _count(rows) if _count(rows) else None


def _overview(paper: Paper) -> tuple[Column, ...]:
    return (
        Column("who", lambda line: _named(line[0][0])),
        Column("acts", lambda line: f"{_count(line[0]):>4}", 6),
        Column("mean", lambda line: _signed(_mean(line[0])), 6),
        Column("by period", lambda line: _spark(paper, line[0], SPARK), SPARK),
        Column("last turn", lambda line: _turned(line[1]) if line[1] else NOTHING, 26),
    )


def _style(score: float | None) -> str:
    return "" if not score else "green" if score > 0 else "red"


def _types(row: "api.Relation") -> Text:
    shown = Text(listed(row.types) if row.types else "")
    counts = Counter(act.type for act in row.planned)
    planned = f"planned: {listed(f'{type_} {count}' for type_, count in counts.items())}" if counts else ""
    return shown.append(f"{'; ' if row.types and planned else ''}{planned}", style="yellow")


ROWS = (
    Column("period", lambda row: row.period or UNDATED, 8),
    Column("acts", lambda row: f"{row.count:>4}", 6),
    Column("mean", lambda row: Text(_signed(row.score), style=_style(row.score)), 6),
    Column("between", lambda row: f"{_signed(row.low)} {_signed(row.high)}" if row.count else NOTHING, 12),
    Column("sum", lambda row: _signed(row.total), 7),
    Column("acts by type", _types),
    Column("id", lambda row: Text(ids(row.claims, row.decided), style="dim"), 14),
)


def _put_page(paper: Paper, rows: "Rows", turns: "Turns", with_evidence: bool) -> None:
    """Print how the relation moves and where it turned; with evidence, also each act with the words that tell of it."""
    paper.put(Text(_named(rows[0]), style="bold").append(f"  {_spark(paper, rows, SPARK)}", style="default"))
    paper.put()
    draw(paper, rows, ROWS)
    for turn in turns:
        paper.put()
        _put_turn(paper, turn)
    for row in rows if with_evidence else ():
        paper.put()
        paper.put(row.period or UNDATED, style="bold")
        for act in (*row.acts, *row.planned):
            paper.put(_told(act, f"{act.score:+.1f}" if act in row.acts else "planned"), indent=MARGIN)
            put_evidence(paper, (quote for quote in row.quotes if quote.claim in act.claims), indent=2 * MARGIN)
    paper.put()


def _turned(turn: "api.Turn") -> str:
    return f"{turn.period}: {_signed(turn.before)} to {_signed(turn.after)}"


def _put_turn(paper: Paper, turn: "api.Turn") -> None:
    """Print where a relation turned, and the acts that moved it most with their share in it."""
    way = "for the worse" if turn.size < 0 else "for the better"
    line = Text(f"turn {way} in {_turned(turn)}", style="bold")
    stretch = f" that from {turn.earliest} to {turn.latest}" if turn.earliest != turn.latest else ""
    told = f"{counted(turn.count_before, 'act')} before, {turn.count_after:,} after"
    paper.put(line.append(f"  {turn.confidence:.0%} sure{stretch}; {told}", style="dim"))
    for move in turn.moved:
        paper.put(_told(move.act, f"{move.share:+.2f}"), indent=MARGIN)


def _told(act: "api.Act", worth: str) -> Text:
    """Return an act in one line, with what it is worth."""
    link = "and" if act.mutual else "to"
    said = Text(f"{act.date or UNDATED}  {act.type}, {act.source.name} {link} {act.target.name}  {worth}")
    said.append("  denied by some" if act.disputed else "", style="yellow")
    return said.append(f"  {ids(act.claims)}", style="dim")
