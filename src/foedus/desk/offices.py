"""Who held which office of a party when, or which offices a person held, as it is known beside what texts say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.api import Knowledge, Tenure, Who, bounds

__all__ = ["Held", "OfficeHeld", "offices"]


@dataclass(frozen=True, slots=True)
class Held:
    """A time in an office: `start` and `end` are EDTF, None where it is not known, or goes on as far as is known."""

    who: Who
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office, of a party, and who held it, the last first. `several` says that it is no one person's at a time."""

    office: str
    party: Who
    held: tuple[Held, ...]
    several: bool


def offices(tenures: Iterable[Tenure], knowledge: Knowledge) -> tuple[OfficeHeld, ...]:
    """Return the offices that these tenures are of, those of one person at a time first, by name."""
    found: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault((tenure.party, tenure.office), []).append(tenure)
    rows = [_row(office, party, told, knowledge) for (party, office), told in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.several, row.party.name, row.office)))


def _row(office: str, party: str, tenures: list[Tenure], knowledge: Knowledge) -> OfficeHeld:
    known = knowledge.office(office)
    of = knowledge.by_id.get(party)
    held = tuple(_held(sorted(tenures, key=_beginning, reverse=True), knowledge))
    return OfficeHeld(office, Who(of.name if of else party, party), held, bool(known and known.several))


def _held(tenures: Iterable[Tenure], knowledge: Knowledge) -> Iterator[Held]:
    for tenure in tenures:
        person = knowledge.by_id.get(tenure.person)
        yield Held(Who(person.name if person else tenure.person, tenure.party), tenure.start, tenure.end)


def _beginning(tenure: Tenure) -> date:
    found = bounds(tenure.start) if tenure.start else None
    return found[0] if found else date.min
