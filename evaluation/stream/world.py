"""What the invented world is made of: states, disputes, and the things that happen in them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

__all__ = [
    "Blame",
    "Claimed",
    "Conduct",
    "Demand",
    "Dispute",
    "Meeting",
    "Person",
    "Sanction",
    "State",
    "Step",
    "Thing",
    "TwoWords",
    "data",
    "disputes",
    "states",
]

DATA = Path(__file__).parent / "data"


@cache
def data(name: str) -> dict[str, Any]:
    """Return the data file of that name."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented who speaks for a state. `role` is leader, minister or spokes."""

    party: str
    role: str
    title: str
    name: str
    pronoun: str

    @property
    def surname(self) -> str:
        """The last part of the name, by which later sentences call him or her."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class State:
    """A state as the press calls it."""

    code: str
    name: str
    adjective: str
    cities: tuple[str, ...]
    people: dict[str, Person]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A quarrel inside an organisation."""

    name: str
    organisation: str
    full: str
    article: bool
    bloc: tuple[str, ...]
    body: str
    members: tuple[str, ...]
    aggrieved: str
    opponent: str
    neighbours: tuple[str, ...]
    steps: tuple[str, ...]
    boilerplate: tuple[str, ...]
    demands: tuple[tuple[str, ...], ...]
    matters: tuple[tuple[str, ...], ...]
    sanctions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that happens in a dispute, known by its id, on a day."""

    id: str
    dispute: Dispute
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Thing):
    """A meeting of the organisation (`parties` are its members) or talks of two. `signed` counts documents."""

    format: str
    parties: tuple[str, ...]
    place: str
    host: str
    announced: date
    held: bool = True
    away: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    signed: int | None = None

    @property
    def of_organisation(self) -> bool:
        """Whether the organisation meets, and not two states by themselves."""
        return self.format != "talks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Thing):
    """What one state wants of another. `outcome` is met, refused, unanswered or open; `content` has two wordings."""

    demander: str
    addressee: str
    content: tuple[str, ...]
    deadline: date | None
    outcome: str
    answered: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Thing):
    """A formal step."""

    member: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame(Thing):
    """One state holds another to blame; `stance` is what that one answers, "" for nothing."""

    blamer: str
    blamed: str
    matter: tuple[str, ...]
    stance: str
    replied: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct(Thing):
    """Conduct towards the organisation."""

    actor: str
    conduct: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction(Thing):
    """One state bars something of another's."""

    actor: str
    target: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(Thing):
    """Somebody says, wrongly, that a member has left."""

    speaker: str
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWords(Thing):
    """An actor says one thing and, on `later`, the opposite. `lines` are the two lists that the sentences are from."""

    speaker: str
    lines: tuple[str, str]
    later: date
    demand: Demand | None = None
    matter: tuple[str, ...] = ()


@cache
def states() -> dict[str, State]:
    """Return every state by code."""
    return {code: _state(code, row) for code, row in data("states").items()}


@cache
def disputes() -> tuple[Dispute, ...]:
    """Return the disputes in the file's order."""
    return tuple(_dispute(name, row) for name, row in data("disputes").items())


def _state(code: str, row: dict[str, Any]) -> State:
    people = {role: _person(code, role, row[role]) for role in ("leader", "minister", "spokes")}
    return State(code, row["name"], row["adjective"], tuple(row["cities"]), people)


def _person(code: str, role: str, written: str) -> Person:
    title, name, pronoun = (part.strip() for part in written.split("|"))
    return Person(code, role, title, name, pronoun)


def _dispute(name: str, row: dict[str, Any]) -> Dispute:
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    plain |= {
        "demands": tuple(tuple(one["content"]) for one in row["demands"]),
        "matters": tuple(tuple(one["words"]) for one in row["matters"]),
        "sanctions": tuple(row["sanctions"]["lines"]),
    }
    return Dispute(name, **plain)
