"""Stretches of a Russian sentence: a clause, and what is left of one without what is set apart in it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from foedus.model import Span
from foedus.readers.russian.quotes import Quotes

__all__ = ["RELATIVE", "Clauses"]

MARKS = frozenset({"что", "чтобы", "будто", "якобы"})
EDGE = frozenset(",;:—–-. ")
RELATIVE = frozenset({"который", "кто"})


class Clauses:
    """Cuts the sentences of one text."""

    def __init__(self, doc: Doc, quotes: Quotes) -> None:
        self._doc = doc
        self._quotes = quotes

    def of(self, head: Token, *, without: Token | None = None) -> tuple[Span, ...]:
        """Return the clause under its head, without its opening "что" and without what hangs on another word."""
        left = {token.i for token in head.subtree if not token.is_space}
        if without is not None:
            left -= {token.i for token in without.subtree}
        return tuple(self._pieces(left))

    def around(self, head: Token) -> tuple[Span, ...]:
        """Return the phrase under a head, as far as its words stand in a row; () for one without words."""
        under = {token.i for token in head.subtree}
        start, end = head.i, head.i + 1
        while start - 1 in under and not self._doc[start - 1].is_space:
            start -= 1
        while end in under or (end + 1 in under and self._doc[end].is_punct):
            end += 1
        return tuple(self._pieces(set(range(start, end))))

    def behind(self, mark: Token, governor: Token) -> Span | None:
        """Return the clause that a "что" opens, to the end of its verb's words; the parse may hang some elsewhere."""
        verbs = (mark.head, *(child for child in governor.children if child.dep_ == "ccomp"))
        head = next((verb for verb in verbs if verb.i > mark.i), None)
        under = {token.i for token in (head or governor).subtree}
        end = head.i + 1 if head is not None else mark.i + 1
        while end < mark.sent.end and (end in under or (self._doc[end].is_punct and end + 1 in under)):
            end += 1
        start, end = self._trimmed(mark.i + 1, end)
        last = self._doc[end - 1]
        return Span(self._doc[start].idx, last.idx + len(last)) if start < end else None

    def _pieces(self, places: set[int]) -> Iterator[Span]:
        for run in _runs(sorted(places)):
            start, end = self._trimmed(run[0], run[-1] + 1)
            if any(_tells(token) for token in self._doc[start:end]):
                last = self._doc[end - 1]
                yield Span(self._doc[start].idx, last.idx + len(last))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        doc = self._doc
        while start < end and (doc[start].text in EDGE or doc[start].lower_ in MARKS or doc[start].is_space):
            start += 1
        while end > start and (doc[end - 1].text in EDGE or doc[end - 1].is_space):
            end -= 1
        return start, end

    def main(self, token: Token) -> Token:
        """Return the head of the clause that a word or clause set apart stands in."""
        above = token.head
        while above.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM") and above.head.i != above.i:
            above = above.head
        while (
            above.dep_ not in ("root", "ROOT", "ccomp", "parataxis", "acl", "advcl", "conj") and above.head.i != above.i
        ):
            above = above.head
        return above


def _tells(token: Token) -> bool:
    """Tell a word from a mark, and from a pronoun that only takes something up: "которые"."""
    return (token.is_alpha or token.like_num) and token.lemma_ not in RELATIVE


def _runs(places: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
