"""What a Russian text has spoken of so far, and which of it a pronoun or a bare description may take up."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from foedus.readers.mentions.profile import Profile
from foedus.readers.russian.phrase import marks, subject, weight

__all__ = ["Memory", "gender_of"]

GENDERS = {"Masc": "m", "Fem": "f"}
DECAY = 0.5  # with each sentence in between
REACH = 4  # sentences back
PERSON = 1.5  # "он" is rather somebody than something
_PIECES = re.compile(r"[\s.]+")


@dataclass(frozen=True, slots=True)
class _Mention:
    head: Token
    profile: Profile
    weight: float


def gender_of(token: Token) -> str:
    """Return the gender that a token is tagged with, "m", "f" or ""."""
    return GENDERS.get(next(iter(marks(token, "Gender")), ""), "")


class Memory:
    """The mentions of one text in order."""

    def __init__(self) -> None:
        self._mentions: list[_Mention] = []

    def add(self, head: Token, profile: Profile) -> None:
        """Remember whom a mention stands for."""
        self._mentions.append(_Mention(head, profile, weight(head)))

    def last(self, type: str) -> Profile | None:
        """Return the one of that type that was named last."""
        return self._latest(lambda profile: profile.type == type and profile.known)

    def described(self, noun: str) -> Profile | None:
        """Return who was called by that noun last, if the text told whose."""
        return self._latest(lambda profile: noun in profile.nouns and profile.known)

    def person(self, words: str) -> Profile | None:
        """Return the person of that surname who was named before, if no given name or initial tells the two apart."""
        pieces = [piece for piece in _PIECES.split(words) if piece]
        return self._latest(lambda profile: profile.type == "person" and _may_be(pieces, profile.name))

    def called(self, words: str) -> Profile | None:
        """Return the person of that given name who was named before: "Владимир Владимирович"."""
        given = words.split()[0]
        return self._latest(lambda profile: profile.type == "person" and _given(profile.name) == given)

    def taken_up(self, pronoun: Token) -> Profile | None:
        """Return whom a pronoun of the third person stands for: what was in view, of its gender and number."""
        plural = "Plur" in marks(pronoun, "Number")
        gender = gender_of(pronoun)
        doer = subject(pronoun.head)
        best, profile = 0.0, None
        sentences = 0
        at = pronoun.sent.start
        for one in reversed(self._mentions):
            while one.head.i < at and sentences <= REACH:
                sentences += 1
                at = pronoun.doc[at - 1].sent.start if at else -1
            if sentences > REACH:
                break
            if doer is not None and one.head.i == doer.i and pronoun.i != doer.i:
                continue  # who acts on it
            score = one.weight * DECAY**sentences * _fits(one, plural=plural, gender=gender)
            if score > best:
                best, profile = score, one.profile
        return profile

    def in_view(self, at: Token) -> Profile | None:
        """Return who is most in view before a token: who acted in the sentences before."""
        best, profile = 0.0, None
        for one in reversed(self._mentions):
            between = sum(1 for token in at.doc[one.head.i + 1 : at.i] if token.is_sent_start)
            if between > REACH:
                break
            score = one.weight * DECAY**between * (one.profile.type == "person")
            if score > best:
                best, profile = score, one.profile
        return profile

    def _latest(self, fits: Callable[[Profile], bool]) -> Profile | None:
        return next((one.profile for one in reversed(self._mentions) if fits(one.profile)), None)


def _fits(one: _Mention, *, plural: bool, gender: str) -> float:
    profile = one.profile
    if plural != profile.plural and not (plural and profile.type == "group"):
        return 0.0
    own = profile.gender or gender_of(one.head)
    if not plural and gender and own and own != gender:
        return 0.0
    return PERSON if profile.type == "person" else 1.0


def _may_be(pieces: list[str], name: str | None) -> bool:
    """Tell whether somebody of that name may be called by these pieces, whose last is the surname."""
    theirs = [piece for piece in _PIECES.split(name or "") if piece]
    if not theirs or not pieces or _stem(theirs[-1]) != _stem(pieces[-1]):
        return False
    return len(pieces) == 1 or len(theirs) == 1 or theirs[0][0] == pieces[0][0]


def _stem(surname: str) -> str:
    return surname.lower().replace("ё", "е")


def _given(name: str | None) -> str:
    return (name or "").split(" ")[0]
