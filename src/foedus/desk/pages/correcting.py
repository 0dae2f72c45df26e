"""Correct a claim: every field of it in one form, with what it may be."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Why, parties
from foedus.api.plain import plain
from foedus.desk.fields import Input, inputs
from foedus.desk.visit import Visit

__all__ = ["CorrectPage", "correcting"]


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """A claim with its fields as inputs; `parties` are those that are offered, `back` is where to go on."""

    template: ClassVar = "correct.html"
    why: Why
    inputs: tuple[Input, ...]
    parties: tuple[str, ...]
    back: str

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"Correct a claim of {self.why.claim.kind}"

    def told(self) -> dict[str, Any]:
        """Return what `foedus why ID --json` does."""
        return {"id": self.why.id, **plain(self.why)}


def correcting(visit: Visit) -> CorrectPage:
    """Return the page on which a claim is corrected."""
    why = visit.record.why(visit.named["claim"])
    back = visit.asked.get("back") or f"/claim/{why.id}"
    return CorrectPage(why, inputs(why.claim.kind, why.claim), parties(visit.record.knowledge), back)
