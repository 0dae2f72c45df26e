"""A person's decisions: from what the person typed to what the log keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from getpass import getuser
from typing import Any, TypedDict

from foedus.api.values import Writer
from foedus.api.why import Why, full_id, why
from foedus.errors import DecisionError, KnowledgeError
from foedus.knowledge import Knowledge
from foedus.model import Decision, Place, Slot, Value
from foedus.record import ADD, History, blank, check, settle, slot, slots, witness
from foedus.record.coding import seen_by
from foedus.record.form import write_all
from foedus.store import Store

__all__ = ["By", "Decider", "check_whole", "whoever"]


DECISION = "dec-"  # what the ids of decisions begin with


class By(TypedDict, total=False):
    """Who decides, and why; see `Decider`."""

    person: str | None
    note: str | None
    coder: str | None
    adjudicates: bool


@dataclass(frozen=True, slots=True)
class Decider:
    """Writes one person's decisions into a store; `person` is who is logged in where nobody is named.

    A `coder` decides on what readers saw, as if nobody else had decided anything. Who `adjudicates` settles what coders
    disagree about: that goes before what they decide, now or later.
    """

    store: Store
    knowledge: Knowledge
    person: str | None = None
    note: str | None = None
    coder: str | None = None
    adjudicates: bool = False

    def accept(self, claim_id: str, field: str | None) -> Why:
        """Settle a claim or one field of it as it stands."""
        return self._decide(full_id(self.store, claim_id), "accept", field)

    def reject(self, claim_id: str, field: str | None) -> Why:
        """Take out a claim, or empty one field of it."""
        return self._decide(full_id(self.store, claim_id), "reject", field)

    def set(self, claim_id: str, field: str, written: Any) -> Why:
        """Set one field to what was written."""
        history = self.store.history(full_id(self.store, claim_id))
        return self._decide(history.claim_id, "set", field, self._values(history, {field: written})[field])

    def correct(self, claim_id: str, fields: Mapping[str, Any]) -> Why:
        """Set several fields to what was written, all of them or, where one cannot be, none."""
        history = self.store.history(full_id(self.store, claim_id))
        values = self._values(history, fields)
        for name, value in values.items():
            check(replace(self._decision(history.claim_id, "set"), field=name, value=value), history.kind)
        for name, value in values.items():
            self._decide(history.claim_id, "set", name, value)
        return why(self.store, history.claim_id, coder=self.coder)

    def undo(self, name: str) -> Why:
        """Take back the decision of that id, or the last one about the claim of that id, as if it had not been made."""
        decision = self._made(name)
        if decision.verdict == ADD and not self.store.history(decision.claim_id).statements:
            raise DecisionError("a claim that a person added is not taken back", "reject it")
        self.store.undo(decision, person=self.coder or self.person or whoever(), note=self.note)
        return why(self.store, decision.claim_id, coder=self.coder)

    def _made(self, name: str) -> Decision:
        if name.startswith(DECISION):
            found = [one for one in self.store.decisions() if one.id == name]
        else:
            found = list(why(self.store, name, coder=self.coder).decisions)
        if not found:
            raise DecisionError(f"{name!r} names no decision that counts", "`foedus why ID` shows them")
        return found[-1]

    def add(self, place: Place, values: Mapping[str, Value]) -> Why:
        """Add a claim with those values, whatever readers see there; one that stands there already takes them on."""
        return self._keep(replace(self._decision(place.claim_id, ADD), seen=write_all(values), place=place))

    def code(self, claim_id: str, fields: Mapping[str, Any]) -> Why:
        """Say by oneself what a claim says, whatever readers and others make of it.

        What `fields` leaves out is at its default; DecisionError where the kind wants more. It counts as a claim that
        the person saw in its place.
        """
        history = self.store.history(full_id(self.store, claim_id))
        wanted = slots(history.kind)
        given = {found.name: fields.get(found.name, found.default) for found in wanted}
        values = self._values(history, given)
        quote = settle(seen_by(history, self.coder)).claim.quote
        values |= {"quote": values.get("quote") or quote}
        check_whole(history.kind, wanted, values)
        return self.add(history.place, values)

    def _values(self, history: History, fields: Mapping[str, Any]) -> dict[str, Value]:
        """Return what was written for fields of a claim as their values."""
        try:
            slots = [slot(history.kind, name) for name in fields]
        except KnowledgeError as error:
            raise DecisionError(error.what, error.remedy) from error
        writer = Writer(self.knowledge, self.store.text(history.text_id).content, history.anchor.span.start)
        return {found.name: writer.value(found, fields[found.name]) for found in slots}

    def _decide(self, claim_id: str, verdict: str, field: str | None, value: Value = None) -> Why:
        decision = replace(self._decision(claim_id, verdict), field=field, value=value)
        if self.coder:
            decision = witness(decision, settle(seen_by(self.store.history(claim_id), self.coder)))
        return self._keep(decision)

    def _decision(self, claim_id: str, verdict: str) -> Decision:
        if self.coder and (self.adjudicates or self.person not in (None, self.coder)):
            raise DecisionError("a coder decides alone, and for nobody else", "leave out what does not fit `coder`")
        person = self.coder or self.person or whoever()
        return Decision(claim_id, verdict, datetime.now(UTC), person, note=self.note, adjudicates=self.adjudicates)

    def _keep(self, decision: Decision) -> Why:
        self.store.add_decision(decision)
        return why(self.store, decision.claim_id, coder=self.coder)


def check_whole(kind: str, wanted: tuple[Slot, ...], values: Mapping[str, Value]) -> None:
    """Raise DecisionError where a claim of the kind lacks a field that it must have."""
    missing = [found for found in wanted if found.required and values[found.name] == blank(found)]
    if missing:
        names = " and ".join(found.name for found in missing)
        says = (f"{found.name} is {', '.join(found.values) or found.says}" for found in missing)
        raise DecisionError(f"for {kind}, {names} must be given", "; ".join(says))


def whoever() -> str:
    """Return the name of who is logged in."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
