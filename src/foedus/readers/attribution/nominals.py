"""What a noun or an adjective may attribute: "Moscow's regret about", "a claim that", "is confident that"."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.stretch import Stretch, of_subtree
from foedus.readers.attribution.verbs import Children, asks, children_of, cue_of, is_light, to_infinitive
from foedus.readers.grammar import subject

__all__ = ["adjective_candidates", "noun_candidates"]

LIGHT_OBJECTS = ("dobj", "attr", "oprd")


def noun_candidates(noun: Token) -> Iterator[Candidate]:
    """Yield the noun as a cue in each frame that it stands in."""
    kids = children_of(noun)
    for frame, content, marker in _noun_frames(kids):
        holder = _holder(noun, kids, marker)
        yield Candidate(noun, "noun", frame, (content,), _noun_cue(noun, kids, marker), holder)


def adjective_candidates(adjective: Token) -> Iterator[Candidate]:
    """Yield the adjective as a cue in each frame that it stands in, held by the subject of its verb."""
    kids = children_of(adjective)
    verb = adjective.head if adjective.dep_ in ("acomp", "conj", "attr", "oprd") else adjective
    while verb.pos_ == "ADJ" and verb.dep_ == "conj":
        verb = verb.head
    holder = subject(verb)
    for frame, content, marker in _noun_frames(kids):
        cue = cue_of(adjective, kids, marker)
        yield Candidate(adjective, "adjective", frame, (content,), cue, holder)


def _noun_frames(kids: Children) -> Iterator[tuple[str, Stretch, Token | None]]:
    for label in ("acl", "ccomp", "xcomp", "relcl"):
        for clause in kids.get(label, ()):
            frame = _clause_frame(clause, label)
            if frame:
                yield frame, of_subtree(clause), None
    for preposition in kids.get("prep", ()):
        for inner in preposition.children:
            if inner.dep_ in ("pobj", "pcomp"):
                yield preposition.lower_, of_subtree(inner), preposition
    for label in ("compound", "nmod"):
        for modifier in kids.get(label, ()):
            yield "compound", of_subtree(modifier), None


def _clause_frame(clause: Token, label: str) -> str | None:
    if to_infinitive(clause):
        return "infinitive"
    first = clause.left_edge
    if first.lower_ == "that" and (label != "relcl" or first.dep_ == "mark"):
        return "clause"
    if label == "ccomp":
        return "question" if asks(clause) else "clause"
    return None


def _holder(noun: Token, kids: Children, marker: Token | None) -> Token | None:
    """Return whose thought or word the noun is: possessor, subject of its light verb, "of" or "by" phrase."""
    if kids.get("poss"):
        return kids["poss"][0]
    for preposition in kids.get("prep", ()):
        if preposition is not marker and preposition.lower_ in ("of", "by", "from", "among"):
            for inner in preposition.children:
                if inner.dep_ == "pobj":
                    return inner
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ == "appos":
        return top.head
    if top.dep_ in LIGHT_OBJECTS:
        return subject(top.head)
    if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ == "VERB":
        return subject(top.head.head)
    return None


def _noun_cue(noun: Token, kids: Children, marker: Token | None) -> Stretch:
    start, end = noun.i, noun.i + 1
    modifiers = {child.i for child in kids.get("amod", ())}
    while start - 1 in modifiers:
        start -= 1
    if noun.dep_ == "dobj" and noun.head.i == start - 1 and is_light(noun.head):
        start = cue_of(noun.head, children_of(noun.head))[0]
    if marker is not None and marker.i == end:
        end += 1
    return start, end
