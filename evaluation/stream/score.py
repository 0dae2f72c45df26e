"""Measure a record of the stream against its truth: meetings, who came, demands, steps, contradictions, copies, edits.

The record is asked as any user asks it. Figures are per cent. A thing that is told of twice in a ledger counts once as
right and once as false. A contradiction is found where the documents of both its sides stand against each other in one
row of its class; several rows about one of them are all right, since its documents can be set against one another in
several ways.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from faults import faults
from matching import demand_likeness, is_claimed, is_step, meeting_likeness, one_to_one

from foedus.api import Contradiction, Meeting, Record, open_record
from foedus.evaluation import Report, Row
from foedus.evaluation.tally import Tally, share

__all__ = ["read_truth", "score"]

Truth = dict[str, list[dict[str, Any]]]
Pairs = list[tuple[Meeting, dict[str, Any]]]
Sides = list[set[str]]  # the keys of the documents on each side

CLASSES = {
    "attendance": "A", "meeting": "A", "numbers": "B", "own words": "C", "word and conduct": "D", "standing": "E",
}  # fmt: skip
NAMES = {
    "A": "A who came",
    "B": "B how many",
    "C": "C own words, two dates",
    "D": "D word and deed",
    "E": "E standing and claim",
}
TOLD = ("attended", "absent", "declined", "not eligible")
KINDS = ("meeting", "demand", "step", "claimed", "contradiction", "copies", "edit")
STAYED_AWAY = ("absent", "declined")


def score(record: Record, truth: Truth) -> Report:
    """Return the figures of a record against the rows of truth.jsonl by kind."""
    meetings = record.meetings()
    pairs = one_to_one(meetings, truth["meeting"], meeting_likeness)
    return Report(
        "stream",
        (
            *_meetings(meetings, truth, pairs),
            *_attendance(meetings, truth, pairs),
            *_demands(record, truth),
            *_steps(record, truth),
            *_contradictions(record, truth),
            *_copies(record, truth),
            *_edits(record, truth),
        ),
    )


def _row(name: str, said: int, true: int, right: int, **more: float | None) -> Row:
    tally = Tally()
    tally.add(right=right, gold=true, predicted=said)
    return Row(name, {**tally.figures, **more, "said": said, "true": true})


def _meetings(said: Sequence[Meeting], truth: Truth, pairs: Pairs) -> Iterator[Row]:
    states = sum(one.state == other["state"] for one, other in pairs)
    yield _row("meetings", len(said), len(truth["meeting"]), len(pairs))
    yield _row("meetings with state", len(said), len(truth["meeting"]), states)


def _attendance(meetings: Sequence[Meeting], truth: Truth, pairs: Pairs) -> Iterator[Row]:
    """Yield the figures for each party's status at each meeting, and for whether it came at all."""
    of_meeting = {id(one): other for one, other in pairs}
    exact, rough = Tally(), Tally()
    for meeting in meetings:
        said = {one.party.party: one.status for one in (*meeting.attendance, *meeting.guests) if one.status in TOLD}
        true = of_meeting.get(id(meeting), {})
        told = true.get("attendance", {})
        said = {code: status for code, status in said.items() if code in told or not _is_so(code, status, true)}
        right = sum(status in told.get(code, ()) for code, status in said.items())
        came = sum(_came(status) in map(_came, told.get(code, ())) for code, status in said.items())
        exact.add(right=right, gold=len(told), predicted=len(said))
        rough.add(right=came, gold=len(told), predicted=len(said))
    missed = sum(len(one["attendance"]) for one in truth["meeting"] if all(one is not other for _, other in pairs))
    for name, tally in (("attendance", exact), ("attendance, came or not", rough)):
        tally.missed += missed
        counts = {"said": tally.right + tally.spurious, "true": tally.right + tally.missed}
        yield Row(name, {**tally.figures, **counts})


def _is_so(code: str, status: str, true: dict[str, Any]) -> bool:
    """Tell whether a party did come, though no sentence says so in so many words: who receives guests is there."""
    return status == "attended" and code in true.get("came", ())


def _came(status: str) -> str:
    return "away" if status in STAYED_AWAY else status


def _demands(record: Record, truth: Truth) -> Iterator[Row]:
    said, true = [one for one in record.demands() if not one.denied], truth["demand"]
    pairs = one_to_one(said, true, demand_likeness)
    answered = sum((one.answer or one.state) in other["outcome"] for one, other in pairs)
    yield _row("demands", len(said), len(true), len(pairs))
    yield _row("demands with answer", len(said), len(true), answered)


def _steps(record: Record, truth: Truth) -> Iterator[Row]:
    """Yield the figures for steps taken. What a source only claims was taken is no step, and none too many either."""
    said = [
        (row.member.party, row.organisation, step.step, step.date) for row in record.standing() for step in row.taken
    ]
    claimed = [step for step in said if any(is_claimed(step, one) for one in truth["claimed"])]
    said = [step for step in said if step not in claimed]
    yield _row("steps", len(said), len(truth["step"]), len(one_to_one(said, truth["step"], is_step)))


def _contradictions(record: Record, truth: Truth) -> Iterator[Row]:
    keys = {document.id: document.key for document in record.documents()}
    said: dict[str, list[Sides]] = {name: [] for name in NAMES}
    other = 0
    for row in record.contradictions():
        name = _class(row)
        sides = [_keys(side.quotes, keys) for side in row.sides]
        if name in said:
            said[name].append(sides)
        else:
            other += 1
    said["E"] += [[_keys(one.quotes, keys)] for row in record.standing() for one in row.conflicts]
    for name, label in NAMES.items():
        true = [_planted(row) for row in truth["contradiction"] if row["class"] == name]
        found = sum(any(_opposes(sides, planted) for sides in said[name]) for planted in true)
        right = sum(any(_opposes(sides, planted) for planted in true) for sides in said[name])
        figures = {"P": share(right, len(said[name])), "R": share(found, len(true))}
        yield Row(label, {**figures, "said": len(said[name]), "true": len(true)})
    yield Row("other contradictions", {"said": other})


def _class(row: Contradiction) -> str:
    """Return the class of a contradiction: that of its type, and of one between sources that of its kind."""
    return CLASSES.get(row.kind if row.type == "sources" else row.type, "")


def _keys(quotes: Iterable[Any], keys: dict[str, str]) -> set[str]:
    return {keys[source.document] for quote in quotes for source in quote.sources}


def _planted(row: dict[str, Any]) -> Sides:
    """Return the documents on each side; knowledge, which has none, is no side to look for."""
    return [set(side["documents"]) for side in row["sides"] if side["documents"]]


def _opposes(said: Sides, planted: Sides) -> bool:
    """Tell whether documents of two planted sides stand on two sides here, or of the only one on any."""
    if len(planted) == 1:
        return any(side & planted[0] for side in said)
    return any(
        (one & first and other & second) or (one & second and other & first)
        for one, other in combinations(said, 2)
        for first, second in combinations(planted, 2)
    )


def _copies(record: Record, truth: Truth) -> Iterator[Row]:
    """Yield the figures for pairs of documents that are near duplicates."""
    keys = {document.id: document.key for document in record.documents()}
    said = _pairs([keys[one.document] for one in copied.documents] for copied in record.copies())
    true = _pairs(row["documents"] for row in truth["copies"])
    yield _row("copies, pairs", len(said), len(true), len(said & true))


def _edits(record: Record, truth: Truth) -> Iterator[Row]:
    """Yield the figures for addresses where a later version silently claims something else."""
    keys = {document.id: document.key for document in record.documents()}
    said = {keys[edit.after.document] for edit in record.versions()}
    true = {key for row in truth["edit"] if row["of_claims"] for key in row["documents"]}
    yield _row("silent edits", len(said), len(true), len(said & true))


def _pairs(clusters: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for keys in clusters for pair in combinations(sorted(set(keys)), 2)}


def read_truth(path: Path) -> Truth:
    """Return the rows of truth.jsonl by kind."""
    truth: Truth = {kind: [] for kind in KINDS}
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            truth[row["kind"]].append(row)
    return truth


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--record", type=Path, required=True, help="a record that the stream was read into")
    parser.add_argument("--truth", type=Path, required=True, help="the truth.jsonl beside the stream")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--faults", action="store_true", help="print also what is missed and what is false")
    options = parser.parse_args()
    truth = read_truth(options.truth)
    with open_record(options.record, create=False) as opened:
        report = score(opened, truth)
        print(json.dumps({row.name: dict(row.figures) for row in report.rows}) if options.json else report)
        for line in faults(opened, truth) if options.faults else ():
            print(line)
