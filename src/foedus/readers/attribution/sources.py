"""Where the source of a candidate stands: the noun phrase around its token, as people mark it."""

from spacy.tokens import Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.stretch import Stretch, cut, of_subtree, trimmed
from foedus.readers.grammar import SUBJECTS

__all__ = ["source_stretch"]

RELATIVES = frozenset({"WP", "WDT"})
ASIDE_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "ccomp"})


def source_stretch(candidate: Candidate) -> Stretch | None:
    """Return the source's noun phrase with titles and appositions, or the relative pronoun that stands for it."""
    if candidate.source is None:
        return None
    pronoun = _relative_subject(candidate.head)
    if pronoun is not None and candidate.source.i < pronoun.i:
        return pronoun.i, pronoun.i + 1
    return _phrase(candidate.source, candidate)


def _relative_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.tag_ in RELATIVES), None)


def _phrase(source: Token, candidate: Candidate) -> Stretch | None:
    pieces: tuple[Stretch, ...] = (of_subtree(source),)
    if source.dep_ == "poss":
        pieces = cut(pieces, _possessive(source))
    for child in source.children:
        if child.i > source.i and child.dep_ in ASIDE_CLAUSES and source.doc[child.left_edge.i - 1].text == ",":
            pieces = cut(pieces, (child.left_edge.i, source.doc[:].end))
    for away in (candidate.cue, *candidate.content):
        pieces = cut(pieces, away)
    around = [piece for piece in pieces if piece[0] <= source.i < piece[1]]
    return trimmed(source.doc, around[0]) if around else (source.i, source.i + 1)


def _possessive(source: Token) -> Stretch:
    mark = next((child.i for child in source.children if child.dep_ == "case"), None)
    return (mark, mark + 1) if mark is not None else (source.i + 1, source.i + 1)
