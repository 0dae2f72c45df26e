"""A party or a person: offices, where it stands, what it asks and is asked, whom it blames, what is said of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from foedus.api import Demand, Posture, Responsibility, Row, Standing, Statement, Table, Who
from foedus.api.plain import plain
from foedus.desk.offices import OfficeHeld, offices
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["PartyPage", "party"]

R = TypeVar("R", bound=Row)

SHOWN = 12
STANDING = 6
BLAMES, PERSON = "blames", "person"


@dataclass(frozen=True, slots=True)
class PartyPage:
    """What is known and what the record says of one party or person; `who` is how the address names it."""

    template: ClassVar = "party.html"
    who: str
    name: str
    code: str
    is_person: bool
    offices: tuple[OfficeHeld, ...]
    sources: tuple[str, ...]
    standing: Table[Standing]
    said: Table[Statement]
    of_it: Table[Statement]
    asks: Table[Demand]
    asked: Table[Demand]
    blames: Table[Responsibility]
    blamed: Table[Responsibility]
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
            "blames": self.blames,
            "blamed_by": self.blamed,
            "posture": self.posture,
        }
        return {"offices": plain(self.offices)} | {name: table.to_json() for name, table in parts.items()}


def party(visit: Visit) -> PartyPage:
    """Return the page of whom the address names; QueryError where nobody has the name."""
    record, who = visit.record, visit.named["who"]
    question = Question.of(visit.asked)
    known = record.knowledge.by_id.get(who) or next(iter(record.knowledge.named(who)), None)
    code, name = (known.id, known.name) if known else (who, who)
    who = name if known and known.type == PERSON else who
    asked = question.filters | {"about": who}
    profile = record.look_up(known.id)[0] if known else None
    demands = record.demands(limit=SHOWN * 2, **asked)[::-1]
    said = record.statements(limit=SHOWN, **question.filters | {"by": who})[::-1]
    ids = {row.id for row in said}
    of_it = (row for row in record.statements(limit=SHOWN * 2, **asked)[::-1] if row.id not in ids)
    own = record.responsibility(limit=SHOWN, **question.filters | {"by": who})[::-1]
    blame = record.responsibility(limit=SHOWN * 2, **asked)[::-1]
    return PartyPage(
        who=who,
        name=name,
        code=code,
        is_person=bool(known and known.type == PERSON),
        offices=offices(profile.tenures, record.knowledge) if profile else (),
        sources=tuple(dict.fromkeys(one.source for one in profile.tenures if one.source)) if profile else (),
        standing=record.standing(limit=STANDING, **asked),
        said=said,
        of_it=Table(tuple(of_it)[:SHOWN], Statement),
        asks=_of(demands, lambda row: _is(row.demander, code, name), Demand),
        asked=_of(demands, lambda row: _is(row.addressee, code, name), Demand),
        blames=_of(own, lambda row: row.stance == BLAMES, Responsibility),
        blamed=_of(blame, lambda row: row.stance == BLAMES and _is(row.blamed, code, name), Responsibility),
        posture=record.posture(limit=SHOWN, **asked)[::-1],
    )


def _of(rows: Iterable[R], test: Callable[[R], bool], kind: type[R]) -> Table[R]:
    return Table(tuple(filter(test, rows))[:SHOWN], kind)


def _is(who: Who | None, code: str, name: str) -> bool:
    return who is not None and (code == who.party or name.casefold() == who.name.casefold())
