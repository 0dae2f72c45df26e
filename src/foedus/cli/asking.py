"""The commands that ask a record: one a ledger, all with the same filters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from foedus.cli import options
from foedus.cli.columns import COLUMNS
from foedus.cli.console import out, out_json
from foedus.cli.contradictions import contradictions
from foedus.cli.help import helped
from foedus.cli.meetings import meetings
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.spells import spells
from foedus.cli.standing import standing
from foedus.cli.tables import draw
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from foedus import api

__all__ = ["add_to"]

Page = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Question:
    """A ledger as a command: its name, its row, what it answers, an example, and its page if it has one of its own."""

    name: str
    row: str
    rows: str
    help: str
    example: str
    page: Page | None = None


_QUESTIONS = (
    _Question(
        "statements",
        "statement",
        "statements",
        "Who said what to whom, when, about what.",
        "--by Armenia --about CSTO --known-by 2023-12-01",
    ),
    _Question(
        "meetings",
        "meeting",
        "meetings",
        "Which meetings were called, and who came or stayed away.\n\n"
        "The members on the day are the denominator; of whom nothing is said it is not known.",
        "CSTO --evidence",
        meetings,
    ),
    _Question(
        "demands",
        "demand",
        "demands",
        "What was asked of whom, and whether it was answered.",
        "--by Russia --on 2023-12-01",
    ),
    _Question(
        "obligations",
        "obligation",
        "obligations",
        "Who is said to owe what, and who disputes it.",
        "--about Russia --evidence",
    ),
    _Question(
        "responsibility",
        "holding to blame",
        "holdings to blame",
        "Who holds whom to blame for what, and what they reply.",
        "--about Armenia",
    ),
    _Question(
        "standing",
        "standing",
        "standings",
        "Who formally stands how in an organisation, who says so.\n\n"
        "Which steps were taken or expressly not taken. Conduct is shown beside it, never in it. With --over, how each "
        "has stood over that time, by what is known and by what texts say.",
        "CSTO --about Armenia --on 2023-12-01",
        standing,
    ),
    _Question(
        "posture",
        "piece of conduct",
        "pieces of conduct",
        "Conduct towards an organisation short of a formal step.",
        "--org CSTO --about ARM",
    ),
    _Question(
        "timeline",
        "dated event",
        "dated events",
        "Everything dated, in order.",
        "--org CSTO --known-by 2023-12-01 --json",
    ),
    _Question(
        "contradictions",
        "contradiction",
        "contradictions",
        "Where sources give accounts that cannot all hold.",
        "--org CSTO",
        contradictions,
    ),
)


_OVER_TIME = _Question("standing_over_time", "party", "parties", "", "", spells)


def add_to(app: typer.Typer) -> None:
    """Add a command for every ledger."""
    for question in _QUESTIONS:
        example = f"foedus {question.name} {question.example}"
        command = _standing if question.page is standing else _command
        app.command(question.name, help=helped(question.help, example))(command(question))


def _command(question: _Question) -> Callable[..., None]:
    def ask(
        named: options.OrgNamed = None,
        on: options.On = None,
        known_by: options.KnownBy = None,
        about: options.About = None,
        by: options.By = None,
        org: options.Org = None,
        superseded: options.Superseded = False,
        min_confidence: options.MinConfidence = 0.0,
        limit: options.Limit = None,
        skip: options.Skip = 0,
        evidence: options.Evidence = False,
        as_json: options.AsJson = False,
        record: options.RecordFile = DEFAULT_RECORD,
    ) -> None:
        with opened(record) as found:
            rows = getattr(found, question.name)(
                named if org is None else org,
                on=on,
                known_by=known_by,
                about=about,
                by=by,
                superseded=superseded,
                min_confidence=min_confidence,
                limit=limit,
                skip=skip,
            )
        _answer(question, rows, with_evidence=evidence, as_json=as_json)

    return ask


def _standing(question: _Question) -> Callable[..., None]:
    """Return the command for standing, which may also be asked over time."""
    on_a_day = _command(question)

    def ask(
        named: options.OrgNamed = None,
        on: options.On = None,
        over: options.Over = None,
        known_by: options.KnownBy = None,
        about: options.About = None,
        by: options.By = None,
        org: options.Org = None,
        superseded: options.Superseded = False,
        min_confidence: options.MinConfidence = 0.0,
        limit: options.Limit = None,
        skip: options.Skip = 0,
        evidence: options.Evidence = False,
        as_json: options.AsJson = False,
        record: options.RecordFile = DEFAULT_RECORD,
    ) -> None:
        asked: dict[str, Any] = {"on": on, "known_by": known_by, "about": about, "by": by}
        asked |= {"superseded": superseded, "min_confidence": min_confidence}
        if over is None:
            shown = {"limit": limit, "skip": skip, "evidence": evidence, "as_json": as_json, "record": record}
            return on_a_day(named, org=org, **asked, **shown)
        if limit is not None or skip:
            raise typer.BadParameter("--limit and --skip do not go with --over, which shows every party")
        with opened(record) as found:
            rows = found.standing_over_time(named if org is None else org, over=over, **asked)
        return _answer(_OVER_TIME, rows, with_evidence=evidence, as_json=as_json)

    return ask


def _answer(question: _Question, rows: "api.Table[Any]", *, with_evidence: bool, as_json: bool) -> None:
    if as_json:
        out_json(rows.to_json())
    else:
        _show(out(), question, rows, with_evidence=with_evidence)


def _show(paper: Paper, question: _Question, rows: Sequence[Any], *, with_evidence: bool) -> None:
    if rows and question.page:
        question.page(paper, rows, with_evidence=with_evidence)
    elif rows:
        draw(paper, rows, COLUMNS[question.name], with_evidence=with_evidence)
        paper.put()
    paper.put(counted(len(rows), question.row, question.rows) if rows else f"no {question.rows}", style="dim")
