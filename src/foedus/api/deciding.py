"""A person's decisions: from what the person typed to what the log keeps."""

from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import Any, TypedDict

from foedus.api.values import Writer
from foedus.api.why import Why, full_id, why
from foedus.errors import DecisionError, KnowledgeError
from foedus.knowledge import Knowledge
from foedus.model import Decision, Value
from foedus.record import settle, slot, witness
from foedus.record.coding import seen_by
from foedus.store import Store

__all__ = ["By", "Decider", "whoever"]


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
        value = Writer(self.knowledge, text, claim.anchor.span.start, claim.date).value(found, written)
        return self._decide(claim.id, "set", field, value)

    def _decide(self, claim_id: str, verdict: str, field: str | None, value: Value = None) -> Why:
        if self.coder and (self.adjudicates or self.person not in (None, self.coder)):
            raise DecisionError("a coder decides alone, and for nobody else", "leave out what does not fit `coder`")
        person = self.coder or self.person or whoever()
        decision = Decision(
            claim_id,
            verdict,
            datetime.now(UTC),
            person,
            field=field,
            value=value,
            note=self.note,
            adjudicates=self.adjudicates,
        )
        if self.coder:
            decision = witness(decision, settle(seen_by(self.store.history(claim_id), self.coder)))
        self.store.add_decision(decision)
        return why(self.store, claim_id, coder=self.coder)


def whoever() -> str:
    """Return the name of who is logged in."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
