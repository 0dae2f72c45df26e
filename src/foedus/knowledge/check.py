"""Look for what is wrong in the data: names of nobody, dates that cross, lines that overlap."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from foedus.knowledge.entity import Membership, Tenure
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.periods import bounds
from foedus.model import ACTOR_TYPES

__all__ = ["check"]

_HANDOVER = timedelta(days=1)

Stretch = Membership | Tenure


def check() -> tuple[str, ...]:
    """Return what is wrong in the package's data, a sentence each; () when all is well."""
    known = Knowledge.load()
    return (
        *_strange_entities(known),
        *_strange_parties(known),
        *_unknown_offices(known),
        *_crossed((*known.memberships.all, *known.offices.tenures)),
        *_overlapping(known.memberships.all),
        *_overlapping(tenure for tenure in known.offices.tenures if not _held_by_several(known, tenure)),
    )


def _strange_entities(known: Knowledge) -> Iterator[str]:
    for entity in known.by_id.values():
        if entity.type not in ACTOR_TYPES:
            yield f"{entity.id}: type {entity.type}"
        if not entity.names or not all(entity.names):
            yield f"{entity.id}: a name is empty"
        if len(set(entity.names)) < len(entity.names):
            yield f"{entity.id}: a name twice"


def _strange_parties(known: Knowledge) -> Iterator[str]:
    parties = {entity.id for entity in known.by_id.values() if entity.type in ("state", "organisation")}
    for entity in known.by_id.values():
        home = entity.party.rpartition(":")[2]
        if home not in parties | {"NGO", "MED", "CVL", "BUS"}:
            yield f"{entity.id}: party {entity.party} is none of ours"
    for membership in known.memberships.all:
        if {membership.member, membership.organisation} - parties:
            yield f"{membership.member} in {membership.organisation}: one of them is none of ours"
    for party in sorted(set(known.demonyms.values()) - parties):
        yield f"people of {party}, which is no state of ours"


def _unknown_offices(known: Knowledge) -> Iterator[str]:
    for tenure in known.offices.tenures:
        office = known.office(tenure.office)
        if office is None or office.id != tenure.office:
            yield f"{tenure.person}: no office {tenure.office!r} in offices.toml"


def _crossed(stretches: Iterable[Stretch]) -> Iterator[str]:
    for stretch in stretches:
        if stretch.start and stretch.end and bounds(stretch.start)[0] > bounds(stretch.end)[1]:
            yield f"{_label(stretch)}: ends before it starts"


def _overlapping(stretches: Iterable[Stretch]) -> Iterator[str]:
    """Yield pairs of one kind that surely hold together for more than the day of a handover."""
    kinds: dict[tuple[str, ...], list[Stretch]] = {}
    for stretch in stretches:
        kinds.setdefault(_kind(stretch), []).append(stretch)
    for same in kinds.values():
        ordered = sorted(same, key=_first_day)
        for earlier, later in pairwise(ordered):
            if _surely_last_day(earlier) - _first_day(later) >= _HANDOVER:
                yield f"{_label(earlier)} and {_label(later)} overlap"


def _held_by_several(known: Knowledge, tenure: Tenure) -> bool:
    office = known.office(tenure.office)
    return office is not None and office.several


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
    return f"{' '.join(_kind(stretch))} {stretch.start or ''}/{stretch.end or '..'}"
