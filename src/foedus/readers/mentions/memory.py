"""What the text has spoken of so far, and which of it a pronoun or a description may take up.

Earlier mentions are ranked by salience after Lappin and Leass (1994): a subject weighs more than an object, an object
more than what stands inside another phrase, and each sentence in between halves the weight; who acts in the clause
that governs the pronoun's own comes first, and whoever acts in the same clause is ruled out by the binding rules.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from spacy.tokens import Token

from foedus.readers.mentions.clause import (
    OBJECTS,
    first_of_list,
    is_subject,
    ladder,
    rest_of_list,
    subject_of,
    subject_of_verb_above,
    verb_of,
)
from foedus.readers.mentions.profile import Profile, differ

__all__ = ["SUBJECT", "Candidate", "Memory"]

SUBJECT, INNER_SUBJECT, AGENT, OBJECT = 80.0, 70.0, 55.0, 50.0
OBLIQUE, EMBEDDED, PLACE, MODIFIER = 35.0, 25.0, 20.0, 15.0
INNER = frozenset({"ccomp", "xcomp", "acl", "relcl", "pcomp"})  # clauses whose subject is less in view
LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "from"})
DECAY = 0.5
FAR = 25  # sentences back that a description looks; what lies farther weighs nothing any more
LADDER = (1.0, 1.8, 1.0)  # what it adds to act in the own clause, in the one that governs it, in the next
OWN_SUBJECT = 2.2  # for a possessor: "Russia ... its"
DESCRIBED_SUBJECT = 0.5  # a writer who means the subject again writes "it" or "its", not "the country"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be taken up: its head, who it is, its sentence and its weight by role.

    `several` is true where its words stand for others too ("the presidents of Chad and Niger").
    """

    head: Token
    profile: Profile
    sentence: int
    weight: float
    several: bool = False

    @property
    def listed(self) -> bool:
        """Tell whether it opens a list ("Finland and Sweden") or stands for several by itself."""
        if self.several:
            return True
        return self.head.dep_ != "conj" and next(rest_of_list(self.head), None) is not None

    @property
    def inside(self) -> bool:
        """Tell whether it only modifies another mention."""
        return self.weight == MODIFIER

    @property
    def local(self) -> bool:
        """Tell whether it is only where something happens."""
        return self.weight == PLACE


Fit = Callable[[Candidate], float]


class Memory:
    """The mentions of one text in order."""

    def __init__(self) -> None:
        self._candidates: list[Candidate] = []
        self._people: dict[str, list[Profile]] = {}
        self._acronyms: dict[str, Profile] = {}

    def add(self, head: Token, profiles: Sequence[Profile], sentence: int, *, inside: bool = False) -> None:
        """Remember whom a mention stands for; `inside` for one that only modifies another ("Indian" troops)."""
        weight = MODIFIER if inside else _weight(head)
        for profile in profiles:
            self._candidates.append(Candidate(head, profile, sentence, weight, several=len(profiles) > 1))
            if profile.type == "person" and profile.name:
                self._people.setdefault(profile.name.rpartition(" ")[2].casefold(), []).append(profile)

    def abbreviate(self, acronym: str, profile: Profile) -> None:
        """Remember the letters that the text gives a name in brackets: "the Popular Front (FPI)"."""
        self._acronyms[acronym] = profile

    def acronym(self, letters: str) -> Profile | None:
        """Return who was given these letters before."""
        return self._acronyms.get(letters)

    def person(self, name: str, *, gender: str = "") -> Profile | None:
        """Return the person of that surname who was named before, if no given name or gender tells the two apart.

        Of namesakes, a bare surname is that of the one named most often, or else first.
        """
        given, _, surname = name.rpartition(" ")
        everyone = self._people.get(surname.casefold(), ())
        namesakes = [each for each in everyone if _may_be(given, each.name or "") and not differ(each.gender, gender)]
        often = Counter(each.name for each in namesakes)
        meant = max(often, key=lambda name: often[name], default=None)
        return next((each for each in reversed(namesakes) if each.name == meant), None)

    def before(self, place: int) -> Iterator[Candidate]:
        """Yield the mentions before the token at that index, nearest first."""
        return (candidate for candidate in reversed(self._candidates) if candidate.head.i < place)

    def best(self, at: Token, sentence: int, fit: Fit, *, reach: int = FAR, least: float = 0.0) -> Candidate | None:
        """Return the mention before `at` that fits and weighs most, None if none fits and weighs more than `least`."""
        ranked = ((score, candidate) for score, candidate in self._weighed(at, sentence, fit, reach) if score > least)
        return max(ranked, key=itemgetter(0), default=(0.0, None))[1]

    def ranked(self, at: Token, sentence: int, fit: Fit) -> list[Candidate]:
        """Return the mentions before `at` that fit, the weightiest first."""
        weighed = sorted(self._weighed(at, sentence, fit, FAR), key=itemgetter(0), reverse=True)
        return [candidate for score, candidate in weighed if score]

    def _weighed(self, at: Token, sentence: int, fit: Fit, reach: int) -> Iterator[tuple[float, Candidate]]:
        situation = _Situation(at, sentence)
        barred = self._barred(situation)
        for candidate in self.before(at.i):
            if sentence - candidate.sentence > reach:
                return
            same = barred is not None and (candidate.profile.party, candidate.profile.type) == barred
            yield 0.0 if same else situation.score(candidate, fit), candidate

    def _barred(self, situation: "_Situation") -> tuple[str, str] | None:
        """Return (party, type) of who acts on it: it is not that one, wherever else the text names it."""
        doer = situation.acts_on_it
        found = next((one.profile for one in self._candidates if doer is not None and one.head.i == doer), None)
        return (found.party, found.type) if found is not None and found.known and found.type != "person" else None

    def both(self, candidate: Candidate) -> tuple[Profile, ...]:
        """Return who does something with somebody and with whom, where the candidate is one of the two; else ()."""
        verb = verb_of(candidate.head)
        pair = [
            other
            for other in self._candidates
            if other.sentence == candidate.sentence
            and other.weight >= OBLIQUE
            and other.profile.type == candidate.profile.type
            and verb_of(other.head).i == verb.i
        ]
        profiles = tuple(dict.fromkeys(other.profile for other in pair))
        return profiles if len(profiles) > 1 and is_subject(first_of_list(pair[0].head)) else ()

    def joined(self, candidate: Candidate) -> list[Candidate]:
        """Return all that the candidate's phrase, and those that "and" joins to it, stand for, in order."""
        heads = {candidate.head.i, *(other.i for other in rest_of_list(candidate.head))}
        return [other for other in self._candidates if other.head.i in heads]


class _Situation:
    """Where a pronoun or description stands, for weighing what it may take up."""

    def __init__(self, at: Token, sentence: int) -> None:
        self._at = at
        self._sentence = sentence
        self._verbs = {verb.i: rung for rung, verb in enumerate(ladder(at))}
        own = verb_of(at)
        self._inside = at.left_edge.i  # from here on, mentions are part of the phrase itself
        self._possessive = at.dep_ == "poss"
        self._pronoun = at.pos_ == "PRON"
        doer = subject_of_verb_above(at) if is_subject(at) else _deprived(at, own) or subject_of(own)
        self._doer = doer.i if doer is not None else -1
        self._others = _names_under(own, at) if self._pronoun and is_subject(at) else frozenset[str]()
        self._acts = at.dep_ in OBJECTS or is_subject(at) or (at.dep_ == "pobj" and at.head.head.i == own.i)
        self._own = own.i

    @property
    def acts_on_it(self) -> int | None:
        """The index of who does what is done to the one in question, None where it is no argument of the same verb."""
        return self._doer if self._acts and not self._possessive and self._doer >= 0 else None

    def score(self, candidate: Candidate, fit: Fit) -> float:
        fitting = fit(candidate)
        if not fitting or (self._others and _surname(candidate.profile) in self._others):
            return 0.0
        score = fitting * candidate.weight * DECAY ** (self._sentence - candidate.sentence)
        if candidate.sentence == self._sentence:
            score *= self._bound(candidate.head)
        return score * (1 - 0.001 * min(200, self._at.i - candidate.head.i))

    def _bound(self, head: Token) -> float:
        top = first_of_list(head)
        if not self._pronoun and is_subject(top) and verb_of(top).i in self._verbs:
            return 0.0 if top.i == self._doer and not self._possessive else DESCRIBED_SUBJECT
        if top.i == self._doer or head.i == self._doer:
            return OWN_SUBJECT if self._possessive else 0.0 if self._acts else 1.2
        if head.i >= self._inside:
            return 0.0
        verb = verb_of(top).i
        acts = is_subject(top) or top.dep_ in OBJECTS or top.dep_ in ("pobj", "agent")
        if verb == self._own and self._acts and (is_subject(top) or top.dep_ in OBJECTS):
            return 0.0
        rung = self._verbs.get(verb)
        return LADDER[min(rung, 2)] if rung is not None and acts else 0.8


def _may_be(given: str, name: str) -> bool:
    """Tell whether somebody of that name may be called by these given names, or by none."""
    other = name.rpartition(" ")[0]
    return not (given and other and given.split()[0].casefold() != other.split()[0].casefold())


def _deprived(at: Token, verb: Token) -> Token | None:
    """Return the object of a verb that does something to it "of" what the possessor has ("robs Chad of its vote")."""
    of = at.head.head
    if at.dep_ != "poss" or at.head.dep_ != "pobj" or of.lower_ != "of":
        return None
    done_to = next((child for child in verb.rights if child.dep_ in OBJECTS and child.i < at.i), None)
    if done_to is None or of.head.i == verb.i:
        return done_to
    return done_to if of.head.i == done_to.i and done_to.pos_ == "PROPN" else None


def _names_under(verb: Token, pronoun: Token) -> frozenset[str]:
    """Return the names in what the pronoun's own verb says: in "he claimed that Berg left", "he" is not Berg."""
    return frozenset(token.lower_ for token in verb.subtree if token.i > pronoun.i and token.pos_ == "PROPN")


def _surname(profile: Profile) -> str:
    return profile.name.rpartition(" ")[2].lower() if profile.type == "person" and profile.name else ""


def _weight(head: Token) -> float:
    top = first_of_list(head)
    if is_subject(top):
        return INNER_SUBJECT if top.head.dep_ in INNER or top.head.tag_ == "VB" else SUBJECT
    if top.dep_ in OBJECTS or top.dep_ in ("attr", "ROOT"):
        return OBJECT
    if top.dep_ == "appos":
        return _weight(top.head)
    if top.dep_ == "pobj":
        if top.head.dep_ == "agent":
            return AGENT
        if top.head.lower_ in LOCATIVE:
            return PLACE
        verb = top.head.head
        if verb.pos_ not in ("VERB", "AUX"):
            return EMBEDDED
        acts = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.rights)
        return OBJECT if acts else OBLIQUE  # "called on Chad to come"
    return EMBEDDED
