"""Weigh whom a name may stand for: by how it is spelt, what holds on the day, and what its text is about.

A score is the product of what each of these says. With the figures below, of 38,000 words and names in capitals that
are none of ours, in 39,000 news items of 2002 to 2026, 200 are taken for one of ours, nearly all of them rightly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Tenure
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import in_force
from foedus.knowledge.resolving.spelling import ROMANISED, SLIPPED, Key, Spellings, is_common, sounded
from foedus.knowledge.resolving.surroundings import Surroundings
from foedus.knowledge.resolving.wording import wording
from foedus.knowledge.tables import toml

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["Candidate", "candidates", "held", "is_tie", "respelt", "weighed"]

EXACT = 1.0  # how close a name is that is written as we have it
LEAST = 0.42  # below, a candidate is no better than a guess, and nothing is said
TIE = 0.005  # candidates this near are not told apart
UNKNOWN_TEXT, OTHER_TEXT = 0.8, 0.6  # nothing is known of the text; the text is about other countries
OTHER_DAY, OTHER_SPELL = 0.8, 0.4  # the person held no office that day; the group was something else that day
LESS, LEAST_PROMINENT = 0.01, 0.94  # how much less each office of the list is than the one before, and at the least
NEXT = 0.95  # the second entity of a name is less likely than the first, other things being equal
SURNAME = 0.15  # how much less sure a surname is when misspelt: many people's differ in a letter
FAMILY = 0.45  # how sure the last word of a name is that nobody is called by alone: it takes a text about that country
NAMESAKE = 0.85  # a person in office that day with the surname by which another is known: "Aliyev" in 1998
SURE = 6  # letters from which the last word of a name shows that the first is only misspelt
UNTITLED = 0.96  # no word of the text is of an office of theirs, where others' are
TITLED = 1.3  # how much surer a family name is behind the office held that day: "Prime Minister May"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may stand for, and how likely that is, from 0 to 1."""

    entity: Entity
    score: float


def candidates(known: "Knowledge", phrase: str, around: Surroundings, on: date | None) -> tuple[Candidate, ...]:
    """Return whom the phrase may name, likeliest first: by exact name, else by family name, else by a near spelling."""
    exact = known.names.named(phrase)
    if not exact:
        return respelt(known, phrase, around, on)
    found = weighed(known, exact, around, on)
    if on is None or found[0].entity.type != "person":
        return found
    return _best((*found, *weighed(known, _namesakes(known, phrase, exact, on), around, on, close=NAMESAKE)))


def weighed(
    known: "Knowledge", entities: Sequence[Entity], around: Surroundings, on: date | None, *, close: float = EXACT
) -> tuple[Candidate, ...]:
    """Return the entities with their scores, best first; of those that bear a name exactly the first are likelier."""
    countries = dict.fromkeys(entity.country for entity in entities)
    less = NEXT if close == EXACT else 1
    sure = {country: close * less**place for place, country in enumerate(countries)}
    found = [
        Candidate(entity, sure[entity.country] * _by_text(entity, around) * _by_day(known, entity, on))
        for entity in entities
    ]
    return _best(_titled(known, found, around, on) if len(found) > 1 else found)


def is_tie(found: Sequence[Candidate]) -> bool:
    """Tell whether the first two are different people that nothing tells apart."""
    if len(found) < 2 or found[0].score - found[1].score >= TIE:
        return False
    return found[0].entity.type == "person" and found[0].entity.name != found[1].entity.name


def respelt(known: "Knowledge", phrase: str, around: Surroundings, on: date | None) -> tuple[Candidate, ...]:
    """Return whom a phrase that names nobody exactly may be meant for, if that is likely enough."""
    key = fold(phrase)
    if not key or phrase == phrase.lower() or (len(key) == 1 and known.sectors.of(phrase) is not None):
        return ()
    best: dict[str, Candidate] = {}
    for close, entities in (*_of_family(known, key, around, on), *_turned(known, key), *_near(known, key)):
        for candidate in weighed(known, entities, around, on, close=close):
            before = best.get(candidate.entity.id)
            if candidate.score >= LEAST and (before is None or before.score < candidate.score):
                best[candidate.entity.id] = candidate
    return _best(best.values())


def held(known: "Knowledge", person: Entity, on: date | None) -> tuple[Tenure, ...]:
    """Return the offices that the person held that day; without a day, those held to this day."""
    return tuple(
        tenure
        for tenure in known.tenures(person)
        if (in_force(tenure.start, tenure.end, on) if on else tenure.end is None)
    )


def _best(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def _by_text(entity: Entity, around: Surroundings) -> float:
    share = max(around.of(entity.country), around.of(entity.party))
    if not share:
        return OTHER_TEXT if around.parties else UNKNOWN_TEXT
    return UNKNOWN_TEXT + (1 - UNKNOWN_TEXT) * share


def _by_day(known: "Knowledge", entity: Entity, on: date | None) -> float:
    if entity.type != "person":
        return 1.0 if on is None or in_force(*entity.spell, on) else OTHER_SPELL
    tenures = held(known, entity, on)
    if not tenures:
        return OTHER_DAY
    return max(_prominence().get(tenure.office, LEAST_PROMINENT) for tenure in tenures)


@cache
def _prominence() -> Mapping[str, float]:
    """Return how prominent who holds an office is, by the order of `data/offices.toml`: heads of state come first."""
    offices = toml("offices")
    places = {office: place for place, office in enumerate(offices)}
    ranks = {office: places[entry.get("stands_for", office)] for office, entry in offices.items()}
    return {office: max(1 - LESS * rank, LEAST_PROMINENT) for office, rank in ranks.items()}


def _titled(
    known: "Knowledge", found: Iterable[Candidate], around: Surroundings, on: date | None
) -> Iterator[Candidate]:
    """Yield the candidates, those people less likely of whose office on the day the text has no word."""
    for candidate in found:
        titled = candidate.entity.type != "person" or _is_titled(known, candidate.entity, around.words, on)
        yield candidate if titled else Candidate(candidate.entity, UNTITLED * candidate.score)


def _is_titled(known: "Knowledge", person: Entity, words: frozenset[str], on: date | None) -> bool:
    """Tell whether the words hold those of an office that the person held on the day."""
    offices = (known.office(tenure.office) for tenure in held(known, person, on))
    return any(words.issuperset(title.lower().split()) for office in offices if office for title in office.words)


def _namesakes(known: "Knowledge", phrase: str, exact: Sequence[Entity], on: date) -> tuple[Entity, ...]:
    """Return the people in office that day who share a surname by which others are known alone."""
    key = fold(phrase)
    family = _families(known).get(key[0], ()) if len(key) == 1 else ()
    return tuple(person for person in family if person not in exact and held(known, person, on))


def _of_family(
    known: "Knowledge", key: Key, around: Surroundings, on: date | None
) -> Iterator[tuple[float, tuple[Entity, ...]]]:
    """Yield the people whose family name is the one word, surer of those whose office stands before it."""
    people = _families(known).get(key[0], ()) if len(key) == 1 else ()
    for person in people:
        yield FAMILY * (TITLED if _is_titled(known, person, around.phrase, on) else 1), (person,)


def _turned(known: "Knowledge", key: Key) -> Iterator[tuple[float, tuple[Entity, ...]]]:
    """Yield the people of the name with its family name at the other end: "Jinping Xi", "Orbán Viktor"."""
    if len(key) > 1:
        for turned in ((*key[-1:], *key[:-1]), (*key[1:], *key[:1])):
            people = tuple(entity for entity in known.names.of_key(turned) if entity.type == "person")
            if people:
                yield ROMANISED, people


def _near(known: "Knowledge", key: Key) -> Iterator[tuple[float, tuple[Entity, ...]]]:
    for close, name in _close(known, key):
        state = known.demonyms.get(name)
        entities = (known.by_id[state],) if state else known.names.of_key(name)
        people = tuple(entity for entity in entities if entity.type == "person")
        others = tuple(entity for entity in entities if entity.type != "person")
        if others:
            yield close, others
        if people:
            yield _sure(close, key, name), people


def _sure(close: float, key: Key, name: Key) -> float:
    """Return how sure a person's misspelt name is: a full one is surer if the surname is right, a bare surname less."""
    if len(name) == 1:
        return close - SURNAME
    if (
        len(name[-1]) >= SURE
        and not (is_common(key[-1]) or is_common(name[-1]))
        and sounded(key[-1:]) == sounded(name[-1:])
    ):
        return max(close, SLIPPED)
    return close if close >= SLIPPED else 0.0  # Kim Pyong-il is not Kim Jong-il


@lru_cache(maxsize=4096)
def _close(known: "Knowledge", key: Key) -> tuple[tuple[float, Key], ...]:
    return _spellings(known).near(key)


@lru_cache(maxsize=2)
def _spellings(known: "Knowledge") -> Spellings:
    return Spellings(dict.fromkeys((*known.names.keys(), *known.demonyms)))


@lru_cache(maxsize=2)
def _families(known: "Knowledge") -> Mapping[str, tuple[Entity, ...]]:
    """Return the people of several words by their family name: "Heydar Aliyev" by "aliyev"."""
    found: dict[str, dict[str, Entity]] = {}
    for entity in known.by_id.values():
        if entity.type == "person":
            for name in entity.names:
                key = fold(name)
                if len(key) > 1:
                    family = key[0] if entity.country in wording().surname_first else key[-1]
                    found.setdefault(family, {})[entity.id] = entity
    return {family: tuple(people.values()) for family, people in found.items()}
