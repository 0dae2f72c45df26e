"""Two parties: how they stand with one another over time, and the acts behind each point."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import Act, Relation, Table, Turn, relation
from foedus.desk.curve import Curve, curve
from foedus.desk.question import Question
from foedus.desk.visit import Visit
from foedus.errors import QueryError

__all__ = ["PairPage", "pair"]

MOST = 60  # acts of one period that are shown
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class PairPage:
    """The relation of two parties, as the address names them; `shown` is the period whose acts are listed."""

    template: ClassVar = "pair.html"
    one: str
    other: str
    weekly: bool
    rows: Table[Relation]
    turns: Table[Turn]
    shown: Relation | None

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"{self.names[0]} and {self.names[1]}"

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called."""
        return (self.rows[0].one.name, self.rows[0].other.name) if self.rows else (self.one, self.other)

    @property
    def curve(self) -> Curve | None:
        """The relation, drawn."""
        return curve(self.rows, self.turns, self.shown.period if self.shown else None)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the period that is shown, those that are only planned last."""
        return (*self.shown.acts, *self.shown.planned)[:MOST] if self.shown else ()

    @property
    def left(self) -> int:
        """How many acts of the period are not shown."""
        return len((*self.shown.acts, *self.shown.planned)) - len(self.acts) if self.shown else 0

    def behind(self, period: str | None) -> str:
        """Return the address of the acts of a period."""
        return f"?{urlencode(({'weekly': '1'} if self.weekly else {}) | {'period': period or UNDATED})}#acts"

    def told(self) -> dict[str, Any]:
        """Return what `foedus relations ONE OTHER --json` does."""
        return {"relations": self.rows.to_json(), "turns": self.turns.to_json()}


def pair(visit: Visit) -> PairPage:
    """Return the page of two parties; QueryError for one that is no state or organisation, or a period without acts."""
    one, other = visit.named["one"], visit.named["other"]
    weekly = visit.asked.get("weekly") == "1"
    filters = Question.of(visit.asked).filters
    asked = ("relation", one, other, weekly, *filters.items())
    course = visit.keeping(asked, lambda: relation(visit.record, one, other, weekly=weekly, **filters))
    shown = _shown(course.rows, visit.asked.get("period", "").strip())
    return PairPage(one, other, weekly, course.rows, course.turns, course.whole(shown) if shown else None)


def _shown(rows: Table[Relation], period: str) -> Relation | None:
    """Return the period that is asked for, else the last in which anything was done."""
    if not period:
        done = [row for row in rows if row.period and row.count]
        return done[-1] if done else next(iter(rows), None)
    found = next((row for row in rows if (row.period or UNDATED) == period), None)
    if found is None:
        raise QueryError(f"the two did nothing in {period!r}", "choose a period from the table")
    return found
