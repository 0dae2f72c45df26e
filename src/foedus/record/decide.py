"""People's decisions: whether one fits its claim, what the person was looking at, and what it comes to."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from foedus.errors import DecisionError, KnowledgeError
from foedus.model import Actor, Claim, Decision, Field, Slot, Value, When, Words, decode
from foedus.record.entry import Entry
from foedus.record.form import read, write, write_all
from foedus.record.slots import blank, slot, slots
from foedus.text.edtf import bounds

__all__ = ["ADD", "VERDICTS", "WHOLE", "Verdict", "check", "decided", "in_force", "seen_values", "witness"]

ADD = "add"
VERDICTS = ("accept", "reject", "set", ADD)
WHOLE = "*"  # in place of a field's name: the whole claim

_TYPES: dict[str, type] = {
    "actor": Actor, "actors": Actor, "code": str, "codes": str, "words": Words, "pieces": Words, "date": When,
    "value": str,
}  # fmt: skip


def check(decision: Decision, kind: str) -> None:
    """Raise DecisionError unless the decision can be about a claim of that kind."""
    if decision.verdict not in VERDICTS:
        raise DecisionError(f"no verdict is called {decision.verdict!r}", f"the verdicts are {', '.join(VERDICTS)}")
    if decision.verdict == ADD:
        _check_added(decision, kind)
        return
    if decision.field is None:
        if decision.verdict == "set":
            raise DecisionError("a whole claim cannot be set", "name the field to set")
        return
    try:
        found = slot(kind, decision.field)
    except KnowledgeError as error:
        raise DecisionError(error.what, error.remedy) from error
    if decision.verdict == "set":
        _check_value(found, decision.value)
    elif decision.verdict == "reject" and found.required:
        raise DecisionError(f"{found.name} cannot be left empty", "set the right value, or reject the whole claim")


def _check_added(decision: Decision, kind: str) -> None:
    """Raise DecisionError unless the whole of a claim of that kind is given, and where it stands."""
    place = decision.place
    if decision.field is not None or place is None or (place.claim_id, place.kind) != (decision.claim_id, kind):
        raise DecisionError("only a whole claim can be added, in its own place", "give its text, kind, anchor and part")
    values = seen_values(decision)
    try:
        wanted = {found.name: found for found in (*slots(kind), *(slot(kind, name) for name in values))}
    except KnowledgeError as error:
        raise DecisionError(error.what, error.remedy) from error
    for found in wanted.values():
        _check_value(found, values.get(found.name))


def _check_value(found: Slot, value: Value) -> None:
    if value is None or value == ():
        if found.required:
            raise DecisionError(f"{found.name} cannot be left empty", "set the right value, or reject the whole claim")
        return
    is_list = blank(found) == ()
    items = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) != is_list or not all(isinstance(item, _TYPES[found.type]) for item in items):
        raise DecisionError(f"{found.name} cannot be {write(value)}", f"it takes {found.type}: {found.says}")
    if found.values and value not in found.values:
        raise DecisionError(f"{found.name} cannot be {value!r}", f"it is one of {', '.join(found.values)}")
    if isinstance(value, When) and bounds(value.edtf) is None:
        raise DecisionError(f"{value.edtf!r} is no date", "write 2023, 2023-11, 2023-11-14 or 2023-11-20/2023-11-24")


def witness(decision: Decision, entry: Entry) -> Decision:
    """Return the decision with what the person was looking at, where it does not say so yet.

    For a field that is its value; for a whole claim, the values of all its fields by name.
    """
    if decision.seen is not None:
        return decision
    values = {found.name: found.value for found in _fields(entry.claim)}
    if decision.field is None:
        return replace(decision, seen=write_all(values))
    return replace(decision, seen=write(values.get(decision.field)))


def seen_values(decision: Decision) -> dict[str, Value]:
    """Return what the person was looking at, by field; empty where the decision does not say."""
    if decision.seen is None:
        return {}
    if decision.field is not None:
        return {decision.field: read(decision.seen)}
    return {name: decode(data) for name, data in json.loads(decision.seen).items()}


def _fields(claim: Claim) -> tuple[Field, ...]:
    return (*claim.fields, *claim.common())


@dataclass(slots=True)
class Verdict:
    """What all decisions about a claim come to: `values` that people have settled, whether it is rejected or added."""

    values: dict[str, Value] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    rejected: bool = False
    added: bool = False


def in_force(decisions: Iterable[Decision], carried: Iterable[Decision] = ()) -> list[Decision]:
    """Return the decisions in the order in which they are applied, so that of one field the last one holds.

    They go by time, whatever order they came into the record in; one about this text goes before one carried over from
    another version of it, and an adjudication before either.
    """
    ordered = [*sorted(carried, key=_when), *sorted(decisions, key=_when)]
    return sorted(ordered, key=lambda decision: decision.adjudicates)


def _when(decision: Decision) -> float:
    return decision.decided.timestamp()


def decided(kind: str, found: dict[str, Value], decisions: Iterable[Decision]) -> Verdict:
    """Apply decisions in order to the values that readers found; the last one about a field wins.

    Accepting keeps the value that the person saw, whatever a later reader finds. Rejecting takes away the value that
    the person saw: another value that a later reader finds instead stands until somebody decides about it.
    """
    verdict = Verdict()
    refused: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.field is None:
            _whole(verdict, decision)
        elif decision.verdict == "reject":
            _reject(verdict, refused.setdefault(decision.field, set()), kind, found, decision)
        else:
            seen = read(decision.seen) if decision.seen is not None else found.get(decision.field)
            verdict.values[decision.field] = decision.value if decision.verdict == "set" else seen
            verdict.fields.add(decision.field)
            refused.pop(decision.field, None)
    return verdict


def _whole(verdict: Verdict, decision: Decision) -> None:
    verdict.rejected = decision.verdict == "reject"
    verdict.added = verdict.added or decision.verdict == ADD
    verdict.fields.add(WHOLE)
    if decision.verdict != "reject":
        verdict.values |= seen_values(decision)


def _reject(verdict: Verdict, refused: set[str], kind: str, found: dict[str, Value], decision: Decision) -> None:
    name = str(decision.field)
    now = write(found.get(name))
    refused.add(now if decision.seen is None else decision.seen)
    verdict.values.pop(name, None)
    verdict.fields.discard(name)
    if now in refused:
        verdict.values[name] = blank(slot(kind, name))
        verdict.fields.add(name)
