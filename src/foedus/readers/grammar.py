"""Questions about English grammar that readers ask of spaCy's dependency tree: who does it, to whom, how far it goes.

Pure functions over tokens. Labels are those of ClearNLP, which spaCy's English pipelines use.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from foedus.model import Span

__all__ = [
    "agent",
    "clause",
    "conjuncts",
    "first_conjunct",
    "has_own_subject",
    "head_of",
    "is_negated",
    "is_passive",
    "noun_phrase",
    "objects",
    "outer_clause",
    "preposition_objects",
    "subject",
    "within",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
AFTERTHOUGHTS = frozenset({"relcl", "parataxis", "ccomp", "advcl", "punct"})  # what a noun phrase does not reach over
SHARED_SUBJECT = frozenset({"conj", "advcl", "ccomp", "dep", "prep", "pcomp", "parataxis", "acomp"})
LONGEST_CLIMB = 8


def head_of(doc: Doc, span: Span) -> Token:
    """Return the token that the others of a stretch of the text hang on."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens is not None else doc[0]


def children(token: Token, labels: Iterable[str]) -> list[Token]:
    """Return the token's dependents with one of those labels, in order."""
    wanted = frozenset(labels)
    return [child for child in token.children if child.dep_ in wanted]


def subject(token: Token) -> Token | None:
    """Return the head of the verb's subject, found through relatives, control and coordination; None if there is none.

    A passive verb's subject is the one acted on: ask `is_passive` and `agent`.
    """
    for _ in range(LONGEST_CLIMB):
        own = children(token, SUBJECTS)
        if own:
            before = [each for each in own if each.i < token.i]
            return _antecedent(before[-1] if before else own[0], token)
        if token.dep_ in ("relcl", "acl"):
            return token.head
        if token.dep_ == "xcomp":
            controllers = children(token.head, ("dobj",))
            if controllers and controllers[0].i < token.i:
                return controllers[0]
        elif token.dep_ not in SHARED_SUBJECT:
            return None
        token = _partner(token) if token.dep_ == "conj" else outer_clause(token)
        if token.pos_ in NOMINAL and token.dep_ not in ("ROOT", "conj"):
            return None
    return None


def has_own_subject(verb: Token) -> bool:
    """Tell whether the verb's clause has a subject of its own, and does not share another's."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def outer_clause(verb: Token) -> Token:
    """Return what governs the verb; for a participle after a comma the main clause, wherever the parser hangs it."""
    head: Token = verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i and verb.nbor(-1).text == ",":
        while head.dep_ in ("ccomp", "xcomp", "relcl") and head.head.pos_ in VERBAL:
            head = head.head
    return head


def _partner(verb: Token) -> Token:
    """Return the verb above that a coordinated verb goes with: the next of its own form, for parsers hang it low."""
    above = verb.head
    while above.tag_ != verb.tag_ and above.dep_ != "ROOT":
        above = above.head
    return above if above.tag_ == verb.tag_ else verb.head


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """Return whom a relative pronoun stands for, any other token itself."""
    if pronoun.tag_ not in ("WP", "WDT"):
        return pronoun
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else pronoun


def objects(verb: Token) -> list[Token]:
    """Return the heads of the verb's direct objects and complements, coordinated ones too."""
    return [each for head in children(verb, OBJECTS) for each in conjuncts(head)]


def preposition_objects(head: Token, *prepositions: str) -> list[Token]:
    """Return what stands after those prepositions (lower case) under a verb or noun, coordinated ones too."""
    found = []
    for preposition in children(head, ("prep", "dative", "agent")):
        if preposition.lower_ in prepositions:
            for each in children(preposition, ("pobj", "pcomp")):
                found += conjuncts(each)
    return found


def agent(verb: Token) -> Token | None:
    """Return the head of a passive verb's "by ...", None if it names nobody."""
    return next((each for by in children(verb, ("agent",)) for each in children(by, ("pobj",))), None)


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is passive: with its auxiliary, or as a bare participle ("a step condemned by Paris")."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and not children(verb, ("aux", *SUBJECTS)):
        return is_passive(verb.head)
    bare = verb.dep_ in ("acl", "advcl") and not children(verb, ("aux",))
    return bare or bool(children(verb, ("agent",)))


def is_negated(verb: Token) -> bool:
    """Tell whether the verb itself is denied ("did not say", "never said", "no longer says")."""
    return any(child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor") for child in verb.children)


def conjuncts(head: Token) -> list[Token]:
    """Return the head and all that is coordinated to its right ("A, B and C")."""
    found, at = [head], 0
    while at < len(found):
        found += children(found[at], ("conj",))
        at += 1
    return found


def first_conjunct(token: Token) -> Token:
    """Return the first of the words that the token is coordinated with, itself if it is with none."""
    while token.dep_ == "conj":
        token = token.head
    return token


def noun_phrase(head: Token) -> Span:
    """Return the characters of the noun phrase: titles, appositions and coordination in, relative clauses out."""
    tokens = list(within(head, AFTERTHOUGHTS))
    first = min(tokens, key=lambda token: token.i)
    last = max(tokens, key=lambda token: token.i)
    return Span(first.idx, last.idx + len(last))


def within(head: Token, barred: frozenset[str]) -> Iterator[Token]:
    """Yield the head and what depends on it, not going past dependents with a barred label."""
    yield head
    for child in head.children:
        if child.dep_ not in barred:
            yield from within(child, barred)


def clause(token: Token) -> tuple[Token, Token]:
    """Return the first and last token of all that depends on the token, without punctuation at either end."""
    first, last = token.left_edge, token.right_edge
    while first.i < token.i and first.is_punct:
        first = first.nbor(1)
    while last.i > token.i and last.is_punct:
        last = last.nbor(-1)
    return first, last
