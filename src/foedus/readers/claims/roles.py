"""Who does what to whom around a trigger word, read off the dependency tree.

A role is a name that lexicon files use: one of `ROLES`, a preposition ("to", "from", "with"), or two of these one after
the other: "of-possessor" is Chad in "a notice of Chad's withdrawal". Roles are logical: the subject of a passive is its
agent, its object the grammatical subject; a noun's subject is its possessor, or the subject of the verb that carries
it.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from foedus.readers.grammar import OBJECTS, VERBAL, is_passive, outer_clause

__all__ = ["ROLES", "conjuncts", "fill", "lemma", "logical_subjects", "prepositional", "with_particle"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CONTROLLED = frozenset({"acomp", "xcomp", "conj", "advcl", "pcomp", "ccomp", "dep", "parataxis", "prep", "acl"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PARTICLES = frozenset({"out", "away", "off", "back", "up", "down", "ahead"})  # "pull out of"
EXEMPLIFYING = frozenset({"including", "particularly", "namely"})
MAX_CLIMB = 6
MISREAD = {"hoped": "hope", "hoping": "hope", "according": "according"}  # spaCy says "hop", "accord"


def fill(trigger: Token, role: str) -> list[Token]:
    """Return the heads of the phrases in that role of the trigger, coordinated ones apart; empty if none."""
    outer, _, inner = role.partition("-")
    if find := ROLES.get(role):
        found = find(trigger)
    elif inner:
        found = [head for place in fill(trigger, outer) for head in fill(place, inner)]
    else:
        found = prepositional(trigger, role)
    return [token for head in found for token in conjuncts(head)]


def lemma(token: Token) -> str:
    """Return the lemma in lower case, put right where spaCy's rules are known to go wrong."""
    return MISREAD.get(token.lower_) or token.lemma_.lower()


def with_particle(word: Token) -> str:
    """Return the lemma, of "turned it down" with its particle."""
    particles = (
        child.lower_ for child in word.children if child.dep_ in {"prt", "advmod"} and child.lower_ in PARTICLES
    )
    return " ".join([word.lemma_.lower(), *particles])


def conjuncts(head: Token) -> list[Token]:
    """Return the head and the nouns coordinated with it, in order.

    Now and then the parser takes the second of a list ("A, B, C and D") for an apposition; one that is itself
    coordinated is none.
    """
    found, queue = [], [head]
    while queue:
        token = queue.pop(0)
        found.append(token)
        queue.extend(child for child in token.children if child.pos_ in NOMINAL and _continues_list(child))
    return sorted(found, key=lambda token: token.i)


def prepositional(trigger: Token, preposition: str) -> list[Token]:
    """Return the objects of that preposition under the trigger or under its object."""
    places = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "attr", "prt", "nsubjpass"})]
    found = [noun for place in places for noun in _objects_of(place, preposition)]
    if not found and trigger.pos_ in NOMINAL and trigger.dep_ in {"dobj", "attr", "nsubjpass"}:
        found = list(_objects_of(trigger.head, preposition))
    return found


def _continues_list(token: Token) -> bool:
    if token.dep_ == "appos" and token.pos_ == "PROPN":
        return any(child.dep_ == "conj" for child in token.children)
    return token.dep_ == "conj"


def logical_subjects(trigger: Token) -> list[Token]:
    """Return the head of the phrase that does what the trigger says."""
    if trigger.pos_ in NOMINAL:
        return _holders(trigger)
    if is_passive(trigger):
        return list(_agents(trigger))
    return _active_subjects(trigger, MAX_CLIMB)


def _active_subjects(verb: Token, climb: int) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = [_antecedent(verb, child) for child in own]
    if own:
        return own
    head = outer_clause(verb)
    if climb == 0 or head is verb:
        return _nearest_before(verb)
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in NOMINAL:
        light = verb.tag_ == "VB" and (_possessor(head) or _light_carrier(head))
        return light or [head]
    if verb.dep_ == "xcomp" and head.pos_ in VERBAL:
        objects = [child for child in head.children if child.dep_ in {"dobj", "dative"}]
        if objects and verb.tag_ == "VB":
            return objects
    if verb.dep_ in CONTROLLED:
        if head.pos_ in VERBAL:
            grammatical = [child for child in head.children if child.dep_ in PASSIVE_SUBJECTS]
            return grammatical or _active_subjects(head, climb - 1)
        if head.pos_ == "ADP":
            return _active_subjects_through(head, climb - 1)
        if head.pos_ in NOMINAL:
            return _possessor(head) or _light_carrier(head) or [head]
        return _active_subjects(head, climb - 1)
    return _nearest_before(verb)


def _active_subjects_through(preposition: Token, climb: int) -> list[Token]:
    head = preposition.head
    if head.pos_ in VERBAL and head.lemma_ != "be":
        objects = [child for child in head.children if child.dep_ == "dobj"]
        if objects and preposition.lower_ in {"of", "from", "for"}:
            return objects
        return _active_subjects(head, climb)
    if head.pos_ in NOMINAL:
        return _possessor(head) or _light_carrier(head) or [head]
    return _active_subjects(head, climb) if climb else []


def _antecedent(verb: Token, subject: Token) -> Token:
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return subject


def _nearest_before(verb: Token) -> list[Token]:
    """A last resort where the parse gives no subject: a compound that the parser hung on the verb itself."""
    return [child for child in verb.lefts if child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN"][-1:]


def _logical_objects(trigger: Token) -> list[Token]:
    if trigger.pos_ in NOMINAL:
        return list(_objects_of(trigger, "of"))
    if is_passive(trigger):
        own = [child for child in trigger.children if child.dep_ in PASSIVE_SUBJECTS]
        if own:
            return [_antecedent(trigger, child) for child in own]
        if trigger.dep_ in {"acl", "relcl", "amod"}:
            return [trigger.head]
        if trigger.dep_ == "conj":
            return _logical_objects(trigger.head)
        governor = trigger.head.head if trigger.dep_ == "pcomp" else trigger.head
        return _logical_objects(governor) or logical_subjects(governor) if trigger.dep_ in {"pcomp", "advcl"} else []
    return [child for child in trigger.children if child.dep_ in OBJECTS]


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _modifiers(noun: Token) -> list[Token]:
    own = [child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    found = [inner for child in own for inner in _modifiers(child)] + own
    if noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        found += [child for child in noun.head.lefts if child.dep_ in {"compound", "nmod"} and child.i < noun.i]
    return sorted(found, key=lambda token: token.i)


def _holders(noun: Token) -> list[Token]:
    """Whose act a noun names: "Armenia's withdrawal", "a bid by Sweden", "the Finnish bid", "Qatar made a bid"."""
    return _possessor(noun) or list(_agents(noun)) or _actor_modifiers(noun) or _light_carrier(noun)


def _possessor(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "poss"]


def _actor_modifiers(noun: Token) -> list[Token]:
    return [child for child in _modifiers(noun) if child.text[:1].isupper()]


def _light_carrier(noun: Token) -> list[Token]:
    """The subject of the verb that carries the noun, as in "Armenia announced its withdrawal"."""
    head = noun.head
    if noun.dep_ in {"dobj", "attr", "oprd"} and head.pos_ in VERBAL:
        return logical_subjects(head)
    if noun.dep_ == "pobj" and head.head.pos_ in VERBAL and head.head is not noun:
        return logical_subjects(head.head)
    return []


def _objects_of(place: Token, preposition: str) -> Iterator[Token]:
    for child in place.children:
        if child.dep_ not in {"prep", "agent", "dative", "prt", "advmod"}:
            continue
        if child.lower_ == preposition:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
        elif child.lower_ in PARTICLES:
            yield from _objects_of(child, preposition)


def _infinitive_objects(trigger: Token) -> list[Token]:
    """What the infinitive under the trigger acts on: "applies to join BRICS", "an application to join NATO"."""
    return [noun for verb in _infinitives(trigger) for noun in _logical_objects(verb) + prepositional(verb, "to")]


def _infinitive_subjects(trigger: Token) -> list[Token]:
    return [child for verb in _infinitives(trigger) for child in verb.children if child.dep_ == "nsubj"]


def _infinitives(trigger: Token) -> list[Token]:
    places = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "prep", "attr", "acomp"})]
    return [
        child
        for place in places
        for child in place.children
        if child.dep_ in {"xcomp", "acl", "relcl", "advcl", "ccomp", "pcomp"} and _is_infinitive(child)
    ]


def _is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is one or like one: "to join", "joining", "to be admitted"."""
    return verb.tag_ in {"VB", "VBG"} or (verb.tag_ == "VBN" and any(child.tag_ == "TO" for child in verb.children))


def _predicate_subjects(noun: Token) -> list[Token]:
    """Of whom the noun is predicated: "Armenia is a member", "Syria as a member", "becoming the 31st member"."""
    head = noun.head
    if noun.dep_ in {"attr", "oprd"} and head.pos_ in VERBAL:
        return _active_subjects(head, MAX_CLIMB)
    if noun.dep_ == "pobj" and head.lower_ == "as":
        if head.head.pos_ in NOMINAL:
            return [head.head]
        return _logical_objects(head.head) or logical_subjects(head.head)
    return []


def _appositions(noun: Token) -> list[Token]:
    """Whom the noun is set beside: "NATO ally Turkey", "NATO members Denmark and Portugal", "Turkey, a member"."""
    if noun.dep_ in {"compound", "nmod", "amod", "nsubj"} and noun.head.pos_ == "PROPN" and noun.head.i > noun.i:
        return [noun.head]
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN" and noun.nbor(1).dep_ == noun.dep_:
        return [noun.nbor(1)]
    beside = [child for child in noun.children if child.dep_ == "appos" and child.pos_ in NOMINAL]
    if beside:
        return beside
    return [noun.head] if noun.dep_ == "appos" and noun.head.pos_ in NOMINAL else []


def _named_examples(noun: Token) -> list[Token]:
    """Who is named as one of them: "members including Indonesia", "members such as Malta"."""
    end = max(child.right_edge.i for child in (noun, *(c for c in noun.rights if c.dep_ in {"prep", "punct"})))
    found = []
    for preposition in noun.doc[noun.i : min(end + 4, noun.sent.end)]:
        such_as = preposition.lower_ == "as" and preposition.nbor(-1).lower_ == "such"
        if such_as or preposition.lower_ in EXEMPLIFYING:
            found += [child for child in preposition.children if child.dep_ == "pobj"]
    return found


def _object_possessors(verb: Token) -> list[Token]:
    """Whose the object is: "suspends Sudan's membership", "rejects May's deal"."""
    return [owner for noun in _logical_objects(verb) for owner in _possessor(noun) + _demonyms(noun)]


def _object_modifiers(verb: Token) -> list[Token]:
    """What the object is named after: "lose its NATO membership"."""
    return [modifier for noun in _logical_objects(verb) for modifier in _modifiers(noun)]


def _of_object(verb: Token) -> list[Token]:
    """What the object is of: "bans imports of Russian seafood"."""
    return [inner for noun in _logical_objects(verb) for inner in _objects_of(noun, "of")]


def _imposed_on(noun: Token) -> list[Token]:
    """On whom a measure is laid by the participle after it: "sanctions imposed on Russia"."""
    clauses = [child for child in noun.children if child.dep_ in {"acl", "relcl"}]
    return [token for clause in clauses for word in ("on", "against") for token in prepositional(clause, word)]


def _demonyms(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ in {"amod", "compound"} and child.text[:1].isupper()][:1]


def _complement_subjects(verb: Token) -> list[Token]:
    """Of whom the complement is said: "holds Uganda responsible", where the parser makes a clause of it."""
    return [
        child
        for clause in verb.children
        if clause.dep_ == "ccomp"
        for child in clause.children
        if child.dep_ == "nsubj"
    ]


def _clause_subjects(trigger: Token) -> list[Token]:
    """The subject of the clause that the trigger stands in."""
    verb = _clause_verb(trigger)
    return [] if verb is None else [c for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]


def _clause_verb(trigger: Token) -> Token | None:
    return next((token for token in trigger.ancestors if token.pos_ in VERBAL), None)


def _possessors_after_to(trigger: Token) -> list[Token]:
    """Whose the thing after "to" is: "the failure was due to Iran's absence"."""
    return [owner for noun in prepositional(trigger, "to") for owner in _possessor(noun)]


def _carriers(noun: Token) -> list[Token]:
    """The subject of the verb that has the noun as its object: "Moscow made demands"."""
    return _light_carrier(noun) if noun.dep_ == "dobj" else []


ROLES: dict[str, Callable[[Token], list[Token]]] = {
    "subject": logical_subjects,
    "object": _logical_objects,
    "recipient": lambda verb: [child for child in verb.children if child.dep_ == "dative" and child.pos_ in NOMINAL],
    "possessor": _possessor,
    "modifier": _modifiers,
    "holder": _holders,
    "self": lambda noun: [noun],
    "infinitive": _infinitive_objects,
    "infinitive-subject": _infinitive_subjects,
    "predicate": _predicate_subjects,
    "apposition": _appositions,
    "named": _named_examples,
    "object-modifier": _object_modifiers,
    "object-of": _of_object,
    "imposed": _imposed_on,
    "object-possessor": _object_possessors,
    "clause-subject": _clause_subjects,
    "complement-subject": _complement_subjects,
    "to-possessor": _possessors_after_to,
    "carrier": _carriers,
    "none": lambda trigger: [],
}
