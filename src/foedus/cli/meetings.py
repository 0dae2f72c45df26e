"""The page of a meeting: what it was, and an attendance list with the members on the day as its denominator."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.evidence import ids, put_evidence
from foedus.cli.paper import GAP, Paper
from foedus.cli.wording import counted, dated, listed

if TYPE_CHECKING:
    from foedus import api

__all__ = ["meetings"]

MARGIN = 2
LABEL = 12
NOT_KNOWN = "not known"
ORDER = ("attended", "declined", "absent", NOT_KNOWN, "not eligible")
STYLES = {"attended": "green", "declined": "red", "absent": "red"}
STATE_STYLES = {"held": "green", "not held": "red", "disputed": "yellow"}


def meetings(paper: Paper, rows: Sequence["api.Meeting"], *, with_evidence: bool) -> None:
    """Print each meeting with who came, who did not, and of whom it is not known."""
    for row in rows:
        paper.put(_heading(row))
        _put_attendance(paper, row)
        put_evidence(paper, _quotes(row) if with_evidence else _naming(row))
        paper.put()


def _heading(row: "api.Meeting") -> Text:
    name = " ".join(filter(None, (row.organisation, _format(row))))
    places = f", {listed(row.places)}" if row.places else ""
    heading = Text().append(f"{dated(row.date or 'no date')}  {name}{places}", style="bold")
    heading.append(f"  {row.state}", style=STATE_STYLES.get(row.state, ""))
    return heading.append(f"  {ids(row.claims, row.decided)}", style="dim")


def _format(row: "api.Meeting") -> str:
    return "meeting" if row.format in (None, "other") else str(row.format)


def _put_attendance(paper: Paper, row: "api.Meeting") -> None:
    if row.attendance:
        _labelled(paper, "members", _tally(row.attendance), style="dim")
        if any(one.status != NOT_KNOWN or one.said for one in row.attendance):
            _put_list(paper, row.attendance)
    if row.guests:
        if row.attendance:
            _labelled(paper, "others", "", style="dim")
        _put_list(paper, row.guests)
    if row.participants:
        _labelled(paper, "named", listed(row.participants), style="dim")


def _put_list(paper: Paper, attendance: Iterable["api.Attendance"]) -> None:
    for status in ORDER:
        parties = [one for one in attendance if one.status == status]
        if parties:
            _labelled(paper, status, listed(map(_party, parties)), style=STYLES.get(status, ""))


def _labelled(paper: Paper, label: str, said: str, *, style: str) -> None:
    paper.row([Text(label, style=style), said], [LABEL, paper.width - MARGIN - LABEL - GAP], indent=MARGIN)


def _tally(attendance: Sequence["api.Attendance"]) -> str:
    counts = Counter(one.status for one in attendance)
    eligible = len(attendance) - counts["not eligible"]
    said = [f"{counts[status]} {status}" for status in ORDER if counts[status]]
    return f"{counted(eligible, 'member')} on the day: {', '.join(said)}"


def _party(one: "api.Attendance") -> str:
    words = [word.replace("_", " ") for word in one.said if word.replace("_", " ") != one.status]
    silent = ["nothing said since"] if one.invitation == "open" else []
    said = [*one.people, *words, *silent, *(["disputed"] if one.disputed else [])]
    return f"{one.party.name} ({'; '.join(said)})" if said else one.party.name


def _naming(row: "api.Meeting") -> Iterable["api.Quote"]:
    """Return the words that say which meeting it was, where no organisation does."""
    return () if row.organisation else tuple(_quotes(row))[:1]


def _quotes(row: "api.Meeting") -> Iterable["api.Quote"]:
    yield from row.quotes
    for one in (*row.attendance, *row.guests):
        yield from one.quotes
