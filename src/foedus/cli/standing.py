"""The page of a standing: where a party formally stands, who says so, which steps were taken or not; conduct beside."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.evidence import ids, put_evidence, quotations
from foedus.cli.paper import GAP, Cell, Paper
from foedus.cli.wording import dated, listed, qualifiers

if TYPE_CHECKING:
    from foedus import api

__all__ = ["standing"]

MARGIN = 2
LABEL = 13
LATEST = 3
INSIDE = MARGIN + LABEL + GAP
BASES = {
    "claims": "by what the texts say",
    "decision": "as a person has settled it",
}


def standing(paper: Paper, rows: Sequence["api.Standing"], *, with_evidence: bool) -> None:
    """Print a page for every party of whom something is said, and a line for the others of each organisation."""
    for row in rows:
        if _spoken_of(row):
            _put_page(paper, row, with_evidence)
            paper.put()
    quiet = sorted((row for row in rows if not _spoken_of(row)), key=_group)
    for (organisation, status), members in groupby(quiet, key=_group):
        line = Text(f"{organisation}, {status}, nothing said: ", style="dim")
        paper.put(line.append(listed(row.member for row in members)))
    if quiet:
        paper.put()


def _spoken_of(row: "api.Standing") -> bool:
    return bool(row.claims or row.conflicts)


def _group(row: "api.Standing") -> tuple[str, str]:
    return row.organisation, row.status


def _put_page(paper: Paper, row: "api.Standing", with_evidence: bool) -> None:
    day = f" on {row.on.isoformat()}" if row.on else ""
    paper.put(f"{row.member} in {row.organisation}{day}", style="bold")
    _labelled(paper, "standing", _status(row))
    _put_sayings(paper, quotations(row.quotes), with_evidence)
    for name, steps in _steps(row):
        _put_steps(paper, name, steps, with_evidence)
    for conflict in row.conflicts:
        _labelled(paper, "disputed", Text(conflict.what, style="yellow"))
        put_evidence(paper, conflict.quotes, indent=INSIDE)
    if row.posture:
        paper.put("conduct towards it, which is no part of its standing", indent=MARGIN, style="dim")
        _put_posture(paper, row.posture, with_evidence)


def _put_sayings(paper: Paper, said: Sequence[Text], with_evidence: bool) -> None:
    """Print what is said of the standing itself, or of a long list the latest."""
    shown = said if with_evidence else said[-LATEST:]
    for number, quotation in enumerate(shown):
        _labelled(paper, "" if number else "who says so", quotation)
    if len(said) > len(shown):
        _labelled(paper, "", Text(f"and {len(said) - len(shown)} before", style="dim"))


def _put_steps(paper: Paper, label: str, steps: Sequence["api.FormalStep"], with_evidence: bool) -> None:
    """Print each step with the first words that speak of it, or with all of them."""
    if not steps:
        _labelled(paper, label, Text("none recorded", style="dim"))
    for number, step in enumerate(steps):
        line = Text(step.step.replace("_", " ")).append(f"  {dated(step.date)}" if step.date else "", style="dim")
        _labelled(paper, "" if number else label, line)
        found = quotations(step.quotes)
        shown = found if with_evidence else found[:1]
        for quotation in shown:
            paper.put(quotation, indent=INSIDE + MARGIN)
        if len(found) > len(shown):
            paper.put(f"and {len(found) - len(shown)} more", indent=INSIDE + MARGIN, style="dim")


def _put_posture(paper: Paper, posture: Sequence["api.Posture"], with_evidence: bool) -> None:
    for one in posture:
        line = Text().append(f"{dated(one.date)}  " if one.date else "", style="dim")
        line.append(f"{one.actor}: {one.conduct.replace('_', ' ')}")
        line.append(qualifiers(one.polarity, one.modality), style="yellow")
        paper.put(line.append(f"  {ids(one.claims, one.decided)}", style="dim"), indent=INSIDE)
        if with_evidence:
            put_evidence(paper, one.quotes, indent=INSIDE + MARGIN)


def _labelled(paper: Paper, label: str, cell: Cell) -> None:
    paper.row([Text(label, style="dim"), cell], [LABEL, paper.width - INSIDE], indent=MARGIN)


def _status(row: "api.Standing") -> Text:
    said = [BASES.get(row.basis, "")]
    if known := row.known:
        held = [
            "known membership:",
            known.status if known.status != row.status else "",
            f"since {known.start}" if known.start else "",
            f"until {known.end}" if known.end else "",
            f"({known.source})",
        ]
        said.append(" ".join(filter(None, held)))
    return Text().append(row.status, style="bold").append(f"  {'; '.join(filter(None, said))}", style="dim")


def _steps(row: "api.Standing") -> Iterator[tuple[str, tuple["api.FormalStep", ...]]]:
    """Yield the steps under their names; taken and expressly not taken stand there even when there are none."""
    yield "steps taken", row.taken
    yield "expressly not", row.not_taken
    if row.planned:
        yield "planned", row.planned
    if row.talked_of:
        yield "talked of", row.talked_of
