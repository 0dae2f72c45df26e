"""Take up two or more at once ("both", "the two sides", "the three leaders"), or one of two ("the latter")."""

from collections.abc import Callable

from spacy.tokens import Token

from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import Candidate, Memory
from foedus.readers.mentions.phrase import PLURAL_TAGS, Phrase
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.recall import fit_state

__all__ = ["Groups", "stands_for_group"]

REACH = 3  # sentences back in which a list of just so many is looked for
COUNTS = {word: count for count, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
PAIRS = {"both": 2, "pair": 2, "duo": 2, "trio": 3}
OF_TWO = {"former": -2, "latter": -1}
POINTING = frozenset({"the", "these", "those", "all"})
BODIES = frozenset({"state", "organisation", "group", "organ"})  # what "the two groups" may be
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "agent"})


def stands_for_group(token: Token) -> bool:
    """Tell whether the word itself takes up several, or one of two: "both", "the two", "the latter"."""
    word = token.lower_
    if word not in COUNTS and word not in PAIRS and word not in OF_TWO:
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.lower_ == "of" or (word != "both" and before not in POINTING):
        return False
    if token.dep_ == "amod":  # "the latter promised" may be parsed like "the latter promise"
        return word in OF_TWO and after.tag_.startswith("VB")
    return token.dep_ in ARGUMENTS


class Groups:
    """Looks for whom such words stand in what one text has spoken of."""

    def __init__(self, memory: Memory, lexicon: Lexicon) -> None:
        self._memory = memory
        self._lexicon = lexicon

    def members(self, phrase: Phrase, sentence: int) -> tuple[Profile, ...]:
        """Return whom the phrase takes up at once, () if it is of no such kind or the text has not named so many."""
        head = phrase.head
        if stands_for_group(head):
            if head.lower_ in OF_TWO:
                return self._one_of_two(head, sentence, OF_TWO[head.lower_])
            return self._together(head, sentence, COUNTS.get(head.lower_) or PAIRS[head.lower_])
        count = self._counted(phrase)
        if not count:
            return ()
        if head.lemma_ in self._lexicon.pairs:
            return self._several(head, sentence, fit_state, count)
        noun = self._lexicon.nouns.get(head.lemma_)
        if noun is None or noun.party or noun.type not in FITS:
            return ()
        return self._several(head, sentence, FITS[noun.type], count)

    def _counted(self, phrase: Phrase) -> int:
        """Return how many a plural with nothing but a number points at ("the three countries"), 0 if it does not."""
        if phrase.head.tag_ not in PLURAL_TAGS or phrase.objects:
            return 0
        before = [token.lower_ for token in phrase.head.doc[phrase.start : phrase.head.i]]
        if before == ["both"]:
            return 2
        return COUNTS.get(before[-1], 0) if len(before) > 1 and set(before[:-1]) <= POINTING else 0

    def _together(self, head: Token, sentence: int, count: int) -> tuple[Profile, ...]:
        ranked = self._memory.ranked(head, sentence, _fit_actor)
        if not ranked:
            return ()
        fit = _fit_person if ranked[0].profile.is_person else fit_state if ranked[0].profile.state else _fit_actor
        return self._several(head, sentence, fit, count)

    def _several(
        self, head: Token, sentence: int, fit: Callable[[Candidate], float], count: int
    ) -> tuple[Profile, ...]:
        """Return the weightiest list of just so many who fit, named not long before, else the weightiest so many."""
        ranked = self._memory.ranked(head, sentence, fit)
        for candidate in ranked:
            if candidate.listed and sentence - candidate.sentence <= REACH:
                listed = _distinct([each for each in self._memory.joined(candidate) if fit(each)])
                if len(listed) == count:
                    return listed
        found = _distinct(ranked)[:count]
        return found if len(found) == count else ()

    def _one_of_two(self, head: Token, sentence: int, which: int) -> tuple[Profile, ...]:
        """Return the first or the second of the last two that were named, in one sentence or the one before it."""
        found: list[Profile] = []
        for candidate in self._memory.before(head.i):
            if sentence - candidate.sentence > 1 or len(found) > 1:
                break
            if _fit_actor(candidate) and not candidate.local and candidate.profile not in found:
                found.insert(0, candidate.profile)
        return (found[which],) if len(found) > 1 else ()


def _distinct(candidates: list[Candidate]) -> tuple[Profile, ...]:
    """Return their profiles, each once: people by name, states by party."""
    found: dict[str, Profile] = {}
    for candidate in candidates:
        profile = candidate.profile
        if not profile.is_person and profile.state:
            profile = Profile(profile.party, type="state", state=True)
        found.setdefault(profile.name or profile.party, profile)
    return tuple(found.values())


def _fit_actor(candidate: Candidate) -> float:
    return float(not candidate.inside and (candidate.profile.known or bool(candidate.profile.name)))


def _fit_person(candidate: Candidate) -> float:
    profile = candidate.profile
    return float(not candidate.inside and (profile.is_person or (candidate.several and profile.plural)))


def _fit_body(candidate: Candidate) -> float:
    return _fit_actor(candidate) if candidate.profile.type in BODIES else 0.0


FITS = {"person": _fit_person, "organisation": _fit_body, "group": _fit_body}
