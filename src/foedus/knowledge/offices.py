"""Who held which office when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from foedus.knowledge.entity import Office, Tenure
from foedus.knowledge.folding import fold
from foedus.knowledge.people import People
from foedus.knowledge.periods import bounds, in_force
from foedus.knowledge.tables import toml

__all__ = ["Offices", "load_offices"]


class Offices:
    """Offices by their words, and tenures by party; an open tenure tells nothing of the days after `known_until`."""

    def __init__(
        self, offices: Iterable[Office], stands_for: Mapping[str, str], people: People, *, known_until: date
    ) -> None:
        self._by_words = {fold(word): office for office in offices for word in (office.id, *office.words)}
        self._stands_for = stands_for
        self._known_until = known_until
        self._people = people

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """All tenures, in the order of the data."""
        return tuple(tenure for party in self._people.parties for tenure in self._people.tenures(party))

    def office(self, words: str) -> Office | None:
        """Return the office that the words name: "spokeswoman", "Minister of Foreign Affairs"."""
        return self._by_words.get(fold(words))

    def of(self, person: str) -> tuple[Tenure, ...]:
        """Return the tenures of the person of that id."""
        return self._people.tenures_of(person)

    def holder(self, office: str, party: str, on: date | None) -> str | None:
        """Return the id of who held the office that day, or holds it by the latest that is known.

        Of an office that several hold, only whoever alone is known to speak for its organ.
        """
        named = self.office(office)
        if named is not None and named.several:
            return self._only_holder(named, party, on)
        wanted = named.id if named else office
        for id in (wanted, self._stands_for.get(wanted), *(id for id, of in self._stands_for.items() if of == wanted)):
            held = self._held(id, party, on) if id else ()
            if held:
                return max(held, key=lambda tenure: (tenure.own, _beginning(tenure))).person
        return None

    def of_party(self, party: str) -> tuple[Tenure, ...]:
        """Return the tenures of the offices of that party."""
        return self._people.tenures(party)

    def holds(self, tenure: Tenure, on: date) -> bool:
        """Tell whether the tenure is known to hold; an open one of ours tells nothing after the data was kept."""
        told = tenure.end is not None or tenure.own or on <= self._known_until
        return told and in_force(tenure.start, tenure.end, on)

    def _only_holder(self, office: Office, party: str, on: date | None) -> str | None:
        held = self._held(office.id, party, on) if office.organ else ()
        held = tuple(tenure for tenure in held if tenure.own) or held
        return held[0].person if len(held) == 1 else None

    def _held(self, office: str, party: str, on: date | None) -> tuple[Tenure, ...]:
        tenures = (tenure for tenure in self._people.tenures(party) if tenure.office == office)
        if on is None:
            return tuple(tenures)
        return tuple(tenure for tenure in tenures if self.holds(tenure, on))


def load_offices() -> tuple[tuple[Office, ...], Mapping[str, str]]:
    """Return the offices of `data/offices.toml`, and which office stands for which where a state has not that one."""
    data = toml("offices")
    offices = tuple(
        Office(id, entry["sector"], tuple(_words(entry, data)), entry.get("several", False), "organs" in entry)
        for id, entry in data.items()
    )
    return offices, {id: entry["stands_for"] for id, entry in data.items() if "stands_for" in entry}


def _words(entry: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[str]:
    yield from entry.get("words", ())
    for organ in entry.get("organs", ()):
        for word in data[entry["of"]]["words"]:
            yield f"{organ} {word}"


def _beginning(tenure: Tenure) -> date:
    return bounds(tenure.start)[0] if tenure.start else date.min
