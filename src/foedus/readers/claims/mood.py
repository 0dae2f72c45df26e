"""Whether a trigger is affirmed or denied, and whether it is actual, planned, possible, conditional or wanted.

The words that decide lie in `data/mood.toml`. They are looked for on the trigger and on whatever governs it, up to
the clause that has a speaker of its own: "Yerevan had not taken a formal step to withdraw" denies the withdrawal.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from foedus.model import AFFIRMED, DENIED
from foedus.readers.grammar import has_own_subject

__all__ = ["Mood", "mood"]

LINKS = frozenset(
    {"xcomp", "acl", "pcomp", "dobj", "pobj", "prep", "attr", "acomp", "oprd", "conj", "relcl", "compound"}
)
NO = frozenset({"no", "neither", "none"})
NOBODY = frozenset({"nobody", "none", "nothing"})
MAX_CLIMB = 6
DENYING = frozenset({"neg", "det", "preconj", "cc", "advmod"})
NEAR = 2  # links within which a noun like "lack" denies what follows it


@dataclass(frozen=True, slots=True)
class Mood:
    """Polarity and modality of a trigger."""

    polarity: str = AFFIRMED
    modality: str = "actual"


@dataclass(frozen=True, slots=True)
class _Words:
    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    before: frozenset[str]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    path = files("foedus.readers.claims").joinpath("data/mood.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words(name: str) -> _Words:
    row = _data()[name]
    keys = ("auxiliaries", "verbs", "nouns", "adjectives", "before")
    return _Words(*(frozenset(row.get(key, ())) for key in keys))


@cache
def _listed(name: str, key: str) -> frozenset[str]:
    return frozenset(_data()[name][key])


def mood(trigger: Token) -> Mood:
    """Return the polarity and modality of the trigger in its sentence."""
    chain = list(_governors(trigger))
    denials = sum(_denies(token, place) for place, token in enumerate(_not_coordinated(chain)))
    polarity = DENIED if denials % 2 else AFFIRMED
    return Mood(polarity, _modality(trigger, chain))


def _governors(trigger: Token) -> Iterator[Token]:
    """Yield the trigger and the words that govern it inside its own clause."""
    token = trigger
    for _ in range(MAX_CLIMB):
        yield token
        if token.dep_ not in LINKS or token.head is token:
            return
        if token.dep_ in {"conj", "relcl"} and has_own_subject(token):
            return
        if token.dep_ == "compound" and token is not trigger:
            return
        token = token.head


def _not_coordinated(chain: list[Token]) -> list[Token]:
    """The governors up to a coordination: "had not met X but stressed Y" denies no stressing."""
    for place, token in enumerate(chain):
        if token.dep_ == "conj":
            return chain[: place + 1]
    return chain


def _denies(token: Token, place: int) -> bool:
    listed = _listed("denied", "words")
    if any(child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no" for child in token.children):
        return True
    roles = {"nsubj", "nsubjpass", "dobj"} if place == 0 else {"nsubj", "nsubjpass"}
    arguments = [child for child in token.children if child.dep_ in roles]
    if any(child.lower_ in NOBODY or any(word.lower_ in NO for word in child.lefts) for child in arguments):
        return True
    if any(child.lower_ in listed and child.dep_ in DENYING for child in token.children):
        return True
    if place == 0:
        return False
    words = _words("denied")
    if token.pos_ == "ADP":
        is_against = token.lower_ == "against" and token.head.lemma_ in _listed("denied", "against")
        return is_against or token.lower_ in listed
    if token.lemma_ == "have" and any(child.lower_ == "yet" for child in token.children):
        return True
    if token.pos_ == "VERB":
        return token.lemma_ in words.verbs
    return place <= NEAR and token.lemma_ in words.nouns


def _modality(trigger: Token, chain: list[Token]) -> str:
    if _is_conditional(chain[-1], trigger):
        return "conditional"
    for place, token in enumerate(chain):
        if _is_backshifted(token):
            return "planned"
        for name in ("wanted", "planned", "possible"):
            if _carries(token, _words(name), place, chain):
                if name != "wanted" and _has_condition(token):
                    return "conditional"
                return name
    top = chain[-1]
    if _is_purpose(top) or _is_occasion(top):
        return "planned"
    if top.dep_ in {"ccomp", "advcl"} and top.head.lemma_ in _words("wanted").verbs and top.tag_ in {"VB", "VBN"}:
        return "wanted"
    return "actual"


def _is_backshifted(verb: Token) -> bool:
    """Tell whether "would" is the past of "will": "told him that he would not attend"."""
    would = any(child.dep_ == "aux" and child.lower_ == "would" for child in verb.children)
    clause = verb if verb.dep_ != "conj" else verb.head
    return would and clause.dep_ == "ccomp" and clause.head.tag_ in {"VBD", "VBN"} and not _has_condition(verb)


def _is_occasion(clause: Token) -> bool:
    """Tell whether the clause says when something wanted or planned is to be done: "arrest him when he arrives"."""
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"} and child.i < clause.i}
    if clause.dep_ != "advcl" or not marks & {"when", "once", "before", "after", "as"}:
        return False
    governor = clause.head
    return governor.tag_ == "VB" and governor.dep_ == "xcomp" and governor.head.lemma_ in _words("wanted").verbs


def _is_purpose(clause: Token) -> bool:
    """Tell whether the clause says to what end: "arrives in Jeddah to attend a summit"."""
    words = {child.lower_ for child in clause.children if child.i < clause.i}
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and "to" in words and not has_own_subject(clause)


def _carries(token: Token, words: _Words, place: int, chain: list[Token]) -> bool:
    if any(_is_auxiliary(child, token, words) for child in token.children):
        return True
    if place == 0:
        return token.pos_ in {"NOUN", "PROPN"} and any(child.lemma_.lower() in words.before for child in token.children)
    if token.pos_ in {"VERB", "AUX"}:
        return token.lemma_ in words.verbs and chain[place - 1].dep_ in {"xcomp", "dobj", "prep", "ccomp"}
    if token.pos_ == "ADJ":
        return token.lemma_ in words.adjectives
    return token.pos_ == "NOUN" and token.lemma_ in words.nouns and chain[place - 1].dep_ in {"acl", "prep"}


def _is_auxiliary(child: Token, verb: Token, words: _Words) -> bool:
    return child.dep_ == "aux" and child.lower_ in words.auxiliaries and verb.pos_ in {"VERB", "AUX"}


def _is_conditional(top: Token, trigger: Token) -> bool:
    marks = _listed("conditional", "marks")
    token = top
    for _ in range(3):
        if any(child.dep_ in {"mark", "advmod"} and child.lower_ in marks for child in token.children):
            return True
        if token.dep_ not in {"conj", "ccomp", "auxpass", "xcomp"} or token.head is token:
            break
        if token.dep_ == "ccomp" and _speaks(token):
            break
        token = token.head
    if token.dep_ in {"advcl", "relcl", "pcomp"}:
        opening = trigger.doc[max(token.left_edge.i - 1, 0) : token.left_edge.i + 2].text.lower()
        return any(phrase in opening for phrase in _listed("conditional", "phrases"))
    return False


def _speaks(clause: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in clause.head.children)


def _has_condition(token: Token) -> bool:
    marks = _listed("conditional", "marks")
    return any(
        child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in marks for mark in child.children)
        for child in token.children
    )
