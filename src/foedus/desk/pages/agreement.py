"""How far people agree who decided about the same claims, and what they differ on, to be adjudicated."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Disagreement, Table
from foedus.desk.deciding import person
from foedus.desk.visit import Visit

__all__ = ["AgreementPage", "agreement"]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Agreement by field, and the disagreements: those first that nobody has adjudicated."""

    template: ClassVar = "agreement.html"
    title: ClassVar = "Agreement"
    rows: Table[Any]
    differing: Table[Disagreement]

    @property
    def ordered(self) -> list[Disagreement]:
        """The disagreements, those first that nobody has adjudicated."""
        return sorted(self.differing, key=lambda row: row.settled)

    def told(self) -> dict[str, Any]:
        """Return what `foedus agreement --json` does."""
        return {"agreement": self.rows.to_json(), "disagreements": self.differing.to_json()}


def agreement(visit: Visit) -> AgreementPage:
    """Return the page; to who works blind, of what that person has decided about, and no more."""
    rows, differing = visit.record.agreement(), visit.record.disagreements()
    if visit.settings.blind:
        own = person(visit)
        seen = tuple(row for row in differing if own in {choice.coder for choice in row.choices})
        differing = Table(seen, differing.of)
    return AgreementPage(rows, differing)
