"""Two parties: how they stand with one another over time, and the acts behind each point."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Relation, Table, Turn
from foedus.desk.curve import Curve, curve
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["PairPage", "pair"]


@dataclass(frozen=True, slots=True)
class PairPage:
    """The relation of two parties, as the address names them."""

    template: ClassVar = "pair.html"
    one: str
    other: str
    weekly: bool
    rows: Table[Relation]
    turns: Table[Turn]
    curve: Curve | None

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"{self.names[0]} and {self.names[1]}"

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called."""
        return (self.rows[0].one.name, self.rows[0].other.name) if self.rows else (self.one, self.other)

    def told(self) -> dict[str, Any]:
        """Return what `foedus relations ONE OTHER --json` does."""
        return {"relations": self.rows.to_json(), "turns": self.turns.to_json()}


def pair(visit: Visit) -> PairPage:
    """Return the page of two parties; QueryError for one that is no state or organisation."""
    one, other = visit.named["one"], visit.named["other"]
    weekly = visit.asked.get("weekly") == "1"
    filters = Question.of(visit.asked).filters
    rows = visit.record.relations(one, other, weekly=weekly, **filters)
    turns = visit.record.turns(one, other, weekly=weekly, **filters)
    return PairPage(one, other, weekly, rows, turns, curve(rows, turns))
