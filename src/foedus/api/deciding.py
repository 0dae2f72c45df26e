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
from foedus.model import Decision, Place, Value
from foedus.record import ADD, settle, slot, witness
from foedus.record.coding import seen_by
from foedus.record.form import write_all
from foedus.store import Store

__all__ = ["By", "Decider", "whoever"]


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
        claim = settle(self.store.history(full_id(self.store, claim_id))).claim
        try:
            found = slot(claim.kind, field)
        except KnowledgeError as error:
            raise DecisionError(error.what, error.remedy) from error
        text = self.store.text(claim.text_id).content
        value = Writer(self.knowledge, text, claim.anchor.span.start).value(found, written)
        return self._decide(claim.id, "set", field, value)

    def undo(self, name: str) -> Why:
        """Take back the decision of that id, or the last one about the claim of that id, as if it had not been made."""
        decision = self._made(name)
        if decision.verdict == ADD:
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


def whoever() -> str:
    """Return the name of who is logged in."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
