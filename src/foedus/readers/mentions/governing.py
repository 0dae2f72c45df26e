"""Find for whom a phrase says that its head acts: the state or organisation that is named with the head."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from foedus.model import UNKNOWN_PARTY
from foedus.readers.mentions.clause import verb_of
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import Memory
from foedus.readers.mentions.names import Named, Names
from foedus.readers.mentions.phrase import PLURAL_TAGS, WIDEST, Phrase
from foedus.readers.mentions.profile import Profile

__all__ = ["CIVIL", "Governing"]

CIVIL = frozenset({"CVL", "BUS", "MED", "NGO", UNKNOWN_PARTY})  # parties that say nothing of a state
WHERE = frozenset({"across", "around", "in", "inside", "near", "of", "over", "throughout"})
PROPER = "PROPN"
HYPHENS = frozenset({"-", "–", "‐"})


class Governing:
    """Reads the modifiers of phrases over one text.

    The nearest wins, in this order: a name or demonym right before the head, a possessor that is named, the object of
    "of", another possessor, the object of another preposition, what stands beside it. Whoever a relational noun relates
    to does not govern it: "Peru's rivals".
    """

    def __init__(
        self, doc: Doc, names: Names, memory: Memory, lexicon: Lexicon, profile: Callable[[Token], Profile | None]
    ) -> None:
        self._doc = doc
        self._names = names
        self._memory = memory
        self._lexicon = lexicon
        self._profile = profile

    def party(self, phrase: Phrase, end: int) -> str:
        """Return the party that the modifiers name, those before the token at `end` and those after the head."""
        return next((party for party in self._parties(phrase, end) if party), UNKNOWN_PARTY)

    def faction(self, phrase: Phrase, end: int) -> str:
        """Return the prefix of a faction that the words before the head name ("OPP:" in "opposition leader")."""
        words = (self._doc[place].lower_ for place in range(phrase.start, end))
        return next((self._lexicon.factions[word] for word in words if word in self._lexicon.factions), "")

    def distant(self, phrase: Phrase, end: int) -> frozenset[str]:
        """Return the parties that a hyphen keeps apart from the head ("Russian-backed")."""
        found = (named for named in self._names.within(phrase.start, end) if self._is_distant(named))
        return frozenset(named.party for named in found)

    def places(self, head: Token) -> Iterator[str]:
        """Yield the parties of the places where the head is or acts ("rebels in the north of Chad")."""
        for governor in (head, verb_of(head)):
            for child in governor.rights:
                if child.dep_ == "prep" and child.lower_ in WHERE:
                    yield from (self._party_of(inner) for inner in child.rights if inner.dep_ == "pobj")

    def _parties(self, phrase: Phrase, end: int) -> Iterator[str]:
        for named in self._names.within(phrase.start, end):
            if not self._owns(named, phrase) and not self._is_distant(named):
                yield named.party
        for place in range(end - 1, phrase.start - 1, -1):
            yield self._lexicon.regions.get(self._doc[place].lower_, "")
        if phrase.head.lemma_.lower() not in self._lexicon.relational:
            owner = phrase.owner
            if owner is not None and (name := self._names.at(owner.i)) is not None:
                yield name.party  # "the EAC's Council of Ministers"
            yield from (self._party_of(target) for word, target in phrase.objects if word == "of")
            if owner is not None:
                yield self._party_of(owner, people=False)
        yield from (self._compound(place) for place in range(end - 1, phrase.start - 1, -1))
        yield from (self._party_of(target) for word, target in phrase.objects if word != "of")
        yield from self._beside(phrase)

    def _beside(self, phrase: Phrase) -> Iterator[str]:
        """Yield whose a title is that the parse keeps apart from it: "Lao / Minister Noy", "Minister Noy / of Laos"."""
        doc, first = self._doc, phrase.start
        if doc[first].pos_ != PROPER or phrase.head.tag_ in PLURAL_TAGS:
            return
        before = self._names.at(first - 1) if first else None
        if before is not None and before.end == first and doc[first - 1].is_title:
            yield before.party
        behind = phrase.head.i + 1
        while behind < len(doc) and (doc[behind].pos_ == PROPER or doc[behind].text in HYPHENS):
            behind += 1
        if behind + 1 < len(doc) and doc[behind].lower_ == "of" and doc[behind - 1].pos_ == PROPER:
            named = self._names.at(behind + 1 + (doc[behind + 1].lower_ == "the"))
            yield named.party if named is not None else ""

    def _party_of(self, token: Token, *, people: bool = True) -> str:
        profile = self._profile(token)
        if profile is not None and profile.known and (people or profile.party not in CIVIL):
            return profile.party
        return self._lowest(token)

    def _lowest(self, token: Token) -> str:
        """Return the party of the modifiers of something that is nobody itself ("the Malian capital's" mayor)."""
        start = max(token.left_edge.i, token.i - WIDEST)
        return next((named.party for named in self._names.within(start, token.i + 1)), "")

    def _owns(self, named: Named, phrase: Phrase) -> bool:
        owner = phrase.owner
        return owner is not None and owner.left_edge.i <= named.start <= owner.i

    def _compound(self, place: int) -> str:
        token = self._doc[place]
        if token.pos_ != "PROPN" or token.dep_ != "compound" or self._names.at(place) is not None:
            return ""
        person = self._memory.person(token.text)
        return person.party if person is not None and person.known else ""

    def _is_distant(self, named: Named) -> bool:
        """Tell whether a hyphen ties the name to a word that keeps it apart ("Russian-backed", "non-NATO")."""
        return (
            self._tied(named.end, 1) in self._lexicon.after_distance
            or self._tied(named.start - 1, -1) in self._lexicon.before_distance
        )

    def _tied(self, place: int, step: int) -> str:
        """Return the word beyond the hyphen at that index, "" where there is no hyphen."""
        if not 0 < place < len(self._doc) - 1 or self._doc[place].text not in HYPHENS:
            return ""
        return str(self._doc[place + step].lower_)
