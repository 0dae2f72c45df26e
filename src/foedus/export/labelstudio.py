"""Claims as Label Studio tasks, out and back in: a task a text, whose predictions an annotator starts from.

A region is the anchor of a claim, labelled with its kind; its fields are choices and lines of that region, and those
that stand in the text are regions of their own that a relation of the field's name leads to. What came from the record
stands in the task's data too, so that a change can be told from what was there. Tasks hold whole texts.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from foedus.api import Held, Record, Taken, slots
from foedus.errors import SourceError
from foedus.export.formats import Format, Options, Written
from foedus.export.labelling import ACCEPT, KIND, LINE, NAME, PARTY, REJECT, TEXT, VERDICT, WORDS, config, control
from foedus.export.marks import Piece, pieces_of, shown
from foedus.export.pages import Page, pages
from foedus.export.returned import Missed, Returned, Seen, take_in
from foedus.model import Place, Slot, Span, Words

__all__ = ["LABEL_STUDIO", "back", "take", "task"]

FILE, CONFIG = "label-studio.json", "label-studio.xml"
MODEL = "foedus"

Result = dict[str, Any]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write the tasks, and the labelling interface that they need."""
    tasks = [task(page) for page in pages(record, options)]
    (folder / FILE).write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    (folder / CONFIG).write_text(config(), encoding="utf-8", newline="\n")
    return (Written(FILE, len(tasks)), Written(CONFIG, 1))


def task(page: Page) -> dict[str, Any]:
    """Return a text with its claims as predictions, in Label Studio's form of a task."""
    results = [result for held in page.claims for result in _results(held)]
    least = min((held.confidence for held in page.claims), default=1.0)
    return {
        "data": {
            "text": page.text.content,
            "text_id": page.text.id,
            "claims": [held.told() for held in page.claims],
            "decisions": [decided.told() for decided in page.decisions],
        },
        "predictions": [{"model_version": MODEL, "score": least, "result": results}],
    }


def take(record: Record, path: Path, person: str | None = None, *, adds: bool = False) -> Taken:
    """Take into the record what annotators made of tasks that this module wrote, from a JSON export of Label Studio.

    A field that was changed is set; a claim whose region was taken away, or whose verdict is reject, is rejected; one
    whose verdict is accept is accepted. A claim that only an annotator saw is left and reported, or added where that is
    asked for (`adds`). SourceError for a file of another form.
    """
    try:
        found = back(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{path} holds no such tasks ({error!r})", "export from Label Studio as JSON") from error
    return take_in(record, found, person=person, note=f"from {path.name}", adds=adds)


def back(tasks: Iterable[dict[str, Any]]) -> Returned:
    """Return what came back: the newest annotation of each task that nobody skipped, else its claims as they were."""
    decisions: list[dict[str, Any]] = []
    claims: list[Seen] = []
    missed: list[Missed] = []
    for one in tasks:
        data = one["data"]
        decisions += data["decisions"]
        done = [found for found in one.get("annotations", ()) if not found.get("was_cancelled")]
        newest = max(
            done, key=lambda found: str(found.get("updated_at") or found.get("created_at") or ""), default=None
        )
        if newest is None:
            continue
        regions = _Regions(data["text"], newest["result"])
        claims += [regions.seen(told) for told in data["claims"]]
        missed += regions.others(data["claims"], data["text_id"])
    return Returned(tuple(decisions), tuple(claims), tuple(missed))


def _results(held: Held) -> Iterator[Result]:
    claim = held.claim
    anchor = {"start": claim.anchor.span.start, "end": claim.anchor.span.end, "text": claim.anchor.text}
    pieces = pieces_of(claim)
    lines = shown(claim)
    yield _result(held.id, KIND, "labels", anchor | {"labels": [held.kind]})
    for slot in slots(held.kind):
        if slot.name in lines and slot.name not in pieces:
            yield _line(held, slot, anchor, lines[slot.name])
    for name, stretches in pieces.items():
        for place, piece in enumerate(stretches):
            region = _region(held.id, name, place)
            yield from _piece(region, piece)
            yield {"type": "relation", "from_id": held.id, "to_id": region, "direction": "right", "labels": [name]}


def _line(held: Held, slot: Slot, anchor: Result, line: str) -> Result:
    name = control(held.kind, slot)
    if slot.values:
        return _result(held.id, name, "choices", anchor | {"choices": [line]})
    return _result(held.id, name, "textarea", anchor | {LINE: [line]})


def _piece(region: str, piece: Piece) -> Iterator[Result]:
    place = {"start": piece.span.start, "end": piece.span.end, "text": piece.text}
    yield _result(region, KIND, "labels", place | {"labels": [WORDS]})
    for name, line in ((PARTY, piece.party), (NAME, piece.name)):
        if line:
            yield _result(region, name, "textarea", place | {LINE: [line]})


def _region(claim: str, field: str, place: int) -> str:
    return f"{claim}.{field}.{place}"


def _result(region: str, name: str, type: str, value: Result) -> Result:
    return {"id": region, "from_name": name, "to_name": TEXT, "type": type, "value": value}


class _Regions:
    """The regions of one annotation by their ids, and the relations between them."""

    def __init__(self, text: str, results: Iterable[Result]) -> None:
        self.text = text
        self.values: defaultdict[str, dict[str, Result]] = defaultdict(dict)
        self.leads: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for result in results:
            if result["type"] == "relation":
                for label in result.get("labels") or ():
                    self.leads[result["from_id"], label].append(result["to_id"])
            else:
                self.values[result["id"]][result["from_name"]] = result["value"]

    def seen(self, told: dict[str, Any]) -> Seen:
        """Return the claim as it stands in the annotation; one whose region is gone was rejected."""
        name, kind = told["id"], told["kind"]
        values = self.values.get(name, {})
        if KIND not in values or self._said(name, VERDICT) == REJECT:
            return Seen(told, verdict="reject")
        return Seen(told, *self._fields(name, kind), ACCEPT if self._said(name, VERDICT) == ACCEPT else "")

    def others(self, known: Iterable[dict[str, Any]], text_id: str) -> Iterator[Missed]:
        """Yield each claim that the record did not hand out, be it only of another kind or anchor."""
        handed = {told["id"]: (told["kind"], told["anchor"]["words"]) for told in known}
        for name, values in self.values.items():
            kind = next(iter(values.get(KIND, {}).get("labels") or [WORDS]))
            if KIND in values and kind != WORDS:
                anchor = Words(*self._place(values[KIND]))
                if (kind, anchor.text) != handed.get(name):
                    instead = name if name in handed else ""
                    yield Missed.at(Place(text_id, kind, anchor), *self._fields(name, kind), instead)

    def _fields(self, region: str, kind: str) -> tuple[dict[str, str], dict[str, tuple[Piece, ...]]]:
        """Return the fields of a claim of that kind as they stand in its region: typed or chosen, and marked."""
        lines = {slot.name: self._said(region, control(kind, slot)) for slot in slots(kind)}
        pieces = {slot.name: tuple(self._stretches(region, slot.name)) for slot in slots(kind)}
        return (
            {field: line for field, line in lines.items() if line},
            {field: stretches for field, stretches in pieces.items() if stretches},
        )

    def _said(self, region: str, name: str) -> str:
        value = self.values.get(region, {}).get(name, {})
        return "; ".join(value.get("choices") or value.get(LINE) or ())

    def _stretches(self, claim: str, field: str) -> Iterator[Piece]:
        """Yield the words of a field, those that were handed out in the order they had, whatever the tool's order."""
        handed = {_region(claim, field, place): place for place in range(len(self.values))}
        leads = self.leads[claim, field]
        for region in sorted(leads, key=lambda lead: handed.get(lead, len(handed))):
            yield self._stretch(region)

    def _stretch(self, region: str) -> Piece:
        span, words = self._place(self.values[region][KIND])
        return Piece(span, words, self._said(region, PARTY), self._said(region, NAME))

    def _place(self, value: Result) -> tuple[Span, str]:
        """Return where a region stands; browsers count letters beyond the first plane twice, so its words decide."""
        start, end, words = value["start"], value["end"], value.get("text")
        if isinstance(words, str) and self.text[start:end] != words:
            units = self.text.encode("utf-16-le")
            first = len(units[: 2 * start].decode("utf-16-le", "ignore"))
            if self.text[first : first + len(words)] == words:
                return Span(first, first + len(words)), words
        return Span(start, end), self.text[start:end]


LABEL_STUDIO = Format(
    "label-studio", ".json", write, "Tasks for Label Studio, with whole texts; out and back in.", take
)
