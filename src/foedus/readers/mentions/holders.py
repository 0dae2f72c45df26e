"""Name who holds the office that a phrase speaks of, where its words leave no doubt which office that is."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.names import Names
from foedus.readers.mentions.phrase import Phrase, Phraser

__all__ = ["Holders"]


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
    ) -> None:
        self._doc = doc
        self._names = names
        self._phraser = phraser
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._published = published

    def holder(self, phrase: Phrase, party: str) -> Entity | None:
        """Return who held the party's office that day: nobody for "the former president", "a deputy minister"."""
        if self._published is None:
            return None
        organs = [word for _, target in phrase.objects for word in self._telling(self._phraser.phrase(target))]
        words = [*organs, *self._telling(phrase)]
        return self._knowledge.holder(" ".join(words), party, self._published)

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
