"""The words of a phrase in a Russian parse: what hangs on its head, without clauses, lists and what stands apart."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from foedus.model import Span

__all__ = ["case_of", "extent", "marks", "span_of", "subject", "weight"]

INSIDE = frozenset({
    "amod", "appos", "compound", "det", "fixed", "flat", "flat:foreign", "flat:name", "nmod", "nummod",
    "nummod:entity", "nummod:gov",
})  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
SUBJECT, OBJECT, OBLIQUE, INNER = 80.0, 50.0, 35.0, 20.0  # how much a mention is in view, after Lappin and Leass (1994)
WEIGHTS = {"obj": OBJECT, "iobj": OBJECT, "obl": OBLIQUE, "root": OBJECT}


def extent(head: Token) -> tuple[int, int]:
    """Return the first token of the head's phrase and the one behind its last."""
    found = [head.i, *_inside(head)]
    start, end = min(found), max(found) + 1
    doc = head.doc
    while end - 1 > head.i and doc[end - 1].is_punct and doc[end - 1].text not in '»")':
        end -= 1
    if any(token.text == "»" for token in doc[start:end]) and not any(token.text == "«" for token in doc[start:end]):
        start = start - 1 if start and doc[start - 1].text == "«" else start
    return start, end


def _inside(head: Token) -> Iterator[int]:
    for child in head.children:
        if child.dep_ in INSIDE and not _is_apart(child) and not _is_beside(child):
            yield child.i
            yield from _inside(child)
        elif child.text in "«»" and any(other.i > child.i or child.text == "»" for other in head.children):
            yield child.i


def _is_apart(child: Token) -> bool:
    """Tell whether a comma or a dash stands between the word and its head: "Песков, представитель Кремля"."""
    first, last = sorted((child.i, child.head.i))
    return child.dep_ in ("appos", "amod") and any(token.text in ",—–(" for token in child.doc[first + 1 : last])


def _is_beside(child: Token) -> bool:
    """Tell whether a phrase with a preposition only follows a name: "Песков на вопрос"."""
    return child.head.ent_type_ == "PER" and any(one.dep_ == "case" for one in child.children)


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Return where the tokens stand in the text."""
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, its own or that of the verb that it is coordinated with."""
    while True:
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None or verb.dep_ != "conj" or verb.head.i == verb.i or verb.head.pos_ not in ("VERB", "AUX"):
            return own
        verb = verb.head


def marks(token: Token, name: str) -> list[str]:
    """Return how a token is tagged in a respect: `marks(token, "Number")` is ["Plur"], or []."""
    return token.morph.get(name, [])


def case_of(token: Token) -> str:
    """Return the case that a token is tagged with, "" for none."""
    return next(iter(marks(token, "Case")), "")


def weight(head: Token) -> float:
    """Return how much a mention is in view by its part in the sentence."""
    while head.dep_ in ("appos", "flat:name", "conj") and head.head.i != head.i:
        head = head.head
    if head.dep_ in SUBJECTS:
        return SUBJECT
    return WEIGHTS.get(head.dep_, INNER)
