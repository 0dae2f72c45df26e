"""Read the words of a noun phrase: whom and what they name, peoples, nouns that tell a sector, an office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from foedus.knowledge.candidates import Candidate, respelt, weighed
from foedus.knowledge.entity import Entity, Office
from foedus.knowledge.folding import fold, split
from foedus.knowledge.gazetteer import place_of, vessel_of
from foedus.knowledge.organs import organs
from foedus.knowledge.sectors import Telling
from foedus.knowledge.surroundings import WORLDLY, Surroundings, peoples
from foedus.knowledge.tables import toml

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["Part", "Reader", "is_generic", "is_named_after"]

PREPOSITIONS = frozenset(
    {
        "in",
        "of",
        "from",
        "to",
        "at",
        "near",
        "against",
        "for",
        "with",
        "by",
        "on",
        "across",
        "inside",
        "within",
        "under",
    }
)
AND = "and"  # between two countries that act together
POSSESSIVE = ("'s", "’s")
NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X"})  # behind a monarch's name
WHOSE = frozenset({"the", "a", "an", *POSSESSIVE, "current", "new", "its", "his", "her", "their", "then", "incoming"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a phrase holds.

    `countries` are those named jointly ("Franco-German"), `born` those that only an origin tells ("Russian-born"),
    `rest` the words that name nobody, without whose. `last` is the entity that the part ends in, with how likely it and
    others are.
    """

    entities: tuple[Entity, ...] = ()
    people: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    telling: tuple[Telling, ...] = ()
    office: Office | None = None
    rest: tuple[str, ...] = ()
    last: tuple[Candidate, ...] = ()

    @property
    def country(self) -> str:
        """The country that the part names: the first of several that act together, else a people's before another."""
        named = tuple(entity.country for entity in self.entities if entity.country)
        return next(iter((*self.countries[:1], *self.people, *named, *self.born)), "")

    @property
    def party(self) -> str:
        """The party of the first actor that the part names, if of its people; a people or a place is none."""
        actors = (entity for entity in self.entities if not entity.place)
        return next((actor.party for actor in actors if not self.people or actor.country in self.people), "")

    @property
    def organ(self) -> Entity | None:
        """The first actor that the part names and that is of a sector, a parliament, an army, before any person."""
        actors = tuple(entity for entity in self.entities if entity.sector and not entity.place)
        return next((actor for actor in actors if actor.type != "person"), next(iter(actors), None))

    @property
    def owner(self) -> Entity | None:
        """The first entity that the part names."""
        return next(iter(self.entities), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases with what is known of a day and of their text.

    `lenient` hears misspelt names and lesser places; `generic` takes "Security Council" for any state's, not the UN's.
    """

    known: "Knowledge"
    around: Surroundings
    on: date | None
    lenient: bool = False
    generic: bool = False

    def halves(self, phrase: str) -> tuple[Part, Part]:
        """Return the part of the phrase before its first preposition, and the part behind it; names are not cut."""
        words, born = _loosened(self.known, split(phrase))
        at = 0
        while at < len(words):
            hit = self.known.names.longest(words, at)
            if not hit and words[at] in PREPOSITIONS and not self._in_term(words, at):
                return self.part(words[:at], born), self.part(words[at + 1 :])
            at += hit[0] if hit else 1
        return self.part(words, born), Part()

    def part(self, words: Sequence[str], born: Sequence[str] = ()) -> Part:
        """Return what the words hold, in the order that they name it."""
        entities: list[Entity] = []
        people: list[str] = []
        rest: list[str] = []
        last: tuple[Candidate, ...] = ()
        spans: list[tuple[int, int, str]] = []
        at = 0
        while at < len(words):
            length, found, code = self._named(words, at)
            last = found
            if found:
                entities.append(found[0].entity)
            if code:
                people.append(code)
            if not found:
                rest.extend(words[at : at + length])
            if found or code:
                spans.append((at, at + length, code or _home(found[0].entity)))
            at += length
        bare = self._bare(rest)
        return Part(
            tuple(entities),
            tuple(people),
            _joined(words, spans),
            tuple(born),
            tuple(self.known.sectors.found(fold(" ".join(self._nouns(rest))))),
            self.known.office(" ".join(bare)) if bare else None,
            bare,
            last,
        )

    def _named(self, words: Sequence[str], at: int) -> tuple[int, tuple[Candidate, ...], str]:
        """Return how many words go together at this one, whom they name, and else the code of the people."""
        if " ".join(words[at : at + 2]) in _names()["regions"]["words"]:
            return 2, (), ""
        people = self._people(words[at])
        hit = self.known.names.longest(words, at) or self._in_lower_case(words, at)
        if hit and self.generic and is_generic(hit[1][0]):
            return hit[0], (), ""
        if hit and (not people or hit[0] > 1):
            if not self._is_somebody_else(words, at, *hit):
                return hit[0], weighed(self.known, hit[1], self.around, self.on), ""
            return hit[0], (), ""
        if not people and self.lenient:
            return self._guessed(words, at)
        return 1, (), people or ""

    def _people(self, word: str) -> str | None:
        """Return the code of the state whose people the word is; of several ("Congolese") the one that is spoken of."""
        code = self.known.demonym(word)
        shared = peoples().get(word) if code else None
        return max(shared, key=self.around.of) if shared else code

    def _guessed(self, words: Sequence[str], at: int) -> tuple[int, tuple[Candidate, ...], str]:
        """Return what the run of unknown names at this word is meant for: a lesser place, or a misspelt name."""
        end = at
        while end < len(words) and self._is_unknown_name(words, end):
            end += 1
        if end == at:
            return 1, (), ""
        if end < len(words) and words[end][0].isupper() and not self._is_term(words[end]):
            return end - at, (), ""  # the given name of somebody else
        run = " ".join(words[at:end])
        lesser = place_of(run) or vessel_of(run)
        if lesser:
            return end - at, (Candidate(lesser, 1.0),), ""
        found = respelt(self.known, run, self.around, self.on)
        if found and found[0].entity.type == "state" and self.known.demonyms.get(fold(run)):
            return end - at, (), found[0].entity.country
        return end - at, found, ""

    def _is_somebody_else(self, words: Sequence[str], at: int, length: int, entities: Sequence[Entity]) -> bool:
        """Tell whether the words are part of an unknown person's name: "Viktor Lukashenko", "Chad Johnson"."""
        end = at + length
        before = words[at - 1] if length == 1 and at and self._may_be_given_name(words, at - 1) else ""
        if entities[0].type == "person":
            longer = end < len(words) and words[end] not in NUMERALS and self._is_unknown_name(words, end)
            return longer or (bool(before) and not self._is_given_name(f"{before} {words[at]}", entities))
        if length > 1 or words[at] not in _names()["persons"]["names"]:
            return False
        titled = at > 0 and words[at - 1].lower().strip(".") in _names()["persons"]["titles"]
        return titled or bool(before) or (end < len(words) and self._may_be_surname(words, end))

    def _may_be_given_name(self, words: Sequence[str], at: int) -> bool:
        return words[at] in _names()["persons"]["names"] or self._is_unknown_name(words, at)

    def _may_be_surname(self, words: Sequence[str], at: int) -> bool:
        hit = self.known.names.longest(words, at)
        return self._is_unknown_name(words, at) or bool(hit and hit[0] == 1 and hit[1][0].type == "person")

    def _is_given_name(self, name: str, entities: Sequence[Entity]) -> bool:
        """Tell whether the name is one of theirs, or spelt nearly so, or has its first letter: "V. Putin"."""
        if name[1:2] == ".":
            return any(one.startswith(name[0]) for entity in entities for one in entity.names)
        found = respelt(self.known, name, self.around, self.on)
        return any(candidate.entity in entities for candidate in found)

    def _is_unknown_name(self, words: Sequence[str], at: int) -> bool:
        """Tell whether a word in capitals is none that we know as a name, a people, an office or a sector."""
        word = words[at]
        if not word[0].isupper() or word.lower().strip(".") in _names()["persons"]["titles"] or self._is_term(word):
            return False
        return self.known.demonym(word) is None and self.known.names.longest(words, at) is None

    def _is_term(self, word: str) -> bool:
        return word.lower() in WHOSE or self.known.sectors.of(word) is not None or self.known.office(word) is not None

    def _in_term(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the preposition stands inside a term of ours: "ministry of defence", "member of parliament"."""
        if at and organs().begun.get(fold(" ".join(words[at - 1 : at + 1]))):
            return at + 1 < len(words) and not self.known.names.longest(words, at + 1)
        return any(
            self.known.sectors.by_words.get(fold(" ".join(words[start:end]))) is not None
            for start in range(max(0, at - 2), at)
            for end in range(at + 2, min(len(words), at + 4) + 1)
        )

    def _in_lower_case(self, words: Sequence[str], at: int) -> tuple[int, tuple[Entity, ...]] | None:
        """Return a place that begins at words[at], written without capitals: "paris police"."""
        if len(words) < 2 or any(word != word.lower() for word in words):
            return None  # "turkey" alone is a bird
        hit = self.known.names.longest([word.title() for word in words], at)
        places = tuple(entity for entity in hit[1] if entity.place or entity.type == "state") if hit else ()
        return (hit[0], places) if hit and places else None

    def _nouns(self, words: Sequence[str]) -> list[str]:
        """Return the words without those for people that are only adjectives where they stand: "a major incident"."""
        sectors = self.known.sectors
        return [
            word
            for word, after in zip_longest(words, words[1:])
            if after is None
            or not after.islower()
            or word.lower() not in _names()["adjectives"]["words"]
            or sectors.of(after) is not None
            or fold(f"{word} {after}") in sectors.by_words
        ]

    def _bare(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the words but for whose they are: "the new Armenian prime minister" holds an office of two words."""
        start = next((place for place, word in enumerate(words) if not self._says_whose(word)), len(words))
        return tuple(words[start:])

    def _says_whose(self, word: str) -> bool:
        return word.lower() in WHOSE or self.known.demonym(word) is not None


def is_generic(entity: Entity) -> bool:
    """Tell whether it is an organ of a name that every state's has: "Congress", "Security Council"."""
    return entity.type == "organ" and not entity.place and organs().of(entity.name) is not None


def is_named_after(phrase: str, context: str) -> bool:
    """Tell whether the text uses the name of a place for a person: "Jim Jordan said ... Jordan"."""
    if phrase not in _names()["persons"]["names"]:
        return False
    words = split(context)
    titles = _names()["persons"]["titles"]
    return any(word == phrase and words[at - 1].lower().strip(".") in titles for at, word in enumerate(words) if at)


def _loosened(known: "Knowledge", words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words with compounds of names taken apart, and the countries that only an origin tells."""
    loose: list[str] = []
    born: list[str] = []
    for at, word in enumerate(words):
        first, dash, second = word.partition("-")
        if not dash or known.names.longest(words, at):
            loose.append(word)
        elif second in _names()["compounds"]["owned"]:
            loose.append(first)
        elif second in _names()["compounds"]["born"]:
            born.extend(filter(None, [_country(known, first)]))
        elif _country(known, second) and (joint := _names()["joined"].get(first) or _country(known, first)):
            loose.extend((known.by_id[joint].name, AND, second))
        else:
            loose.append(word)
    return loose, born


def _country(known: "Knowledge", word: str) -> str:
    """Return the code of the state that the word names, or whose people."""
    named = known.named(word)
    return known.demonym(word) or (named[0].country if named and named[0].country in known.by_id else "")


def _home(entity: Entity) -> str:
    return entity.party if entity.country in WORLDLY else entity.country


def _joined(words: Sequence[str], spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return the countries that are named side by side, the last behind an "and": "American, French and British"."""
    found: dict[str, None] = {}
    for (_, stop, country), (start, _, other) in pairwise(spans):
        between = [word for word in words[stop:start] if word != "the"]
        if between not in ([], [AND]):
            break
        found |= {country: None, other: None}
        if between:
            return tuple(found)
    return ()


@cache
def _names() -> Mapping[str, Any]:
    return toml("context")
