"""What is said to be owed, wanted or blamed: the exact words in a role around a trigger.

The names are those that lexicon files use for fields of words. Besides the roles of actors ("object", "for") there are
`infinitive-clause` ("... to appoint a president"), `that-clause` ("... that it investigate"), `of-clause` and
`for-clause` ("... of invading the country"), `self` (the trigger's own phrase), and `clause-predicate` (what its clause
says of the subject).
"""

from spacy.tokens import Token

from foedus.model import Words
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.grammar import VERBAL

__all__ = ["piece", "predicate"]

FINITE = frozenset({"VBD", "VBZ"})
TAKEN = frozenset({"dobj", "acomp", "attr", "nsubjpass", "dative", "oprd", "ccomp"})
OPENING = frozenset({"nsubj", "nsubjpass", "aux", "mark", "cc", "csubj"})


def piece(scene: Scene, trigger: Token, role: str) -> Words | None:
    """Return the words in that role, None where it is empty."""
    if role == "infinitive-clause":
        return _clause_under(scene, trigger, {"xcomp", "acl", "ccomp", "relcl", "advcl"}, {"VB"})
    if role == "self":
        return scene.phrase(trigger)
    if role == "clause-predicate":
        verb = next((token for token in trigger.ancestors if token.pos_ in VERBAL), None)
        return predicate(scene, verb) if verb is not None else None
    if role == "that-clause":
        return next((_said(scene, child) for child in trigger.children if child.dep_ in {"acl", "ccomp"}), None)
    if role.endswith("-clause"):
        return _gerund_after(scene, trigger, role.removesuffix("-clause"))
    heads = fill(trigger, role)
    return scene.whole(heads[0]) if heads else None


def predicate(scene: Scene, verb: Token) -> Words:
    """Return what a clause says of its subject: from its verb on, without subject, auxiliaries and "to"."""
    whole = scene.whole(verb)
    added = [child for child in verb.rights if child.dep_ == "conj" and child.tag_ in FINITE and verb.tag_ == "VB"]
    opening = [child for child in verb.children if child.dep_ in OPENING and child.i < verb.i]
    start = max((child.right_edge.i for child in opening), default=verb.left_edge.i - 1) + 1
    last = scene.token_at(whole.span.end - 1)
    if added:
        last = min(last, added[0].left_edge.i - 1 - sum(child.dep_ == "cc" for child in verb.rights))
    return scene.words(min(start, verb.i), max(last, verb.i))


def _clause_under(scene: Scene, trigger: Token, links: set[str], tags: set[str]) -> Words | None:
    places = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "prep", "dative"})]
    for place in places:
        for child in place.children:
            if child.dep_ in links and child.tag_ in tags and child.i > trigger.i:
                return predicate(scene, child)
    return None


def _said(scene: Scene, clause: Token) -> Words:
    """A clause without the "that" that opens it."""
    whole = scene.whole(clause)
    skipped = len("that ") if whole.text.startswith("that ") else 0
    return scene.between(whole.span.start + skipped, whole.span.end)


def _gerund_after(scene: Scene, trigger: Token, preposition: str) -> Words | None:
    objects = [child for child in trigger.children if child.dep_ in TAKEN]
    for place in (trigger, *(token for child in objects for token in child.subtree)):
        for child in place.children:
            if child.dep_ == "prep" and child.lower_ == preposition and child.i > trigger.i:
                for complement in child.children:
                    if complement.dep_ in {"pcomp", "pobj"}:
                        return scene.whole(complement)
    return None
