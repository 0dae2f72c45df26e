"""Who held which office when."""

from collections.abc import Iterable, Mapping
from datetime import date

from foedus.knowledge.entity import Office, Tenure
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import bounds, in_force
from foedus.knowledge.tables import toml

__all__ = ["Offices", "load_offices"]


class Offices:
    """Offices by their words, and tenures by party."""

    def __init__(self, offices: Iterable[Office], stands_for: Mapping[str, str], tenures: Iterable[Tenure]) -> None:
        self._by_words = {fold(word): office for office in offices for word in (office.id, *office.words)}
        self._stands_for = stands_for
        self.tenures = tuple(tenures)
        self._by_party: dict[str, list[Tenure]] = {}
        self._by_person: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            self._by_party.setdefault(tenure.party, []).append(tenure)
            self._by_person.setdefault(tenure.person, []).append(tenure)

    def office(self, words: str) -> Office | None:
        """Return the office that the words name: "spokeswoman", "Minister of Foreign Affairs"."""
        return self._by_words.get(fold(words))

    def of(self, person: str) -> tuple[Tenure, ...]:
        """Return the tenures of the person of that id."""
        return tuple(self._by_person.get(person, ()))

    def holder(self, office: str, party: str, on: date | None) -> str | None:
        """Return the id of who held the office that day, or holds it by the latest that is known."""
        named = self.office(office)
        wanted = named.id if named else office
        held = self._held(wanted, party, on)
        if held:
            return max(held, key=_beginning).person
        for other in (self._stands_for.get(wanted), *(id for id, of in self._stands_for.items() if of == wanted)):
            held = self._held(other, party, on) if other else ()
            if held:
                return max(held, key=_beginning).person
        return None

    def _held(self, office: str, party: str, on: date | None) -> tuple[Tenure, ...]:
        tenures = (tenure for tenure in self._by_party.get(party, ()) if tenure.office == office)
        if on is None:
            return tuple(tenures)
        return tuple(tenure for tenure in tenures if in_force(tenure.start, tenure.end, on))


def load_offices() -> tuple[tuple[Office, ...], Mapping[str, str]]:
    """Return the offices of `data/offices.toml`, and which office stands for which where a state has not that one."""
    data = toml("offices")
    offices = tuple(
        Office(id, entry["sector"], tuple(entry["words"]), entry.get("several", False)) for id, entry in data.items()
    )
    return offices, {id: entry["stands_for"] for id, entry in data.items() if "stands_for" in entry}


def _beginning(tenure: Tenure) -> date:
    return bounds(tenure.start)[0] if tenure.start else date.min
