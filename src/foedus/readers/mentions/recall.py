"""Take up earlier actors: what "the diplomat", "the bloc", "the country" and a bare "the government" refer to."""

from collections.abc import Callable, Iterable
from itertools import islice

from spacy.tokens import Token

from foedus.readers.mentions.lexicon import Description, Lexicon, Noun
from foedus.readers.mentions.memory import Candidate, Memory
from foedus.readers.mentions.names import Names
from foedus.readers.mentions.profile import Profile, differ

__all__ = ["Recall", "fit_state"]

SAME_WORD = 1.5  # "the court" takes up what was called a court rather than what could be called so
NAMED = 1.2  # who has been named is in view more than who was only described
BEHIND = 0.6  # a state that was only named as the party of somebody else
MENTIONS_BACK = 400  # within which a title is taken up
STATE = "state"
MEDIA = "MED"  # whoever reports on "the group" is seldom meant by it


class Recall:
    """Searches what one text has spoken of."""

    def __init__(self, memory: Memory, names: Names, lexicon: Lexicon) -> None:
        self._memory = memory
        self._names = names
        self._lexicon = lexicon

    def described(self, head: Token, noun: Noun, sentence: int, *, plural: bool) -> tuple[Profile, ...]:
        """Return the earlier actor that a definite description takes up, several where it was said of several."""
        description = self._lexicon.descriptions.get(noun.words)
        if description is not None and STATE in description.types:
            state = None if plural else self.state(head, sentence)
            return (state,) if state is not None else ()
        fit = _fit_noun(noun, plural) if description is None else _fit_description(noun, description, plural)
        best = self._memory.best(head, sentence, fit)
        if best is None:
            return ()
        if plural and best.several:
            return tuple(dict.fromkeys(each.profile for each in self._memory.joined(best) if fit(each)))
        return (best.profile,)

    def titled(self, head: Token, noun: Noun, wanted: Profile, *, like: bool) -> Profile | None:
        """Return the person of the wanted party who was given that title before ("the Russian ambassador").

        With `like`, one of a title that the description takes up will do: "the Armenian leader" for a prime minister.
        """
        before = (candidate.profile for candidate in islice(self._memory.before(head.i), MENTIONS_BACK))
        named = [
            each
            for each in before
            if each.party == wanted.party and each.name and not differ(each.gender, wanted.gender)
        ]
        found = next((profile for profile in named if noun.words in profile.nouns), None)
        if found is not None or not like:
            return found
        titles = self._like(noun, wanted)
        return next((profile for profile in named if profile.is_person and titles & profile.nouns), None)

    def _like(self, noun: Noun, wanted: Profile) -> frozenset[str]:
        """Return the titles that may be meant by a vaguer one; of "the head of" only an organisation tells which."""
        description = self._lexicon.descriptions.get(noun.words)
        if wanted.state and noun.words in self._lexicon.heads:
            return frozenset()
        return description.like if description is not None else frozenset()

    def state(self, head: Token, sentence: int, *, besides: frozenset[str] = frozenset()) -> Profile | None:
        """Return the state that the text is about there: the weightiest before, else the main one of the text.

        `besides` are states that it is not.
        """
        best = self._memory.best(head, sentence, lambda one: 0.0 if one.profile.party in besides else fit_state(one))
        if best is not None:
            return _state_of(best.profile)
        ahead = self._names.main_state(besides)
        return Profile(ahead, type=STATE, state=True) if ahead else None

    def faction(self, head: Token, prefix: str, sentence: int) -> str:
        """Return the party of the faction of that kind that the text has spoken of ("the rebels"), "" if of none."""
        best = self._memory.best(head, sentence, lambda candidate: float(candidate.profile.party.startswith(prefix)))
        return best.profile.party if best else ""

    def host(self, head: Token, noun: Noun, sentence: int, before: Iterable[str]) -> Profile | None:
        """Return the organ that the office belongs to, if the text has spoken of one.

        The words before the head tell which ("a ministry official"), or the office does ("parliament" for "speaker").
        """
        told = {word for word in before if word in self._lexicon.nouns and self._lexicon.nouns[word].type == "organ"}
        organs = told or self._lexicon.offices.get(noun.words)
        if not organs:
            return None
        best = self._memory.best(head, sentence, lambda candidate: float(bool(candidate.profile.nouns & organs)))
        return best.profile if best else None

    def gathering(self, head: Token) -> str:
        """Return the party whose meeting the sentence, or the one before, speaks of, for those who come to it."""
        start = head.sent.start
        before = head.doc[start - 1].sent if start else ()
        for token in (*head.sent, *before):
            if token.lemma_.lower() in self._lexicon.gatherings:
                for named in self._names.within(token.left_edge.i, token.i):
                    if named.entity is not None and named.entity.type == "organisation":
                        return named.party
        return ""


def _fit_noun(noun: Noun, plural: bool) -> Callable[[Candidate], float]:
    def fit(candidate: Candidate) -> float:
        profile = candidate.profile
        return float(noun.words in profile.nouns and profile.plural == plural)

    return fit


def _fit_description(noun: Noun, description: Description, plural: bool) -> Callable[[Candidate], float]:
    def fit(candidate: Candidate) -> float:
        profile = candidate.profile
        if plural and profile.plural and (noun.words in profile.nouns or description.like & profile.nouns):
            return SAME_WORD
        if profile.type not in description.types or (plural and profile.type == "person" and not profile.plural):
            return 0.0
        if differ(noun.gender, profile.gender) or (profile.party == MEDIA and not description.like):
            return 0.0
        known = NAMED if profile.name else 1.0
        if noun.words in profile.nouns:
            return SAME_WORD * known
        return known if not description.like or description.like & profile.nouns else 0.0

    return fit


def fit_state(candidate: Candidate) -> float:
    """Return how well the mention may be a state that is taken up, less so where it is another actor of that state."""
    profile = candidate.profile
    if not profile.state:
        return 0.0
    return 1.0 if profile.type == STATE else BEHIND


def _state_of(profile: Profile) -> Profile:
    if profile.type == STATE:
        return profile
    return Profile(profile.party, type=STATE, state=True)
