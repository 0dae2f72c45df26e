"""Who is who and when: the one object by which readers and ledgers ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from foedus.knowledge import entities
from foedus.knowledge.entity import Codes, Entity, Membership, Office, Resolution, Tenure
from foedus.knowledge.folding import fold, is_plain
from foedus.knowledge.memberships import Memberships
from foedus.knowledge.names import NameIndex
from foedus.knowledge.offices import Offices, load_offices
from foedus.knowledge.people import Entities, People
from foedus.knowledge.resolving import Candidate, Sectors, load_sectors, resolve, stands_for
from foedus.knowledge.tables import Added, Tables, listed, toml

__all__ = ["Knowledge"]


@dataclass(frozen=True, slots=True, eq=False)  # one is known by what it is, so that what is made of it can be kept
class Knowledge:
    """States, organisations, organs, people and groups; memberships and offices by date; words for sectors.

    Made by `load`, which reads the package's data once; every question is a look-up.
    """

    names: NameIndex
    by_id: Entities
    demonyms: Mapping[tuple[str, ...], str]
    memberships: Memberships
    offices: Offices
    sectors: Sectors
    version: str
    added: tuple[Added, ...] = ()

    def __reduce__(self) -> tuple[Callable[..., "Knowledge"], tuple[Added, ...]]:
        """Travel to another process as the user's own files alone: ours are there."""
        return Knowledge.load, self.added

    @classmethod
    def load(cls, *added: Added) -> "Knowledge":
        """Return what the package's data files hold, with a user's own before it; the second call costs nothing.

        KnowledgeError for a file that is not in the form of one of ours.
        """
        return _load(added)

    def named(self, phrase: str) -> tuple[Entity, ...]:
        """Return the entities of exactly that name (less article, possessive, diacritics), likeliest first."""
        return self.names.named(phrase)

    def named_in(self, words: str) -> frozenset[Entity]:
        """Return every entity that any run of the words names: "President Ilham ALIYEV" names a person."""
        found = words.split()
        runs = (found[start:end] for start in range(len(found)) for end in range(start + 1, len(found) + 1))
        return frozenset(entity for run in runs for entity in self.named(" ".join(run)))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entity, ...]] | None:
        """Return (how many words, the entities) for the longest name that begins at words[start], None if none does."""
        return self.names.longest(words, start)

    def demonym(self, word: str) -> str | None:
        """Return the code of the state whose people or adjective the word is: "Malian", "Armenians", "армянский".

        In lower case only a word with a letter outside ASCII is one: "polish" is none.
        """
        plain, capital = is_plain(word), word != word.lower()
        if plain and not capital:
            return None
        key = fold(word)
        english = self.demonyms.get(key) if capital else None
        return english or _demonyms_abroad().get((key, plain))

    def codes(self, state: str) -> Codes | None:
        """Return what others call the state of that code, None if it is none of ours."""
        return _codes().get(state)

    def organisation(self, code_or_name: str) -> Entity | None:
        """Return the organisation of that code or name, itself and not an organ or a seat of it."""
        known = self.by_id.get(code_or_name)
        if known and known.type == "organisation":
            return known
        found = (entity for entity in self.named(code_or_name) if entity.type == "organisation")
        return next((self.by_id[entity.id] for entity in found if not entity.place), None)

    def members(self, organisation: str, on: date) -> tuple[Membership, ...]:
        """Return the members that day by code, those suspended or withdrawing with that status; observers are none."""
        return self.memberships.members(organisation, on)

    def standing(self, party: str, organisation: str, on: date) -> Membership | None:
        """Return how the party stands in the organisation that day, None where nothing is known."""
        return self.memberships.standings(organisation, on).get(party)

    def spells(self, organisation: str) -> tuple[Membership, ...]:
        """Return how parties have stood in the organisation over time, a line for each spell."""
        return self.memberships.spells(organisation)

    def office(self, words: str) -> Office | None:
        """Return the office that the words name, without whose: "foreign minister", "spokeswoman"."""
        return self.offices.office(words)

    def holder(self, office: str, party: str, on: date | None = None) -> Entity | None:
        """Return who held the party's office that day; without a day, the latest that is known.

        None after the day up to which offices are known, unless a tenure's own end covers it, and for an office that
        several hold ("spokesperson"), unless its words tell an organ that has one ("foreign ministry spokesperson").
        """
        person = self.offices.holder(office, party, on)
        return self.by_id.get(person) if person else None

    def tenures(self, person: Entity) -> tuple[Tenure, ...]:
        """Return the offices that the person held."""
        return self.offices.of(person.id)

    def sector_of(self, noun: str) -> str | None:
        """Return the sector of the people whom a noun or noun phrase describes: "rebels" are REB."""
        return self.sectors.of(noun)

    def resolve(self, phrase: str, *, context: str = "", on: date | None = None) -> Resolution:
        """Return whom a whole noun phrase stands for; `context` is its text, `on` the day it was written."""
        return resolve(self, phrase, context=context, on=on)

    def candidates(self, phrase: str, *, context: str = "", on: date | None = None) -> tuple[Candidate, ...]:
        """Return whom a name may stand for with how likely that is, likeliest first; () where nobody is known."""
        return stands_for(self, phrase, context=context, on=on)


@lru_cache(maxsize=4)  # a program that runs for days lets go of what its users have changed since
def _load(added: tuple[Added, ...]) -> Knowledge:
    tables = Tables(added)
    states, organisations = tuple(entities.states(tables)), tuple(entities.organisations(tables))
    countries = {entity.party: entity.country for entity in (*states, *organisations)}
    offices, stands_for = load_offices()
    people = People(tables, countries, {office.id: office.sector for office in offices})
    places = (*entities.places(tables), *entities.cities(tables))
    groups = (*entities.groups(tables), *entities.firms(tables))
    sections = ((*states, *entities.former_states(tables)), organisations, places, groups)
    return Knowledge(
        NameIndex(sections, people),
        Entities(chain.from_iterable(sections), people),
        {fold(word): code for word, code in reversed(tuple(entities.demonyms(tables)))},
        Memberships(tables),
        Offices(offices, stands_for, people, known_until=toml("vintage")["offices"]),
        load_sectors(offices),
        tables.version,
        added,
    )


@cache
def _demonyms_abroad() -> Mapping[tuple[tuple[str, ...], bool], str]:
    """Return the words for peoples in other languages than English, read when first asked for.

    Each is told from the same letters without marks, which are another word: "român" is not "Roman".
    """
    words = reversed(tuple(entities.demonyms_abroad(Tables())))
    return {(fold(word), is_plain(word)): code for word, code in words}


@cache
def _codes() -> Mapping[str, Codes]:
    rows = Tables().rows("codes")
    return {row["code"]: Codes(row["alpha2"], listed(row["cow"]), listed(row["gw"])) for row in rows}
