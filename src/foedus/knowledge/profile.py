"""Everything that is known of one entity on a day: what it is called, where it belongs, who holds which office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.knowledge.entity import Entity, FormalStep, Membership, Tenure
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.periods import bounds

__all__ = ["Profile", "profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity on a day; without one, of all times.

    `memberships` and `steps` are those of a state, or of the members of an organisation; `tenures` the offices of a
    person, or those that people hold for a party. `kinds_of_standing` are those that an organisation knows.
    """

    entity: Entity
    on: date | None
    memberships: tuple[Membership, ...]
    steps: tuple[FormalStep, ...]
    tenures: tuple[Tenure, ...]
    organs: tuple[Entity, ...]
    parent: str
    kinds_of_standing: tuple[str, ...]
    chair: str | None

    @property
    def sources(self) -> tuple[str, ...]:
        """What the tenures, memberships and steps rest on, each once."""
        tenures, spells = (one.source for one in self.tenures), (one.source for one in self.memberships)
        return tuple(dict.fromkeys(filter(None, (*tenures, *spells, *(step.source for step in self.steps)))))


def profile(known: Knowledge, entity: Entity, on: date | None = None) -> Profile:
    """Return what is known of the entity on that day, or of all times."""
    id = entity.id
    steps = (step for step in known.memberships.steps if id in (step.member, step.organisation, *step.by))
    organs = (one for one in known.by_id.others if one.type == "organ" and one.party == id)
    return Profile(
        entity,
        on,
        tuple(sorted(_memberships(known, id, on), key=_place)),
        tuple(sorted((step for step in steps if on is None or bounds(step.on)[0] <= on), key=lambda step: step.on)),
        tuple(sorted((one for one in _tenures(known, entity, on) if id in (one.person, one.party)), key=_turn)),
        tuple(organ for organ in organs if organ is not entity),
        known.memberships.parent(id),
        known.memberships.kinds_of_standing(id),
        known.memberships.chair(id, on) if on else None,
    )


def _tenures(known: Knowledge, entity: Entity, on: date | None) -> Iterator[Tenure]:
    """Yield the tenures of that day of its party, but for those of ours whose office a user gives to another."""
    held = [one for one in known.offices.of_party(entity.party) if on is None or known.offices.holds(one, on)]
    taken = {(one.office, one.party) for one in held if one.own and on is not None}
    for one in held:
        office = known.office(one.office)
        if one.own or (one.office, one.party) not in taken or (office is not None and office.several):
            yield one


def _memberships(known: Knowledge, id: str, on: date | None) -> Iterator[Membership]:
    if on is None:
        yield from (spell for spell in known.memberships.all if id in (spell.member, spell.organisation))
        return
    yield from known.memberships.standings(id, on).values()
    for organisation in known.memberships.organisations:
        standing = known.memberships.standings(organisation, on).get(id)
        if standing is not None:
            yield standing


def _place(spell: Membership) -> tuple[str, str, str]:
    return spell.organisation, spell.member, spell.start or ""


def _turn(tenure: Tenure) -> tuple[str, str]:
    return tenure.office, tenure.start or ""
