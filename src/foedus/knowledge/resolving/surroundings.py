"""Tell from the text around a phrase which countries and organisations it is about, and how strongly."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import split
from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["WORLDLY", "Surroundings", "surroundings"]

WORLDLY = frozenset({"IGO", "UNO", "EUR"})  # the "countries" of organisations
PRESS = "MED"  # a news agency that is cited tells nothing of what the text is about
NAMED, CAPITAL, OTHER = (
    1.0,
    0.5,
    0.25,
)  # how much it counts to name a state or its people, its capital, a city or a person
ROAMING, ARMED = 0.5, frozenset({"REB", "PRM", "UAF", "CRM"})  # armed groups that fight abroad as well count less
SCENE = 1.5  # how much more it counts for people who are nobody's officials where something happens
WHERE = frozenset({"in", "at", "near", "outside", "across", "throughout"})
CUE = 0.5  # how much an ordinary word counts that speaks for a country
MOST = 3_000  # characters of a text that are looked at: it begins with what it is about
CLEAR = 1.3  # how much more than the second the first country must be spoken of, to be the one that is meant


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How strongly a text speaks of each state and organisation, by code, and the words in it and in the phrase.

    `scene` is how strongly it says that something happens there, for the codes of states.
    """

    parties: Mapping[str, float]
    words: frozenset[str]
    phrase: frozenset[str] = frozenset()
    text: str = ""
    scene: Mapping[str, float] = field(default_factory=dict)

    def of(self, country: str) -> float:
        """Return how strongly it speaks of the country, 0 to 1 where 1 is the one it speaks of most, cues included."""
        most = max(self.parties.values(), default=0.0)
        said = self.parties.get(country, 0.0) + CUE * sum(
            word in self.words for word in wording().cues.get(country, ())
        )
        return said / max(most, said) if said else 0.0

    def beside(self, phrase: str) -> "Surroundings":
        """Return the same with the words of the phrase, which may tell what a name in it is: "Georgia's Senate"."""
        words = frozenset(split(phrase.lower()))
        return replace(self, words=self.words | words, phrase=words)

    def home(self, among: Sequence[str] = (), *, local: bool = False) -> str:
        """Return the party that it speaks of clearly more than of any other, of those in `among` if given; else "".

        For people who are `local`, where something happens tells more than whose people and officials are named.
        """
        scene = self.scene if local else {}
        found = sorted(
            (
                (weight + scene.get(party, 0), party)
                for party, weight in self.parties.items()
                if not among or party in among
            ),
            reverse=True,
        )
        if not found or (len(found) > 1 and found[0][0] < CLEAR * found[1][0]):
            return ""
        return found[0][1]


@lru_cache(maxsize=256)
def surroundings(known: "Knowledge", context: str) -> Surroundings:
    """Return what the context speaks of, kept for the next phrase of it; names of several countries tell nothing."""
    words = split(context[:MOST])
    parties: defaultdict[str, float] = defaultdict(float)
    scene: defaultdict[str, float] = defaultdict(float)
    at = 0
    while at < len(words):
        if not words[at][0].isupper():  # no name begins so, and most words do
            at += 1
            continue
        length, party, weight, placed = _named(known, words, at)
        if party:
            parties[party] += weight
            if placed and at and words[at - 1] in WHERE:
                scene[party] += SCENE
        at += length
    return Surroundings(parties, frozenset(map(str.lower, words)), text=context[:MOST], scene=scene)


def _named(known: "Knowledge", words: Sequence[str], at: int) -> tuple[int, str, float, bool]:
    """Return how many words are one name at this one, whose it is, how much it counts, and whether it is a place."""
    hit = known.longest(words, at)
    people = known.demonym(words[at]) if not hit or hit[0] == 1 else None
    if people:
        return 1, people if words[at] not in wording().peoples else "", NAMED, False
    if hit is None:
        return 1, "", 0.0, False
    return hit[0], *_spoken_of(hit[1]), hit[1][0].type == "state" or bool(hit[1][0].place)


def _spoken_of(entities: Sequence[Entity]) -> tuple[str, float]:
    """Return the one state or organisation that all entities of a name belong to, and how much naming it counts."""
    parties = {_home(entity) for entity in entities}
    if len(parties) > 1:
        return "", 0.0
    first = entities[0]
    if first.place:
        return parties.pop(), CAPITAL if first.type == "state" else OTHER
    return parties.pop(), OTHER if first.type == "person" else ROAMING if first.sector in ARMED else NAMED


def _home(entity: Entity) -> str:
    if entity.party == PRESS:
        return ""
    return entity.party if entity.country in WORLDLY else entity.country
