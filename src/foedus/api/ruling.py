"""People's word on accounts that cannot all hold: given, taken back, listed, and taken in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Self, Unpack

from foedus.api.articles import resting_on
from foedus.api.columns import Column
from foedus.api.deciding import By, whoever
from foedus.api.taking import Left, Taken
from foedus.api.why import full_id
from foedus.errors import DecisionError, QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers import Contradiction, ruled
from foedus.model import Ruling
from foedus.record.lines import tell_ruling
from foedus.store import Store

__all__ = ["Settled", "rule", "said", "take_rulings", "unrule", "with_rulings"]


@dataclass(frozen=True, slots=True)
class Settled:
    """A ruling as a row: `holds` and `against` are the claims of the account that holds, and of the others.

    Where it is kept open, all are `against` one another.
    """

    columns: ClassVar = ("decided", "person", "holds", "against", "note")
    id: str
    holds: tuple[str, ...]
    against: tuple[str, ...]
    person: str
    decided: datetime
    note: str | None
    ruling: Ruling

    @classmethod
    def of(cls, ruling: Ruling) -> Self:
        """Return the ruling as a row."""
        holds = () if ruling.holds is None else ruling.sides[ruling.holds]
        others = (side for at, side in enumerate(ruling.sides) if at != ruling.holds)
        against = tuple(claim for side in others for claim in side)
        return cls(ruling.id, holds, against, ruling.person, ruling.decided, ruling.note, ruling)

    @classmethod
    def line(cls) -> tuple[Column, ...]:
        """Return the columns of a flat table."""
        return (
            Column("id", "text", lambda row: row.id),
            Column("holds", "texts", lambda row: list(row.holds)),
            Column("against", "texts", lambda row: list(row.against)),
            Column("person", "text", lambda row: row.person),
            Column("decided", "time", lambda row: row.decided),
            Column("note", "text", lambda row: row.note),
        )

    def told(self) -> dict[str, Any]:
        """Return the ruling as JSON data, which `Record.take_decisions` reads."""
        return tell_ruling(self.ruling)


def rule(
    store: Store, knowledge: Knowledge, claim: str, against: str | None, *, keep_open: bool, **by: Unpack[By]
) -> Contradiction:
    """Record that the account which a claim gives holds, or that it is kept open, and return the contradiction then."""
    row = _of(store, knowledge, claim, against)
    sides = tuple(side.claims for side in row.sides)
    holds = None if keep_open else _side_of(row, full_id(store, claim))
    person = by.get("person") or whoever()
    store.add_ruling(Ruling(sides, holds, person, datetime.now(UTC), by.get("note")))
    return next(iter(with_rulings(store, [row])))


def unrule(store: Store, knowledge: Knowledge, claim: str, against: str | None, **by: Unpack[By]) -> Contradiction:
    """Take back what was said last of a contradiction, and return it as it is then."""
    row = next(iter(with_rulings(store, [_of(store, knowledge, claim, against)])))
    if not row.rulings:
        raise DecisionError("nobody has said anything of this contradiction", "see `foedus contradictions`")
    last = next(one for one in store.rulings() if one.id == row.rulings[-1].id)
    store.undo_ruling(last, person=by.get("person") or whoever(), note=by.get("note"))
    return next(iter(with_rulings(store, [row])))


def with_rulings(store: Store, rows: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
    """Return the contradictions with what people say of each now."""
    return tuple(ruled(rows, store.rulings()))


def said(store: Store) -> Iterator[Settled]:
    """Yield what people say of contradictions, by time."""
    return map(Settled.of, store.rulings())


def take_rulings(store: Store, found: Sequence[Ruling]) -> Taken:
    """Take in what people say of contradictions elsewhere; what is about claims that are not here is left."""
    known = {ruling.id for ruling in store.rulings()}
    new = {ruling.id: ruling for ruling in found if ruling.id not in known}
    left = []
    for ruling in new.values():
        try:
            store.add_ruling(ruling)
        except QueryError as error:
            left.append(Left(ruling.sides[0][0], error.what))
    return Taken(len(new) - len(left), len(found) - len(new), tuple(left))


def _of(store: Store, knowledge: Knowledge, claim: str, against: str | None) -> Contradiction:
    """Return the contradiction in which a claim stands, and the other one on another side; DecisionError if unclear."""
    name = full_id(store, claim)
    other = against and full_id(store, against)
    found = [
        one.row
        for one in resting_on(store, knowledge, name)
        if isinstance(one.row, Contradiction) and (not other or _side_of(one.row, other) is not None)
    ]
    if other:
        found = [row for row in found if _side_of(row, other) != _side_of(row, name)][:1]
    if not found:
        between = f"{name} and {other}" if other else name
        raise DecisionError(f"no contradiction rests on {between}", "`foedus contradictions` lists them with claims")
    if len(found) > 1:
        told = "; ".join(f"{row.subject} ({_another(row, name)})" for row in found)
        raise DecisionError(f"{len(found)} contradictions rest on {name}", f"name a claim against it: {told}")
    return found[0]


def _side_of(row: Contradiction, claim: str) -> int | None:
    return next((at for at, side in enumerate(row.sides) if claim in side.claims), None)


def _another(row: Contradiction, claim: str) -> str:
    own = _side_of(row, claim)
    return next(side.claims[0] for at, side in enumerate(row.sides) if at != own)
