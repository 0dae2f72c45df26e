"""The people of the data and the offices they held, made of their lines when their party or a word of a name is asked.

Nine tenths of the names that are known are people's, and a text is about few of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from foedus.knowledge.called import called, cased
from foedus.knowledge.entity import Entity, Tenure
from foedus.knowledge.folding import pieces
from foedus.knowledge.periods import period
from foedus.knowledge.tables import Row, Tables, listed

__all__ = ["Entities", "People"]

NOT_LATIN = "\u0370"  # Greek, Cyrillic, Armenian and what else comes after them in Unicode


@dataclass(frozen=True, slots=True)
class _Made:
    people: tuple[Entity, ...]
    tenures: tuple[Tenure, ...]
    by_person: Mapping[str, Sequence[Tenure]]


class People:
    """People and tenures by party. `countries` says where a party is at home, `sectors` of which one an office is."""

    def __init__(self, tables: Tables, countries: Mapping[str, str], sectors: Mapping[str, str]) -> None:
        self._countries = countries
        self._sectors = sectors
        self._rows: dict[str, list[Row]] = {}
        self._made: dict[str, _Made] = {}
        written: dict[str, list[str]] = {}
        for row in tables.rows("people"):
            party, name, also = row.pick("party", "name", "also")
            self._rows.setdefault(party, []).append(row)
            written.setdefault(party, []).append(f"{name} {also}")
        self._names = {party: " ".join(names) for party, names in written.items()}

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of which somebody is known, in the order of the data."""
        return tuple(self._rows)

    def parties_of(self, piece: str) -> Sequence[str]:
        """Return the parties of which somebody has that folded piece in a name."""
        return (self._by_piece if piece < NOT_LATIN else self._by_foreign_piece).get(piece, ())

    @cached_property
    def _by_piece(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for party, names in self._names.items():
            words = set(names.lower().replace(",", " ").split())
            odd = {word for word in words if not (word.isascii() and word.isalpha())}
            latin = {piece for word in odd if word[0] < NOT_LATIN for piece in pieces(word)}
            for piece in words - odd | latin:
                found.setdefault(piece, []).append(party)
        return found

    @cached_property
    def _by_foreign_piece(self) -> Mapping[str, Sequence[str]]:
        """Like the other, for words in other letters than ours, which few texts ask for."""
        found: dict[str, list[str]] = {}
        for party, names in self._names.items():
            foreign = {word for word in names.lower().replace(",", " ").split() if word[0] >= NOT_LATIN}
            for piece in {piece for word in foreign for piece in pieces(word)}:
                found.setdefault(piece, []).append(party)
        return found

    def of(self, party: str) -> tuple[Entity, ...]:
        """Return the people of the party, in the order of the data."""
        return self._make(party).people

    def tenures(self, party: str) -> tuple[Tenure, ...]:
        """Return who held which office of the party, in the order of the data."""
        return self._make(party).tenures

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """Return the offices that the person of that id held, in the order of the data."""
        return tuple(self._make(person.partition("/")[0]).by_person.get(person, ()))

    def _make(self, party: str) -> _Made:
        made = self._made.get(party)
        if made is None:
            rows = self._rows.get(party, ())
            tenures = tuple(map(_tenure, rows))
            by_person: dict[str, list[Tenure]] = {}
            for tenure in tenures:
                by_person.setdefault(tenure.person, []).append(tenure)
            made = _Made(tuple(self._people(party, rows)), tenures, by_person)
            made = self._made.setdefault(party, made)  # another thread may have been faster
        return made

    def _people(self, party: str, rows: Iterable[Row]) -> Iterator[Entity]:
        """Yield each person once, with the names of all rows and the rest of the last one, a user's own before ours."""
        names: dict[str, dict[str, None]] = {}
        last: dict[str, Row] = {}
        for row in rows:
            name = cased(row["name"])
            names.setdefault(name, {}).update(dict.fromkeys(called(row["name"], *listed(row["also"]))))
            if row.own or name not in last or not last[name].own:
                last[name] = row
        country = self._countries.get(party, party.rpartition(":")[2])
        for name, row in last.items():
            sector = self._sectors.get(row["office"], "GOV")
            called_so = tuple(names[name])
            yield Entity(_id(party, name), "person", name, party, called_so, sector, country=country, own=row.own)


def _tenure(row: Row) -> Tenure:
    party = row["party"]
    person = _id(party, cased(row["name"]))
    return Tenure(person, row["office"], party, *period(row["period"]), row.source, row.own)


def _id(party: str, name: str) -> str:
    return f"{party}/{name}"


class Entities(Mapping[str, Entity]):
    """Every entity by its id; of two with one id the first given. People are made when they are asked for."""

    def __init__(self, others: Iterable[Entity], people: People) -> None:
        self._known: dict[str, Entity] = {}
        for entity in others:
            self._known.setdefault(entity.id, entity)
        self._people = people
        self._met: set[str] = set()

    @property
    def others(self) -> tuple[Entity, ...]:
        """All but the people, who are made only when somebody asks for them."""
        return tuple(entity for entity in self._known.values() if entity.type != "person")

    def __getitem__(self, id: str) -> Entity:
        if id not in self._known:
            self._meet(id.partition("/")[0])
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        for party in self._people.parties:
            self._meet(party)
        return iter(self._known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _meet(self, party: str) -> None:
        if party not in self._met:
            self._known |= {person.id: person for person in self._people.of(party)}
            self._met.add(party)
