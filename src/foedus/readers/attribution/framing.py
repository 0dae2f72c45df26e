"""Words that attribute the clause they are set into: "according to", "in the words of", "reportedly"."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.stretch import cut, of_subtree

__all__ = ["adverb_candidates", "preposition_candidates"]

BY_WAY_OF = frozenset({"in", "by", "per"})
CLAUSAL = frozenset({"VERB", "AUX"})


def adverb_candidates(adverb: Token) -> Iterator[Candidate]:
    """Yield the adverb as a cue for the clause around it; it names no source."""
    clause = _clause_around(adverb)
    if clause is not None:
        content = cut([of_subtree(clause)], (adverb.i, adverb.i + 1))
        yield Candidate(adverb, "adverb", "around", content, (adverb.i, adverb.i + 1))


def preposition_candidates(preposition: Token) -> Iterator[Candidate]:
    """Yield "according to X" and "in X's view" as cues for the clause around them."""
    clause = _clause_around(preposition)
    if clause is None:
        return
    content = cut([of_subtree(clause)], of_subtree(preposition))
    for child in preposition.children:
        if child.dep_ == "pobj" and preposition.lower_ in BY_WAY_OF:
            yield _by_way_of(preposition, child, content)
        elif child.dep_ in ("prep", "pcomp") and child.lower_ == "to":
            source = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            yield Candidate(preposition, "preposition", "around", content, (preposition.i, child.i + 1), source)


def _by_way_of(preposition: Token, noun: Token, content: tuple[tuple[int, int], ...]) -> Candidate:
    """Return "in X's view", whose source is X, or "in a statement", its own source, as a cue; its head is the noun."""
    holder = next((child for child in noun.children if child.dep_ == "poss"), None)
    if holder is None:
        of = (inner for inner in noun.children if inner.lower_ == "of")
        holder = next((child for inner in of for child in inner.children if child.dep_ == "pobj"), None)
    frame = f"{preposition.lower_} {'around' if holder is not None else 'alone'}"
    return Candidate(noun, "noun", frame, content, (preposition.i, noun.i + 1), holder or noun)


def _clause_around(token: Token) -> Token | None:
    while token.dep_ != "ROOT":
        token = token.head
        if token.pos_ in CLAUSAL and token.dep_ not in ("xcomp", "aux", "auxpass"):
            return token
    return token if token.pos_ in CLAUSAL else None
