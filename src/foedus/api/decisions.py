"""People's decisions, handed on and taken in: as rows, and as lines of JSON that lose nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Self

from foedus.api.linking import Said, said_told, take_links
from foedus.api.ruling import take_rulings
from foedus.api.taking import Left, Taken
from foedus.errors import DecisionError, EvidenceError, SourceError
from foedus.model import Claim, Decision, Ruling, Span, Words, encode
from foedus.record import ADD, Entry
from foedus.record.form import write
from foedus.record.lines import decision_told, ruling_told
from foedus.store import Store

__all__ = ["Decided", "decided", "decision_told", "read_decisions", "take", "take_decisions"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of a claim or a field of it, as a row.

    `value` is what the field was set to and `seen` what the person looked at, each in the written form of the log.
    `text`, `start`, `end` and `anchor` say where the claim stands, so that its words can be found again.
    """

    columns: ClassVar = ("decided", "person", "verdict", "field", "value", "claim")
    id: str
    claim: str
    kind: str
    verdict: str
    field: str | None
    value: str | None
    seen: str | None
    person: str
    decided: datetime
    note: str | None
    adjudicates: bool
    text: str
    anchor: str
    start: int
    end: int
    part: int

    @classmethod
    def of(cls, decision: Decision, claim: Claim) -> Self:
        """Return the decision about that claim as a row."""
        return cls(
            id=decision.id,
            claim=claim.id,
            kind=claim.kind,
            verdict=decision.verdict,
            field=decision.field,
            value=write(decision.value) if decision.verdict == "set" else None,
            seen=decision.seen,
            person=decision.person,
            decided=decision.decided,
            note=decision.note,
            adjudicates=decision.adjudicates,
            text=claim.text_id,
            anchor=claim.anchor.text,
            start=claim.anchor.span.start,
            end=claim.anchor.span.end,
            part=claim.part,
        )

    def told(self) -> dict[str, Any]:
        """Return the decision as JSON data, which `read_decisions` reads; what is None is left out."""
        said = {
            "id": self.id,
            "claim": self.claim,
            "kind": self.kind,
            "verdict": self.verdict,
            "field": self.field,
            "person": self.person,
            "decided": self.decided.isoformat(),
            "note": self.note,
            "adjudicates": self.adjudicates or None,
        }
        data = {name: value for name, value in said.items() if value is not None}
        data |= {name: json.loads(line) for name, line in (("value", self.value), ("seen", self.seen)) if line}
        return data | {
            "text": self.text,
            "anchor": encode(Words(Span(self.start, self.end), self.anchor)),
            "part": self.part,
        }


def decided(entries: Iterable[Entry]) -> Iterator[Decided]:
    """Yield every decision about the entries, those about one claim in the order they were made."""
    for entry in entries:
        for decision in entry.decisions:
            yield Decided.of(decision, entry.claim)


def read_decisions(lines: Iterable[str], name: str) -> Iterator[Decision | Said | Ruling]:
    """Yield the decisions in lines of an export, also those about two claims or accounts.

    SourceError names a line that is none.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _told(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise SourceError(
                    f"{name}, line {number}: not a decision ({error!r})", "take what `foedus export` wrote"
                ) from error


def _told(data: Mapping[str, Any]) -> Decision | Said | Ruling:
    if "sides" in data:
        return ruling_told(data)
    return said_told(data) if "other" in data else decision_told(data)


def take_decisions(store: Store, path: Path) -> Taken:
    """Take the decisions in a file, about claims, two claims or accounts, into the store; what it has stays as it is.

    A decision about a claim that the store does not have, or that does not fit its claim, is left and reported.
    Nothing is taken from a file that has a line which is no decision.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            found = tuple(read_decisions(lines, str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read", getattr(error, "strerror", None) or "save it as UTF-8") from error
    return (
        take(store, [one for one in found if isinstance(one, Decision)])
        + take_links(store, [one for one in found if isinstance(one, Said)])
        + take_rulings(store, [one for one in found if isinstance(one, Ruling)])
    )


def take(store: Store, found: Sequence[Decision]) -> Taken:
    """Take decisions into the store, as `take_decisions` does those in a file."""
    known = {decision.id for decision in store.decisions()}
    ordered = sorted(found, key=lambda decision: decision.verdict != ADD)  # what is added can then be decided about
    new = {decision.id: decision for decision in ordered if decision.id not in known}
    left = []
    for decision in new.values():
        try:
            store.add_decision(decision)
        except (DecisionError, EvidenceError) as error:
            left.append(Left(decision.claim_id, error.what))
    return Taken(len(new) - len(left), len(found) - len(new), tuple(left))
