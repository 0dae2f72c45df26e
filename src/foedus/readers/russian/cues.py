"""The words by which a Russian text says that somebody says something, from `data/cues.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from foedus.readers.russian.words import lemmas

__all__ = ["Cue", "according", "act_of", "agreeing", "documents", "noun_cue", "verb_cue"]

APART = ("according", "document")
SAY = "say"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: what is done by it (`act`), how it takes what is said, and the nouns that belong to it ("надежду").

    See `cues.toml` for what the settings mean.
    """

    act: str
    written: str
    with_noun: frozenset[str] = frozenset()
    about: bool = False
    object: bool = False
    deed: bool = False
    naming: bool = False
    whom: bool = False
    over: tuple[str, ...] = ()


def verb_cue(token: Token) -> Cue | None:
    """Return the cue that a verb is, alone or with its object: "выразил надежду"."""
    known = _verbs()
    for word in (token.lower_, token.lemma_):
        options = known.get(word, ())
        for cue in options:
            if not cue.with_noun or any(child.lemma_ in cue.with_noun for child in token.children):
                return cue
    return None


def noun_cue(token: Token) -> Cue | None:
    """Return the cue that a noun is: "заявление", "призыв"."""
    return _nouns().get(token.lemma_)


def act_of(lemma: str) -> str:
    """Return what is done by the cue of an attribution."""
    return lemma.partition(":")[0] or SAY


@cache
def according() -> frozenset[str]:
    """Return the nouns that set apart whose words something is with "по"."""
    return frozenset().union(*(lemmas(noun) for noun in _data()["according"]["nouns"]))


@cache
def agreeing() -> frozenset[str]:
    """Return the words that do so by themselves: "согласно"."""
    return frozenset(_data()["according"]["alone"])


@cache
def documents() -> frozenset[str]:
    """Return the verbs by which a document says something."""
    return frozenset(_data()["document"]["verbs"])


@cache
def _verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues of each verb, those with a noun first."""
    found: dict[str, list[Cue]] = {}
    for act, row in _data().items():
        if act in APART:
            continue
        objects = set(row.get("object", {}).get("verbs", ()))
        namings = set(row.get("naming", {}).get("verbs", ()))
        for written in dict.fromkeys((*row.get("verbs", ()), *objects, *namings)):
            verb, nouns = _parts(written)
            cue = Cue(
                act,
                written,
                nouns,
                about=row.get("about", False),
                object=written in objects,
                deed=row.get("deed", False),
                naming=written in namings,
                whom=verb in row.get("whom", ()),
                over=tuple(row.get("over", ())),
            )
            found.setdefault(verb, []).append(cue)
    return {verb: tuple(sorted(cues, key=lambda cue: not cue.with_noun)) for verb, cues in found.items()}


def _parts(written: str) -> tuple[str, frozenset[str]]:
    """Return the verb of a cue, and the forms that its noun, or its adverb, may be of: "высоко оценить"."""
    words = written.split()
    verb = next((word for word in words if word.endswith(("ть", "ться", "ти"))), words[0])
    others = [word for word in words if word != verb and len(word) > 1]
    return verb, frozenset().union(*map(lemmas, others[-1:])) if others else frozenset()


@cache
def _nouns() -> Mapping[str, Cue]:
    rows = ((act, row) for act, row in _data().items() if act not in APART)
    return {
        noun: Cue(act, noun, about=True, deed=row.get("deed", False))
        for act, row in rows
        for noun in row.get("nouns", ())
    }


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "cues.toml").read_text(encoding="utf-8"))
