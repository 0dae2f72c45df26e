"""A claim: why the record holds it, what rests on it, and what people decided."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Resting, Why, parties
from foedus.api.plain import plain
from foedus.desk.deciding import person
from foedus.desk.fields import Input, inputs
from foedus.desk.visit import Visit

__all__ = ["ClaimPage", "claim"]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with what it rests on (`why`) and the rows that rest on it."""

    template: ClassVar = "claim.html"
    why: Why
    rows: tuple[Resting, ...]
    inputs: tuple[Input, ...]
    parties: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"A claim of {self.why.claim.kind}"

    def told(self) -> dict[str, Any]:
        """Return what `foedus why ID --json` does."""
        return {"id": self.why.id, **plain(self.why)}


def claim(visit: Visit) -> ClaimPage:
    """Return the page of a claim, by its id or a beginning of it that no other has."""
    coder = person(visit) if visit.settings.blind else None
    why = visit.record.why(visit.named["claim"], coder=coder)
    fields = inputs(why.claim.kind, why.claim)
    return ClaimPage(why, visit.record.resting(why.id), fields, parties(visit.record.knowledge))
