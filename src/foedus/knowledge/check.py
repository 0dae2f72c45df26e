"""Look for what is wrong in the data: names of nobody, dates that cross, lines that overlap or leave a gap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from foedus.knowledge.entity import FULL, FormalStep, Membership, Tenure
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.periods import bounds
from foedus.model import ACTOR_TYPES

__all__ = ["GAP", "Flaw", "check"]

GAP = "gap"  # the one kind of flaw that is no mistake: nothing is known, and nothing is claimed
_A_DAY = timedelta(days=1)
_GROUPS = frozenset({"NGO", "MED", "CVL", "BUS"})
_STEPS = {
    "applied", "invited", "negotiates", "signed", "ratified", "approved", "acceded", "suspended", "reinstated",
    "announced_withdrawal", "notified_withdrawal", "withdrew", "expelled",
}  # fmt: skip
_FOLLOWING = ("suspended", "withdrawing", "withdrawn", "expelled")  # what may become of any member

Stretch = Membership | Tenure


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in the data, in a sentence. Kinds: `entity party office dates overlap standing step gap`."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@lru_cache(maxsize=4)
def check(known: Knowledge) -> tuple[Flaw, ...]:
    """Return the flaws of the data, those that are mistakes first; () when all is well."""
    tenures = tuple(tenure for tenure in known.offices.tenures if not _held_by_several(known, tenure))
    return (
        *_strange_entities(known),
        *_strange_parties(known),
        *_unknown_offices(known),
        *_crossed((*known.memberships.all, *known.memberships.chairs, *known.offices.tenures)),
        *_overlapping((*known.memberships.all, *tenures)),
        *_strange_organisations(known),
        *_strange_steps(known),
        *_gaps(tenures),
    )


def _strange_entities(known: Knowledge) -> Iterator[Flaw]:
    for entity in known.by_id.values():
        if entity.type not in ACTOR_TYPES:
            yield Flaw("entity", f"{entity.id} is of type {entity.type}")
        if not entity.names or not all(entity.names):
            yield Flaw("entity", f"{entity.id} has an empty name")
        if len(set(entity.names)) < len(entity.names):
            yield Flaw("entity", f"{entity.id} has a name twice")


def _strange_parties(known: Knowledge) -> Iterator[Flaw]:
    parties = {entity.id for entity in known.by_id.values() if entity.type in ("state", "organisation")}
    homes = parties | _GROUPS
    for entity in known.by_id.values():
        if entity.party.rpartition(":")[2] not in homes:
            yield Flaw("party", f"{entity.id} is of {entity.party}, which is none that we know")
    for spell in (*known.memberships.all, *known.memberships.chairs):
        if spell.member not in parties:
            yield Flaw("party", f"{spell.member} in {spell.organisation} is none that we know")
    for party in sorted(set(known.demonyms.values()) - parties):
        yield Flaw("party", f"there is a people of {party}, which is no state that we know")


def _unknown_offices(known: Knowledge) -> Iterator[Flaw]:
    for tenure in known.offices.tenures:
        office = known.office(tenure.office)
        if office is None or office.id != tenure.office:
            yield Flaw("office", f"{tenure.person} is {tenure.office!r}, which offices.toml has not")


def _crossed(stretches: Iterable[Stretch]) -> Iterator[Flaw]:
    for stretch in stretches:
        if stretch.start and stretch.end and bounds(stretch.start)[0] > bounds(stretch.end)[1]:
            yield Flaw("dates", f"{_label(stretch)} ends before it starts")


def _overlapping(stretches: Iterable[Stretch]) -> Iterator[Flaw]:
    """Yield pairs of one kind that surely hold together for more than the day of a handover."""
    for earlier, later in _in_turn(stretches):
        if _surely_last_day(earlier) - _first_day(later) >= _A_DAY:
            yield Flaw("overlap", f"{_label(earlier)} and {_label(later)} overlap")


def _gaps(tenures: Iterable[Tenure]) -> Iterator[Flaw]:
    """Yield the stretches between two holders of an office, where both dates are known and surely apart."""
    for earlier, later in _in_turn(tenures):
        if later.start and earlier.end and bounds(later.start)[0] - bounds(earlier.end)[1] > _A_DAY:
            yield Flaw(GAP, f"{' '.join(_kind(earlier))}, after {earlier.end} and before {later.start}")


def _strange_organisations(known: Knowledge) -> Iterator[Flaw]:
    """Yield organisations whose parent is not there, or that know a standing less than their own spells."""
    for code in known.memberships.organisations:
        if known.by_id[code].type != "organisation":
            yield Flaw("entity", f"the organisation {code} has the code of a {known.by_id[code].type}")
        parent = known.memberships.parent(code)
        if parent and known.organisation(parent) is None:
            yield Flaw("party", f"{code} belongs to {parent}, which is none that we know")
    for spell in known.memberships.all:
        kinds = known.memberships.kinds_of_standing(spell.organisation)
        if kinds and spell.status not in (*kinds, *_FOLLOWING):
            yield Flaw(
                "standing", f"{spell.member} is {spell.status} in {spell.organisation}, which knows no such standing"
            )


def _strange_steps(known: Knowledge) -> Iterator[Flaw]:
    """Yield steps of no kind, about nobody, or that the spells belie on the day of the step or the day after."""
    for step in known.memberships.steps:
        label = f"{step.on} {step.step} {step.member} in {step.organisation}"
        if step.step not in _STEPS:
            yield Flaw("step", f"{label}: there is no such step")
        for party in (step.member, *step.by):
            if party not in known.by_id:
                yield Flaw("step", f"{label}: {party} is none that we know")
        if not _borne_out(known, step):
            yield Flaw("step", f"{label}: the spells say otherwise")


def _borne_out(known: Knowledge, step: FormalStep) -> bool:
    after = min(bounds(step.on)[1], date.max - _A_DAY) + _A_DAY
    standing = known.standing(step.member, step.organisation, after)
    if standing and standing.own and not step.own:
        return True  # a user who knows better than we may belie us
    status = standing.status if standing else None
    match step.step:
        case "acceded" | "reinstated":
            return status in FULL
        case "suspended" | "expelled":
            return status == step.step or status in ("withdrawn", None)
        case "withdrew":
            return status not in FULL
        case _:
            return True


def _held_by_several(known: Knowledge, tenure: Tenure) -> bool:
    office = known.office(tenure.office)
    return office is not None and office.several


def _in_turn(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield each stretch with the next of its kind; a user's own are not set against ours, over which they win."""
    kinds: dict[tuple[str, ...], list[Stretch]] = {}
    for stretch in stretches:
        kinds.setdefault((*_kind(stretch), str(stretch.own)), []).append(stretch)
    for same in kinds.values():
        yield from pairwise(sorted(same, key=_first_day))


def _kind(stretch: Stretch) -> tuple[str, ...]:
    match stretch:
        case Membership():
            return stretch.member, stretch.organisation, stretch.status
        case Tenure():
            return stretch.party, stretch.office


def _first_day(stretch: Stretch) -> date:
    return bounds(stretch.start)[1] if stretch.start else date.min


def _surely_last_day(stretch: Stretch) -> date:
    return bounds(stretch.end)[0] if stretch.end else date.max


def _label(stretch: Stretch) -> str:
    who = (stretch.person.partition("/")[2],) if isinstance(stretch, Tenure) else ()
    return f"{' '.join((*_kind(stretch), *who))} {stretch.start or ''}/{stretch.end or '..'}"
