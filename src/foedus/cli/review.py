"""The commands for checking a record: what to look at first, coding by several people, and how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.why import why as page
from foedus.cli.why import written
from foedus.cli.wording import NOTHING, counted, quoted, short

if TYPE_CHECKING:
    from foedus.api import Disagreement, Pending, Record, Sampled, Unplaced

__all__ = ["add_to"]

SHOWN_ROWS = 20
COUNTED = 10_000  # claims that await a decision, more of which are not counted
DONE = "done"
KIND_WIDTH, ID_WIDTH, SAID_WIDTH = 14, 10, 40

Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help="Only these people's decisions: give it once for each."),
]
Most = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many. [default: 20, of a sample all]")
]
Drawn = Annotated[
    int | None,
    typer.Option("--sample", metavar="N", min=1, help="A sample of so many claims, the same for every coder."),
]
_REVIEW = (
    "foedus review --org CSTO --limit 10              the claims that matter most and are least sure",
    "foedus review --next                             the first of them, with what it would change",
    "foedus review --sample 50 --seed 1 --coder ana   the same 50 claims for each coder",
    "foedus review --sample 50 --seed 1 --coder ana --next",
    "foedus review --disputed                         what coders differ on and nobody has adjudicated",
    "foedus review --unplaced                         decisions that an edit of the text has left over",
)
_AGREEMENT = ("foedus agreement --coder ana --coder ben", "foedus agreement --json")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("review", help=helped(review, *_REVIEW))(review)
    app.command("agreement", help=helped(agreement, *_AGREEMENT))(agreement)


def review(
    limit: Most = None,
    one: Annotated[bool, typer.Option("--next", help="Only the first claim, as `foedus why` shows it.")] = False,
    sample: Drawn = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which sample.")] = 0,
    coder: options.Coder = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="What coders differ on.")] = False,
    unplaced: Annotated[bool, typer.Option("--unplaced", help="Decisions that an edit has left over.")] = False,
    about: options.About = None,
    org: options.Org = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only claims of this kind (standing, demand, ...).")
    ] = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """List which claims to check first.

    Those come first that can be expected to change most of the ledgers. Decide with `foedus accept`, `foedus reject`
    and `foedus set`. With --coder, here and there, you see and decide on what the readers saw, whatever others decided.
    """
    if sum((sample is not None, disputed, unplaced)) > 1 or (one and (disputed or unplaced)):
        raise typer.BadParameter("one of them at a time", param_hint="--sample, --disputed, --unplaced")
    if coder and sample is None:
        raise typer.BadParameter("coders work on a sample: give --sample too", param_hint="--coder")
    rows: Sequence[Any]
    shown = limit or (None if as_json else sample or SHOWN_ROWS)
    asked: dict[str, Any] = {"org": org, "kind": kind, "about": about}
    with opened(record) as found:
        if sample is not None:
            rows, told = found.sample(sample, seed=seed, coder=coder, **asked), _SAMPLES
        elif disputed:
            rows, told = [row for row in found.disagreements() if not row.settled], _DISPUTES
        elif unplaced:
            rows, told = found.unplaced(), _LOSSES
        else:
            rows, told = found.review(**asked, limit=1 if one else shown), _QUEUE
        if one:
            _put_next(found, rows, coder, as_json=as_json)
        elif told is _QUEUE and len(rows) == shown and not as_json:
            _put(rows, told, found.awaiting(**asked, most=COUNTED))
        else:
            _put(rows[:shown], told, len(rows), as_json=as_json)


def agreement(
    coder: Coders = None, as_json: options.AsJson = False, record: options.RecordFile = DEFAULT_RECORD
) -> None:
    """Show how far people agree who decided about the same claims.

    Field by field: Krippendorff's alpha (1 is perfect, 0 is chance) with its 95 % interval, the share of pairs that
    agree, and what they differ on. It means something only for people who decided without seeing each other's
    decisions (--coder).
    """
    with opened(record) as found:
        rows, differing = found.agreement(*coder or ()), found.disagreements(*coder or ())
    if as_json:
        out_json({"agreement": rows.to_json(), "disagreements": differing.to_json()})
        return
    paper = out()
    if not rows:
        paper.put("no claim that two people decided about", style="dim")
        return
    draw(paper, rows, _AGREEING)
    if differing:
        paper.put()
        draw(paper, differing, _DIFFERING)
    paper.put()
    paper.put(counted(len(differing), "disagreement"), style="dim")


@dataclass(frozen=True, slots=True)
class _List:
    """How rows of a type are shown and counted."""

    columns: tuple[Column, ...]
    noun: str
    nouns: str


def _put(rows: Sequence[Any], told: _List, number: int, *, as_json: bool = False) -> None:
    """Print some of so many rows."""
    from foedus.api import Table

    if as_json:
        out_json(Table(tuple(rows)).to_json())
        return
    paper = out()
    if rows:
        draw(paper, rows, told.columns)
        paper.put()
    more = f", {len(rows):,} shown" if number > len(rows) else ""
    many = " or more" if number == COUNTED else ""
    paper.put(counted(number, told.noun, told.nouns) + many + more if rows else f"no {told.nouns}", style="dim")


def _put_next(record: "Record", rows: Sequence[Any], coder: str | None, *, as_json: bool) -> None:
    """Print the first claim that is not done, in full; of a sample also how many are."""
    from foedus.api.plain import plain

    done = sum(getattr(row, "state", "") == DONE for row in rows)
    row = next((row for row in rows if getattr(row, "state", "") != DONE), None)
    if as_json:
        out_json(row and {**plain(row), "why": plain(record.why(row.id, coder=coder))})
    elif row is None:
        out().put("nothing awaits a decision", style="dim")
    else:
        paper = out()
        page(paper, record.why(row.id, coder=coder))
        _put_acts(paper, row, coder)
        if coder:
            paper.put(f"{done:,} of {len(rows):,} done", style="dim")


def _put_acts(paper: Paper, row: Any, coder: str | None) -> None:
    if bearings := getattr(row, "bears_on", ()):
        paper.put()
        draw(paper, bearings, _BEARINGS)
    paper.put()
    ending = f" --coder {coder}" if coder else ""
    name = short(row.id)
    acts = (f"accept {name}", f"reject {name}", f"set {name} FIELD VALUE")
    paper.put("\n".join(f"foedus {act}{ending}" for act in acts), style="dim")


def _doubtful(row: "Pending") -> Text:
    disputed = sum(bearing.disputed for bearing in row.bears_on)
    bears = f"bears on {counted(len(row.bears_on), 'row')}" + (f", {disputed} disputed" if disputed else "")
    return Text(quoted(row.quote)).append(f"\n{row.uncertainty:.0%} unsure, {bears}", style="dim")


def _state(row: "Sampled") -> Text:
    return Text(row.state, style="green" if row.state == "done" else "default")


def _share(share: float | None) -> str:
    return NOTHING if share is None else f"{share:.2f}"


def _alpha(row: Any) -> str:
    return _share(row.alpha) + ("" if row.low is None else f" ({row.low:.2f} to {row.high:.2f})")


def _chosen(row: "Disagreement") -> str:
    return "\n".join(f"{choice.coder}: {written(choice.value)}" for choice in row.choices)


def _differs(row: "Disagreement") -> Text:
    what = Text(_field(row.field)).append(f"\n{row.kind}", style="dim")
    return what.append("\nadjudicated", style="green") if row.settled else what


def _field(name: str) -> str:
    return "the claim" if name == "*" else name


def _decided(row: "Unplaced") -> str:
    to = f" to {written(row.value)}" if row.verdict == "set" else ""
    return f"{row.person}: {row.verdict} {row.field or 'the claim'}{to}"


def _id(identity: str) -> Text:
    return Text(short(identity), style="dim")


_PENDING = (
    Column("score", lambda row: f"{row.score:.2f}", 6),
    Column("kind", lambda row: row.kind, KIND_WIDTH),
    Column("claim", _doubtful),
    Column("id", lambda row: _id(row.id), ID_WIDTH),
)
_SAMPLED = (
    Column("state", _state, 6),
    Column("kind", lambda row: row.kind, KIND_WIDTH),
    Column("claim", lambda row: quoted(row.quote)),
    Column("id", lambda row: _id(row.id), ID_WIDTH),
)
_DIFFERING = (
    Column("field", _differs, KIND_WIDTH),
    Column("chosen", _chosen, SAID_WIDTH),
    Column("claim", lambda row: quoted(row.quote)),
    Column("id", lambda row: _id(row.claim), ID_WIDTH),
)
_UNPLACED = (
    Column("decision", _decided, SAID_WIDTH),
    Column("words", lambda row: Text(quoted(row.quote)).append(f"\n{row.title}", style="dim")),
    Column("why", lambda row: row.reason, 30),
    Column("id", lambda row: _id(row.claim), ID_WIDTH),
)
_AGREEING = (
    Column("kind", lambda row: row.kind, KIND_WIDTH),
    Column("field", lambda row: _field(row.field), KIND_WIDTH),
    Column("alpha (95 %)", _alpha, 24),
    Column("agree", lambda row: f"{row.agree:.0%}", 6),
    Column("claims", lambda row: f"{row.units:,}", 6),
    Column("people", lambda row: str(row.coders), 6),
)
_BEARINGS = (
    Column("ledger", lambda row: row.ledger, KIND_WIDTH),
    Column("row", lambda row: Text(row.says).append("  disputed" if row.disputed else "", style="yellow")),
    Column("sources", lambda row: str(row.support), 7),
)
_QUEUE = _List(_PENDING, "claim", "claims")
_SAMPLES = _List(_SAMPLED, "claim", "claims")
_DISPUTES = _List(_DIFFERING, "disagreement", "disagreements")
_LOSSES = _List(_UNPLACED, "decision without a place", "decisions without a place")
