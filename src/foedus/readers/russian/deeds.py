"""Deeds in Russian: meetings that are held, and what parties do to organisations, by the words of `data/deeds.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Claim, Value, Words
from foedus.readers.russian.phrase import extent, marks, span_of, subject
from foedus.readers.russian.scene import Scene, joined
from foedus.readers.russian.words import lemmas

__all__ = ["deeds"]

SURE, RIGHT = 0.8, 0.85  # that it is there, and that who and what are right: by eye on pages that were not labelled
TOGETHER = frozenset({"с", "со"})
LENGTHENED = {"во": "в", "со": "с", "ко": "к", "изо": "из"}
WHERE = frozenset({"в", "во"})
ARGUMENTS = frozenset({"obl", "nmod", "obj", "iobj"})
PLACED = ("LOC",)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A row of `deeds.toml`: its kind, the noun that belongs to the verb, who does it, and what it sets."""

    kind: str
    noun: frozenset[str]
    actor: str
    within: frozenset[str]
    values: Mapping[str, str]


def deeds(scene: Scene) -> Iterator[Claim]:
    """Yield what the verbs of a text tell of organisations, and the meetings that are said to be held."""
    for token in scene.doc:
        if token.pos_ not in ("VERB", "AUX") or "Imp" in marks(token, "Mood"):
            continue
        for deed in _deeds().get(token.lemma_, ()):
            if (claim := _done(scene, token, deed)) is not None:
                yield claim
        if token.lemma_ in _held():
            yield from _meetings(scene, token)


def _done(scene: Scene, verb: Token, deed: _Deed) -> Claim | None:
    noun = next((child for child in verb.children if child.lemma_ in deed.noun), None)
    if deed.noun and noun is None:
        return None
    doer = subject(verb)
    actor = scene.actor(doer) if doer is not None else None
    places = [child for head in (verb, noun) if head is not None for child in head.children if child.dep_ in ARGUMENTS]
    bodies = ((child, scene.actor(child)) for child in places if _prepositions(child) & deed.within)
    place, body = next(((child, one) for child, one in bodies if one and one.type == "organisation"), (None, None))
    if actor is None or actor.party == UNKNOWN_PARTY or place is None or body is None or body.party == actor.party:
        return None
    quote = _around(scene, [verb, *filter(None, (noun, doer, place))])
    anchor = scene.between(verb.idx, verb.idx + len(verb))
    values: dict[str, Value] = {deed.actor: actor, "organisation": body.party, **deed.values}
    return scene.claim(deed.kind, anchor, quote, values, verb=verb, sure=SURE, right=RIGHT, date=scene.when(verb))


def _meetings(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Yield the meeting that is the subject or the object of a verb of holding."""
    for noun in verb.children:
        format = _formats().get(noun.lemma_)
        if format is None or noun.dep_ not in ("nsubj", "nsubj:pass", "obj"):
            continue
        heads = list(_participants(scene, verb, noun))
        participants = {actor.party: actor for head in heads if (actor := scene.actor(head)) is not None}
        known = tuple(actor for party, actor in participants.items() if party != UNKNOWN_PARTY)
        body = next((actor.party for actor in known if actor.type == "organisation"), None)
        parties = tuple(actor for actor in known if actor.type != "organisation")
        if body is None and len(parties) < 2:
            continue
        place = _place(scene, verb, noun)
        values: dict[str, Value] = {"organisation": body, "participants": parties, "format": format, "place": place}
        quote = _around(scene, [verb, noun, *heads])
        anchor = scene.between(noun.idx, noun.idx + len(noun))
        yield scene.claim("meeting", anchor, quote, values, verb=verb, sure=SURE, right=RIGHT, date=scene.when(verb))


def _participants(scene: Scene, verb: Token, noun: Token) -> Iterator[Token]:
    """Yield the heads of who meets: whose meeting it is, who holds it, and with whom."""
    if noun.dep_ == "obj" and (doer := subject(verb)) is not None:
        yield from (doer, *joined(doer))
    for child in (*noun.children, *verb.children):
        own = child.dep_ == "nmod" and child.head.i == noun.i and not _prepositions(child)
        if own or (child.dep_ in ARGUMENTS and _prepositions(child) & TOGETHER):
            yield from (child, *joined(child))
            yield from (one for one in child.children if one.dep_ == "nmod" and _prepositions(one) & TOGETHER)


def _place(scene: Scene, verb: Token, noun: Token) -> Words | None:
    for child in (*verb.children, *noun.children):
        if child.ent_type_ in PLACED and child.dep_ in ARGUMENTS and _prepositions(child) & {"в"}:
            span = span_of(scene.doc, *extent(child))
            return scene.between(span.start, span.end)
    return None


def _around(scene: Scene, heads: Iterable[Token]) -> Words:
    """Return the shortest stretch of the sentence that holds some phrases."""
    spans = [
        span_of(scene.doc, *extent(head)) if head.pos_ != "VERB" else span_of(scene.doc, head.i, head.i + 1)
        for head in heads
    ]
    return scene.between(min(span.start for span in spans), max(span.end for span in spans))


def _prepositions(token: Token) -> frozenset[str]:
    found = (child.lower_ for child in token.children if child.dep_ == "case")
    return frozenset(LENGTHENED.get(word, word) for word in found)


@cache
def _deeds() -> Mapping[str, tuple[_Deed, ...]]:
    found: dict[str, list[_Deed]] = {}
    for row in _data()["deed"]:
        for written in row["verbs"]:
            verb, *rest = written.split()
            noun = lemmas(rest[0]) if rest else frozenset()
            deed = _Deed(row["kind"], noun, row["actor"], frozenset(row["within"]), row["values"])
            found.setdefault(verb, []).append(deed)
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def _held() -> frozenset[str]:
    return frozenset(_data()["held"]["verbs"])


@cache
def _formats() -> Mapping[str, str]:
    return {form: row["format"] for row in _data()["meeting"] for noun in row["nouns"] for form in lemmas(noun)}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "deeds.toml").read_text(encoding="utf-8"))
