"""Name who holds the office that a phrase speaks of, where its words leave no doubt which office that is."""

from collections.abc import Callable, Iterator
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.knowledge.periods import in_force
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.names import Names
from foedus.readers.mentions.phrase import Phrase, Phraser
from foedus.readers.mentions.profile import Profile

__all__ = ["Holders"]

WHOLES = frozenset({"organisation", "state"})  # "president of the bloc" is of no organ


class Holders:
    """Looks up the holders of offices on the day that one text was published; an undated text gets none."""

    def __init__(
        self,
        doc: Doc,
        names: Names,
        phraser: Phraser,
        lexicon: Lexicon,
        knowledge: Knowledge,
        published: date | None,
        profile: Callable[[Token], Profile | None],
    ) -> None:
        self._doc = doc
        self._names = names
        self._phraser = phraser
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._published = published
        self._profile = profile
        self._titles: dict[str, frozenset[str]] = {}

    def holder(self, phrase: Phrase, party: str) -> Entity | None:
        """Return who held the party's office that day: nobody for "the former president", "a deputy minister"."""
        if self._published is None:
            return None
        words = [*self._organs(phrase), *self._telling(phrase)]
        if len(words) == 1 and words[0].lower() in self._lexicon.heads and self._knowledge.organisation(party):
            return self._head(party, self._published)
        return self._knowledge.holder(" ".join(words), party, self._published)

    def titles(self, person: Entity) -> frozenset[str]:
        """Return the nouns for the offices that the person held that day, in an undated text for those held still."""
        if person.id not in self._titles:
            held = [
                tenure.office
                for tenure in self._knowledge.tenures(person)
                if (in_force(tenure.start, tenure.end, self._published) if self._published else tenure.end is None)
            ]
            self._titles[person.id] = frozenset(noun for office in held for noun in self._nouns(office))
        return self._titles[person.id]

    def _nouns(self, office: str) -> Iterator[str]:
        known = self._knowledge.office(office)
        for words in (office, *known.words) if known is not None else (office,):
            found = self._lexicon.noun_at(words.lower().replace("-", " ").split())
            if found is not None:
                yield found[1].words

    def _head(self, party: str, on: date) -> Entity | None:
        """Return who leads an organisation, whatever its office is called."""
        found = (self._knowledge.holder(office, party, on) for office in self._lexicon.leading_offices)
        return next((holder for holder in found if holder is not None), None)

    def _organs(self, phrase: Phrase) -> Iterator[str]:
        """Yield the words for the organ that a title is of: after it, or by the pronoun before it ("its spokesman")."""
        for _, target in phrase.objects:
            inner = self._phraser.phrase(target)
            found = self._phraser.noun_of(target, inner.start)
            if found is None or found[1].type not in WHOLES:
                yield from self._telling(inner)
        owner = phrase.owner
        if owner is not None and owner.tag_ == "PRP$":
            profile = self._profile(owner)
            if profile is not None and profile.type == "organ" and profile.name:
                yield profile.name

    def _telling(self, phrase: Phrase) -> Iterator[str]:
        """Yield the words up to the head that say which office or organ, but for whose: no names of states."""
        for place in range(phrase.start, phrase.head.i + 1):
            token = self._doc[place]
            if not self._says_whose(token, phrase):
                yield token.text

    def _says_whose(self, token: Token, phrase: Phrase) -> bool:
        named = self._names.at(token.i)
        if named is not None:
            return named.entity is None or named.entity.type != "organ"
        owner = phrase.owner
        if owner is not None and owner.left_edge.i <= token.i <= owner.i:
            found = self._phraser.noun_of(owner, owner.left_edge.i)
            return found is None or found[1].type != "organ" or token.pos_ == "DET"
        return token.pos_ == "DET" or token.lower_ in self._lexicon.incumbency or token.tag_ == "PRP$"
