"""A person's decisions: from what the person typed to what the log keeps."""

from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import Any

from foedus.api.values import Writer
from foedus.api.why import Why, full_id, why
from foedus.errors import DecisionError, KnowledgeError
from foedus.knowledge import Knowledge
from foedus.model import Decision, Value
from foedus.record import settle, slot
from foedus.store import Store

__all__ = ["Decider"]


@dataclass(frozen=True, slots=True)
class Decider:
    """Writes one person's decisions into a store; `person` is who is logged in where nobody is named."""

    store: Store
    knowledge: Knowledge
    person: str | None = None
    note: str | None = None

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
        person = self.person or _whoever()
        self.store.add_decision(
            Decision(claim_id, verdict, datetime.now(UTC), person, field=field, value=value, note=self.note)
        )
        return why(self.store, claim_id)


def _whoever() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
