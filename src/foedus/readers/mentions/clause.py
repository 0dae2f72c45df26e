"""How clauses hang together: the verb a token belongs to, who does what the verb says, and what stands above it."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.readers.grammar import VERBAL
from foedus.readers.mentions.lexicon import lexicon

__all__ = [
    "OBJECTS",
    "RELATIVE",
    "first_of_list",
    "is_misread_subject",
    "is_subject",
    "ladder",
    "rest_of_list",
    "subject_of",
    "subject_of_verb_above",
    "verb_of",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
RELATIVE = frozenset({"WP", "WDT"})


def is_subject(token: Token) -> bool:
    """Tell whether the token is the subject of its verb, or a name that the parser ties to the verb like a noun's."""
    return token.dep_ in SUBJECTS or is_misread_subject(token)


def is_misread_subject(token: Token) -> bool:
    """Tell whether a name is tied to the verb after it as if to a noun, as in some headlines ("Kossi names Berg")."""
    if token.dep_ != "compound" or token.pos_ != "PROPN":
        return False
    verb = token.head
    if verb.i != token.i + 1:
        return False
    if verb.pos_ in VERBAL:
        return True
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if verb.tag_ != "NNS" or not len(after) or after[0].is_punct:
        return False
    says = verb.lemma_ in lexicon().saying and after[0].lower_ == "that"
    return says or (verb.dep_ == "ROOT" and verb.lemma_ not in lexicon().nouns)


def verb_of(token: Token) -> Token:
    """Return the verb of the clause that the token stands in, or the root of its sentence."""
    at = token.head
    while at.pos_ not in VERBAL and at.dep_ != "ROOT":
        at = at.head
    return at


def ladder(token: Token) -> Iterator[Token]:
    """Yield the verbs above a token, its own clause's first."""
    verb = verb_of(token)
    yield verb
    while verb.dep_ != "ROOT":
        verb = verb_of(verb)
        yield verb


def subject_of(verb: Token) -> Token | None:
    """Return who does what the verb says, also where the subject is left out ("urges Mongolia to arrest").

    The object of the verb above does it after "urge X to", "accuse X of"; else the subject of the verb above does.
    """
    for _ in range(4):
        own = next((child for child in verb.children if is_subject(child)), None)
        if own is not None:
            return verb.head if verb.dep_ == "relcl" and own.tag_ in RELATIVE else own
        if verb.dep_ in ("ROOT", "relcl", "ccomp"):
            return None
        above = verb.head if verb.head.pos_ in VERBAL else verb_of(verb)
        if verb.dep_ in ("xcomp", "pcomp") and verb.pos_ == "VERB":
            controller = next((child for child in above.rights if child.dep_ in OBJECTS and child.i < verb.i), None)
            if controller is not None:
                return controller
        if verb.dep_ == "acl":
            return verb.head
        verb = above
    return None


def subject_of_verb_above(subject: Token) -> Token | None:
    """Return who does what the verb above says where the subject is that of an infinitive ("wants it to work").

    The two are never the same one, as the two arguments of one verb are not.
    """
    verb = subject.head
    if verb.dep_ not in ("ccomp", "xcomp") or verb.tag_ != "VB":
        return None
    helpers = {child.tag_ for child in verb.lefts if child.dep_ in ("aux", "mark")}
    return subject_of(verb.head) if helpers <= {"TO"} else None


def first_of_list(token: Token) -> Token:
    """Return the first of the phrases that are joined by "and" with this one."""
    while _continues_list(token) and token.head.pos_ not in VERBAL:
        token = token.head
    return token


def rest_of_list(token: Token) -> Iterator[Token]:
    """Yield the phrases that are joined to this one by "and", in order."""
    waiting = [token]  # no recursion: a list of names may be longer than the stack is deep
    while waiting:
        for child in waiting.pop(0).rights:
            if _continues_list(child):
                yield child
                waiting.append(child)


def _continues_list(token: Token) -> bool:
    """Tell whether the word is joined to its head by "and"; the parser takes some second names for appositions."""
    if token.dep_ == "appos" and token.pos_ == token.head.pos_ == "PROPN":
        return any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in token.rights)
    return token.dep_ == "conj" and token.pos_ not in VERBAL
