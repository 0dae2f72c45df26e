"""What the parts that resolve one text share: its words, what is known, and what the text has spoken of so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedus.knowledge import Knowledge
from foedus.readers.mentions.governing import CIVIL, Governing
from foedus.readers.mentions.holders import Holders
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import Memory
from foedus.readers.mentions.names import Names
from foedus.readers.mentions.phrase import Phrase, Phraser
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.recall import Recall

__all__ = ["Ground"]

STATE_CODE_LENGTH = 3
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One text and all that is asked of it; `profile` resolves any head, `sentences` holds each token's number."""

    doc: Doc
    knowledge: Knowledge
    lexicon: Lexicon
    names: Names
    phraser: Phraser
    memory: Memory
    recall: Recall
    governing: Governing
    holders: Holders
    sentences: list[int]
    profile: Callable[[Token], Profile | None]

    def sentence(self, head: Token) -> int:
        """Return the number of the token's sentence."""
        return self.sentences[head.i]

    def words(self, start: int, end: int) -> list[str]:
        """Return the words of a stretch of tokens in lower case."""
        return [self.doc[place].lower_ for place in range(start, end)]

    def is_definite(self, phrase: Phrase) -> bool:
        """Tell whether the phrase points at somebody: with "the", "these" or a possessor."""
        return self.doc[phrase.start].lower_ in DEFINITE or phrase.owner is not None

    def is_state(self, party: str) -> bool:
        """Tell whether the party is a state, by its code."""
        if len(party) != STATE_CODE_LENGTH or party in CIVIL:
            return False
        return self.knowledge.organisation(party) is None

    def make(
        self,
        party: str,
        *,
        type: str,
        name: str | None = None,
        nouns: frozenset[str] = frozenset(),
        plural: bool = False,
        gender: str = "",
    ) -> Profile:
        """Return a profile that knows whether its party is a state."""
        return Profile(party, name, type, nouns, plural, gender, state=self.is_state(party))

    def with_name(self, profile: Profile) -> Profile:
        """Give a state that a demonym or a description stands for its name."""
        if profile.type != "state" or profile.name or profile.plural:
            return profile
        state = self.knowledge.by_id.get(profile.party)
        return replace(profile, name=state.name) if state is not None else profile
