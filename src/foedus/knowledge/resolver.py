"""Resolve a whole noun phrase: which party, which country, which sector, and who.

A phrase is read in two parts, up to its first preposition and from there on: in "Russia's ambassador to Poland" the
party stands in front, in "Muslim leaders in France" behind. A person named in front is the one; else the names and
the words for a people give the party, and the nouns give the sector.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Office, Resolution, Tenure
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import bounds, in_force
from foedus.knowledge.sectors import Telling, most_telling

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["resolve"]

FORMER, CANDIDATE = "ELI", "PTY"
PASSING = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})  # sectors that one leaves with the office; a cleric stays one
WORLDLY = ("IGO", "UNO", "EUR")  # whoever serves these is a national of somewhere: "Norway's NATO chief"
PREPOSITIONS = frozenset(
    {"in", "of", "from", "to", "at", "near", "against", "for", "with", "by", "on", "across", "inside", "within"}
)
_BASED = re.compile(r"-(?:based|born)$")
_WORDS = re.compile(r"['’]s\b|[^\s,;:()\"“”]+?(?=['’]s\b|[\s,;:()\"“”]|$)")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of a phrase holds: entities named, peoples, telling words, and the office they end in."""

    entities: tuple[Entity, ...] = ()
    people: tuple[str, ...] = ()
    telling: tuple[Telling, ...] = ()
    office: Office | None = None

    @property
    def country(self) -> str:
        """The first country that the part names."""
        named = tuple(entity.country for entity in self.entities if entity.country)
        return next(iter((*self.people, *named)), "")

    @property
    def party(self) -> str:
        """The party of the first actor that the part names; a people or a place is none."""
        return next((entity.party for entity in self.entities if not entity.place), "")

    @property
    def organ(self) -> Entity | None:
        """The first actor that the part names and that is of a sector: a parliament, an army, a court."""
        return next((entity for entity in self.entities if entity.sector and not entity.place), None)


def resolve(known: "Knowledge", phrase: str, *, context: str = "", on: date | None = None) -> Resolution:
    """Return whom the phrase stands for: by its name, else by a person named in it, else by names and nouns in it."""
    whole = known.names.named(phrase)
    if whole:
        return _of(known, _likeliest(known, whole, on), on)
    words = [_BASED.sub("", word) for word in _WORDS.findall(phrase)]
    front, back = (_part(known, words[start:end], on) for start, end in _halves(known, words))
    title = most_telling(front.telling)
    person = next((entity for entity in front.entities if _is_meant(entity, front)), None)
    if person:
        found = _of(known, person, on)
        return replace(found, sector=title.sector) if title and not title.weak else found
    found = _described(known, front, back)
    if not found.country and found.sector and context:
        found = _at_home(known, found, _part(known, _WORDS.findall(context), on))
    if front.office and found.country and found.sector != FORMER:
        return _with_holder(known, found, front.office, on)
    return found


def _is_meant(entity: Entity, part: _Part) -> bool:
    """Tell whether it is a person, and of the people that the phrase names: an "Irish Mr Starmer" is somebody else."""
    fits = not part.people or entity.country in (*part.people, *WORLDLY)
    return entity.type == "person" and fits


def _halves(known: "Knowledge", words: Sequence[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the part before the first preposition runs, and the part after it; names are not cut."""
    at = 0
    while at < len(words):
        hit = known.names.longest(words, at)
        if not hit and words[at] in PREPOSITIONS and not _in_term(known, words, at):
            return (0, at), (at + 1, len(words))
        at += hit[0] if hit else 1
    return (0, len(words)), (len(words), len(words))


def _in_term(known: "Knowledge", words: Sequence[str], at: int) -> bool:
    """Tell whether the preposition stands inside a term of ours: "ministry of defence", "member of parliament"."""
    return any(
        known.sectors.by_words.get(fold(" ".join(words[start:end]))) is not None
        for start in range(max(0, at - 2), at)
        for end in range(at + 2, min(len(words), at + 4) + 1)
    )


def _part(known: "Knowledge", words: Sequence[str], on: date | None) -> _Part:
    entities, people = [], []
    rest: list[str] = []
    at = 0
    while at < len(words):
        hit = known.names.longest(words, at) or _in_lower_case(known, words, at)
        people_of = known.demonym(words[at])
        if hit and (not people_of or hit[0] > 1):
            entities.append(_likeliest(known, hit[1], on))
            at += hit[0]
            continue
        if people_of:
            people.append(people_of)
        rest.append(words[at])
        at += 1
    telling = tuple(known.sectors.found(fold(" ".join(rest))))
    return _Part(tuple(entities), tuple(people), telling, _office(known, rest))


def _in_lower_case(known: "Knowledge", words: Sequence[str], at: int) -> tuple[int, tuple[Entity, ...]] | None:
    """Return a place that begins at words[at], written without capitals: "paris police"."""
    if any(word != word.lower() for word in words):
        return None
    hit = known.names.longest([word.title() for word in words], at)
    places = tuple(entity for entity in hit[1] if entity.place or entity.type == "state") if hit else ()
    return (hit[0], places) if hit and places else None


def _office(known: "Knowledge", words: Sequence[str]) -> Office | None:
    """Return the office that the words are, but for whose it is: "deputy head" is another office than "head"."""
    start = next((place for place, word in enumerate(words) if not _says_whose(known, word)), len(words))
    return known.office(" ".join(words[start:]))


def _says_whose(known: "Knowledge", word: str) -> bool:
    return word.lower() in ("the", "a", "an", "'s", "’s", "current", "new") or known.demonym(word) is not None


def _described(known: "Knowledge", front: _Part, back: _Part) -> Resolution:
    """Return whom the names and nouns describe; a weak noun leaves the sector to an organ, or to what follows."""
    country = front.country or back.country
    organ = front.organ or back.organ
    best, behind = most_telling(front.telling), most_telling(back.telling)
    sector = best.sector if best else ""
    if organ and (best is None or best.weak):
        sector = organ.sector
    elif behind and not behind.weak and (best is None or best.weak):
        sector = behind.sector
    named = front.party or (back.party if not front.country else "")
    return Resolution(known.sectors.party(sector, country) or named or country, country, sector)


def _at_home(known: "Knowledge", found: Resolution, context: _Part) -> Resolution:
    """Return the finding at home in the one country that the context speaks of, if it is one."""
    countries = {*context.people, *(entity.country for entity in context.entities if entity.country)}
    if len(countries) != 1:
        return found
    country = countries.pop()
    return replace(found, country=country, party=known.sectors.party(found.sector, country) or country)


def _with_holder(known: "Knowledge", found: Resolution, office: Office, on: date | None) -> Resolution:
    holder = known.holder(office.id, found.party or found.country, on)
    return replace(found, name=holder.name, type="person") if holder else replace(found, type="office")


def _likeliest(known: "Knowledge", entities: Sequence[Entity], on: date | None) -> Entity:
    """Return the first of several that is what it is on that day: a minister then, a secretary-general now."""
    if len(entities) == 1:
        return entities[0]
    return next((entity for entity in entities if _holds(known, entity, on)), entities[0])


def _holds(known: "Knowledge", entity: Entity, on: date | None) -> bool:
    if entity.type == "person":
        return any(_held(known.tenures(entity), on))
    return on is None or in_force(*entity.spell, on)


def _of(known: "Knowledge", entity: Entity, on: date | None) -> Resolution:
    sector = _sector(known, entity, on) if entity.type == "person" else entity.sector
    return Resolution(entity.party, entity.country, sector, entity.name, entity.type)


def _sector(known: "Knowledge", person: Entity, on: date | None) -> str:
    """Return the sector of the office held that day: a former official's after the last, a politician's before one."""
    tenures = known.tenures(person)
    held = tuple(_held(tenures, on))
    if held:
        office = known.office(held[-1].office)
        return office.sector if office else person.sector
    if person.sector not in PASSING:
        return person.sector
    ends = tuple(bounds(tenure.end)[1] if tenure.end else date.max for tenure in tenures)
    return FORMER if on is None or on > max(ends) else CANDIDATE


def _held(tenures: Sequence[Tenure], on: date | None) -> Iterator[Tenure]:
    for tenure in tenures:
        if in_force(tenure.start, tenure.end, on) if on else tenure.end is None:
            yield tenure
