"""Whom a pronoun stands for."""

from collections.abc import Callable

from spacy.tokens import Token

from foedus.readers.grammar import VERBAL
from foedus.readers.mentions.clause import is_subject, subject_of, verb_of
from foedus.readers.mentions.home import FIRST_PERSON
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import SUBJECT, Candidate, Memory
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.speaking import Speaking

__all__ = ["Pronouns", "is_pronoun"]

FRONTED = frozenset({"prep", "advcl", "npadvmod", "pcomp"})
REACH = 4  # sentences back that a pronoun looks
LEAST = {True: 13.0, False: 0.0}  # "it" is more often a thing than what only modified a thing, a sentence ago
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THINGS = frozenset({"it", "its", "itself"})
SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SINGLE = frozenset({"person", "state"})  # what "they" does not stand for alone
REFLEXIVE = ("self", "selves")
UNNAMED = 0.7  # somebody who was only described, where others were named
UNKNOWN_NAME = 0.5  # a name of which nothing tells whether it is a person
IT_FITS = {"state": 1.0, "organisation": 1.0, "organ": 0.9, "group": 0.8}
NOBODY_KNOWN = 0.2  # "a group of diplomats"
ONE_OF_LIST = 0.3  # "it" after "Chad and Togo" is rather somebody else
THEY_FITS = {"state": 0.15, "organisation": 0.2, "organ": 0.3, "group": 0.6, "person": 0.1}


def is_pronoun(token: Token) -> bool:
    """Tell whether the token is a personal or possessive pronoun."""
    return token.tag_ in ("PRP", "PRP$")


class Pronouns:
    """Resolves the pronouns of one text against what it has spoken of."""

    def __init__(
        self, memory: Memory, speaking: Speaking, lexicon: Lexicon, profile: Callable[[Token], Profile | None]
    ) -> None:
        self._memory = memory
        self._speaking = speaking
        self._lexicon = lexicon
        self._profile = profile

    def referents(self, token: Token, sentence: int) -> tuple[Profile, ...]:
        """Return whom the pronoun stands for, several for a list of them, () if for nobody that the text names."""
        word = token.lower_
        if word in FIRST_PERSON:
            return self._speaking.speakers(token, sentence)
        if word in THINGS and self._is_impersonal(token):
            return ()
        if word.endswith(REFLEXIVE) and (doer := subject_of(verb_of(token))) is not None:
            found = self._profile(doer)
            return (found,) if found is not None else ()
        fit = _fit(word)
        if fit is None:
            return ()
        best = self._memory.best(token, sentence, fit, reach=REACH, least=LEAST[word in THINGS])
        if best is None or self._is_far_or_spoken(token, best, sentence):
            ahead = self._ahead(token, sentence, fit)
            if ahead is not None:
                return (ahead,)
        if best is None:
            return ()
        if word in SEVERAL and best.listed:
            return tuple(dict.fromkeys(each.profile for each in self._memory.joined(best)))
        if word in SEVERAL and best.profile.type in SINGLE and (both := self._memory.both(best)):
            return both
        return (best.profile,)

    def _is_far_or_spoken(self, token: Token, best: Candidate, sentence: int) -> bool:
        """Tell whether the pronoun may rather stand for who comes after it than for the best before it.

        "In his speech" before a name speaks of that name, even where another was named in the last sentence.
        """
        spoken = token.dep_ == "poss" and token.head.lemma_.lower() in self._lexicon.utterances
        return spoken or sentence - best.sentence > 1

    def _ahead(self, token: Token, sentence: int, fit: Callable[[Candidate], float]) -> Profile | None:
        """Return the name that the sentence puts after a pronoun in front of it: "After its withdrawal, Chad said"."""
        for up in (token, *token.ancestors):
            if up.dep_ not in FRONTED or up.head.pos_ not in VERBAL or up.i > up.head.i:
                continue
            for verb in (up.head, *up.head.children):
                subject = next((child for child in verb.children if is_subject(child)), None)
                if subject is not None and subject.i > up.right_edge.i and subject.pos_ == "PROPN":
                    profile = self._profile(subject)
                    if profile is not None and fit(Candidate(subject, profile, sentence, SUBJECT)):
                        return profile
        return None

    def _is_impersonal(self, token: Token) -> bool:
        if not is_subject(token):
            return False
        verb = token.head
        if verb.lemma_ in self._lexicon.impersonal:
            return any(child.dep_ in ("ccomp", "xcomp", "oprd") for child in verb.rights)
        if verb.lemma_ != "be":
            return False
        predicate = any(
            child.dep_ in ("acomp", "attr") and child.lower_ not in self._lexicon.animate for child in verb.rights
        )
        clause = any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "relcl") for child in verb.rights)
        time = any(child.dep_ == "attr" and any(g.dep_ == "relcl" for g in child.rights) for child in verb.rights)
        return predicate and (clause or time)


def _fit(word: str) -> Callable[[Candidate], float] | None:
    if word in GENDERS:
        return lambda candidate: _fit_person(candidate, GENDERS[word])
    if word in THINGS:
        return _fit_it
    return _fit_they if word in SEVERAL else None


def _fit_person(candidate: Candidate, gender: str) -> float:
    profile = candidate.profile
    if not profile.is_person:
        return UNKNOWN_NAME if profile.may_be_anybody else 0.0
    known = 1.0 if profile.name else UNNAMED
    if profile.gender:
        return 1.2 * known if profile.gender == gender else 0.0
    return known if gender == "m" else 0.9 * known


def _fit_it(candidate: Candidate) -> float:
    profile = candidate.profile
    if profile.may_be_anybody:
        return UNKNOWN_NAME
    several = profile.plural and profile.type != "organ"  # an army is one or many
    if several or candidate.inside:
        return 0.0
    fitting = IT_FITS.get(profile.type, 0.0)
    if candidate.listed or candidate.head.dep_ == "conj":
        fitting *= ONE_OF_LIST
    return fitting if profile.known or profile.name else fitting * NOBODY_KNOWN


def _fit_they(candidate: Candidate) -> float:
    profile = candidate.profile
    if candidate.inside:
        return 0.0
    return 1.0 if profile.plural or candidate.listed else THEY_FITS.get(profile.type, 0.0)
