"""Read the words of a noun phrase: whom and what they name, peoples, nouns that tell a sector, an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Office
from foedus.knowledge.folding import fold, split
from foedus.knowledge.resolving.candidates import Candidate, respelt, weighed
from foedus.knowledge.resolving.compounds import AND, loosened
from foedus.knowledge.resolving.gazetteer import lesser
from foedus.knowledge.resolving.organs import organs
from foedus.knowledge.resolving.sectors import Telling
from foedus.knowledge.resolving.strangers import given_before, is_strange, is_stranger, is_term
from foedus.knowledge.resolving.surroundings import WORLDLY, Surroundings
from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["Part", "Reader", "is_generic"]

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
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "including"})
WHOSE = frozenset(
    {"the", "a", "an", "'s", "’s", "current", "new", "its", "his", "her", "their", "then", "incoming", "led"}
)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words of a phrase: whom it names, likeliest first, or the code of a people; neither for other words."""

    start: int
    end: int
    found: tuple[Candidate, ...] = ()
    people: str = ""

    @property
    def country(self) -> str:
        """The code of the state or organisation that the run names, "" for other words."""
        if not self.found:
            return self.people
        entity = self.found[0].entity
        return entity.party if entity.country in WORLDLY else entity.country


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
        """The party of the first actor that the part names, if of its people; a people is none, nor a place in a state.

        A place that broke away from its state is one.
        """
        actors = (entity for entity in self.entities if not entity.place or ":" in entity.party)
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

    @property
    def whereabouts(self) -> "Part":
        """The part with only what tells a country: a clause about somebody names others, who are not meant."""
        places = tuple(entity for entity in self.entities if entity.place or entity.type == "state")
        return Part(places, self.people, self.countries)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases with what is known of a day and of their text.

    `lenient` hears misspelt names and lesser places; `generic` takes "Security Council" for any state's, not the UN's;
    `settled` leaves what the phrase does not tell to its text.
    """

    known: "Knowledge"
    around: Surroundings
    on: date | None
    lenient: bool = False
    generic: bool = False
    settled: bool = False

    def halves(self, phrase: str) -> tuple[Part, Part]:
        """Return the part of the phrase before its first preposition, and the part behind it; names are not cut."""
        words, born = loosened(self.known, split(phrase))
        at = 0
        while at < len(words):
            hit = self.known.names.longest(words, at)
            if not hit and words[at] in PREPOSITIONS and not self._in_term(words, at):
                return self.part(words[:at], born), self.part(words[at + 1 :])
            if not hit and at and self._begins_clause(words, at):
                return self.part(words[:at], born), self.part(words[at + 1 :]).whereabouts
            at += hit[0] if hit else 1
        return self.part(words, born), Part()

    def _begins_clause(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the word begins a clause about the noun before it: "who fled", "a coalition fighting rebels"."""
        if words[at] in RELATIVE:
            return True
        sectors, word = self.known.sectors, words[at]
        if not word.endswith("ing") or not word.isalpha() or not word.islower() or sectors.of(word) is not None:
            return False
        if at + 1 == len(words) or words[at + 1] in PREPOSITIONS:
            return False  # "a car bombing in Kabul"
        return sectors.of(words[at - 1]) is not None and fold(f"{words[at - 1]} {word}") not in sectors.by_words

    def part(self, words: Sequence[str], born: Sequence[str] = ()) -> Part:
        """Return what the words hold, in the order that they name it."""
        runs: list[_Run] = []
        while (at := runs[-1].end if runs else 0) < len(words):
            runs.append(self._run(words, at))
        rest = [word for run in runs if not run.found for word in words[run.start : run.end]]
        bare = self._bare(rest)
        return Part(
            tuple(run.found[0].entity for run in runs if run.found),
            tuple(run.people for run in runs if run.people),
            _joined(words, [run for run in runs if run.country]),
            tuple(born),
            tuple(self.known.sectors.found(fold(" ".join(self._nouns(rest))))),
            self.known.office(" ".join(bare)) if bare else None,
            bare,
            runs[-1].found if runs else (),
        )

    def _run(self, words: Sequence[str], at: int) -> _Run:
        """Return the words that go together at this one."""
        if " ".join(words[at : at + 2]) in wording().regions:
            return _Run(at, at + 2)
        people = self._people(words[at])
        hit = self.known.names.longest(words, at) or self._in_lower_case(words, at)
        if hit and (hit[0] > 1 or not people):
            unmeant = (self.generic and is_generic(hit[1][0])) or self._is_somebody_else(words, at, *hit)
            return _Run(at, at + hit[0], () if unmeant else weighed(self.known, hit[1], self.around, self.on))
        if self.lenient and not people:
            return self._guessed(words, at)
        return _Run(at, at + 1, people=people)

    def _people(self, word: str) -> str:
        """Return the code of the state whose people the word is; of several ("Congolese") the one that is spoken of."""
        code = self.known.demonym(word) or ""
        shared = wording().peoples.get(word) if code else None
        return max(shared, key=self.around.of) if shared else code

    def _guessed(self, words: Sequence[str], at: int) -> _Run:
        """Return what the run of unknown names at this word is meant for: a lesser place, or a misspelt name."""
        end = at
        while end < len(words) and is_strange(self.known, words, end):
            end += 1
        if end == at or (end < len(words) and words[end][0].isupper() and not is_term(self.known, words[end])):
            return _Run(at, max(end, at + 1))  # no name, or the given name of somebody else
        run = " ".join(words[at:end])
        if entity := lesser(run):
            return _Run(at, end, (Candidate(entity, 1.0),))
        return _Run(at, end, respelt(self.known, run, self.around, self.on))

    def _is_somebody_else(self, words: Sequence[str], at: int, length: int, entities: Sequence[Entity]) -> bool:
        """Tell whether the words are part of an unknown person's name: "Viktor Lukashenko", "Chad Johnson"."""
        if is_stranger(self.known, words, at, length, entities[0]):
            return True
        given = given_before(self.known, words, at) if length == 1 and entities[0].type == "person" else ""
        return bool(given) and not self._is_theirs(f"{given} {words[at]}", entities)

    def _is_theirs(self, name: str, entities: Sequence[Entity]) -> bool:
        """Tell whether the full name is one of theirs, or spelt nearly so, or has its first letter: "V. Putin"."""
        if name[1:2] == ".":
            return any(one.startswith(name[0]) for entity in entities for one in entity.names)
        found = respelt(self.known, name, self.around, self.on)
        return any(candidate.entity in entities for candidate in found)

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
        """Return the words without those that tell of nobody where they stand: adjectives, and pieces of a name."""
        telling = (not (self._is_adjective(words, at) or self._is_named(words, at)) for at in range(len(words)))
        return list(compress(words, telling))

    def _is_adjective(self, words: Sequence[str], at: int) -> bool:
        """Tell whether a word for people is only an adjective where it stands: "a major incident"."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if not after.islower() or word.lower() not in wording().adjectives:
            return False
        return self.known.sectors.of(after) is None and fold(f"{word} {after}") not in self.known.sectors.by_words

    def _is_named(self, words: Sequence[str], at: int) -> bool:
        """Tell whether a word for people is a piece of the name of somebody unknown: "Christian Small"."""
        beside = (place for place in (at - 1, at + 1) if 0 <= place < len(words))
        return words[at] in wording().surnames and any(is_strange(self.known, words, place) for place in beside)

    def _bare(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the words but for whose they are: "the new Armenian prime minister" holds an office of two words."""
        start = next((place for place, word in enumerate(words) if not self._says_whose(word)), len(words))
        return tuple(words[start:])

    def _says_whose(self, word: str) -> bool:
        return word.lower() in WHOSE or self.known.demonym(word) is not None


def is_generic(entity: Entity) -> bool:
    """Tell whether it is an organ of a name that every state's has: "Congress", "Security Council"."""
    return entity.type == "organ" and not entity.place and organs().of(entity.name) is not None


def _joined(words: Sequence[str], runs: Sequence[_Run]) -> tuple[str, ...]:
    """Return the countries that are named side by side, the last behind an "and": "American, French and British"."""
    found: dict[str, None] = {}
    for one, other in pairwise(runs):
        between = [word for word in words[one.end : other.start] if word != "the"]
        if between not in ([], [AND]):
            break
        found |= {one.country: None, other.country: None}
        if between:
            return tuple(found)
    return ()
