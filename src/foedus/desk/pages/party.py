"""A party or a person: what it says, asks and is asked, whom it blames, what is said of it, where it stands."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Demand, Posture, Responsibility, Standing, Statement, Table, Who
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["PartyPage", "party"]

SHOWN = 20


@dataclass(frozen=True, slots=True)
class PartyPage:
    """What the record says of one party; `who` is how the address names it."""

    template: ClassVar = "party.html"
    who: str
    name: str
    code: str
    standing: Table[Standing]
    said: Table[Statement]
    of_it: Table[Statement]
    asks: Table[Demand]
    asked: Table[Demand]
    blames: Table[Responsibility]
    posture: Table[Posture]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.name

    def told(self) -> dict[str, Any]:
        """Return what the page shows, each part as its own command's `--json` does."""
        parts: dict[str, Table[Any]] = {
            "standing": self.standing,
            "statements_by": self.said,
            "statements_about": self.of_it,
            "demands_by": self.asks,
            "demands_to": self.asked,
            "responsibility": self.blames,
            "posture": self.posture,
        }
        return {name: table.to_json() for name, table in parts.items()}


def party(visit: Visit) -> PartyPage:
    """Return the page of whom the address names; QueryError where nobody has the name."""
    record, who = visit.record, visit.named["who"]
    question = Question.of(visit.asked)
    asked = question.filters | {"about": who}
    known = record.knowledge.by_id.get(who) or next(iter(record.knowledge.named(who)), None)
    code, name = (known.id, known.name) if known else (who, who)
    demands = record.demands(limit=SHOWN * 2, **asked)
    said = record.statements(limit=SHOWN, **question.filters | {"by": who})[::-1]
    ids = {row.id for row in said}
    of_it = (row for row in record.statements(limit=SHOWN * 2, **asked)[::-1] if row.id not in ids)
    return PartyPage(
        who=who,
        name=name,
        code=code,
        standing=record.standing(limit=SHOWN, **asked),
        said=said,
        of_it=Table(tuple(of_it)[:SHOWN], Statement),
        asks=Table(tuple(row for row in demands if _is(row.demander, code, name)), Demand),
        asked=Table(tuple(row for row in demands if _is(row.addressee, code, name)), Demand),
        blames=record.responsibility(limit=SHOWN, **asked),
        posture=record.posture(limit=SHOWN, **asked),
    )


def _is(who: Who | None, code: str, name: str) -> bool:
    return who is not None and (code == who.party or name.casefold() == who.name.casefold())
