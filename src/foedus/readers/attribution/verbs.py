"""What a verb may attribute: every frame in which it stands, with the content that the frame gives it."""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from foedus.readers.attribution.attachment import second_cues, speaks, true_host
from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.lexicon import lexicon
from foedus.readers.attribution.stretch import Stretch, cut, joined, of_subtree
from foedus.readers.grammar import SUBJECTS, agent, is_passive, subject

__all__ = ["Children", "asks", "children_of", "cue_of", "is_light", "to_infinitive", "verb_candidates"]

Children = dict[str, list[Token]]

BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
QUESTION_WORDS = frozenset({"WRB", "WP", "WDT", "WP$"})


def children_of(token: Token) -> Children:
    """Return the token's dependents by label."""
    found: Children = defaultdict(list)
    for child in token.children:
        found[child.dep_].append(child)
    return found


def verb_candidates(verb: Token) -> Iterator[Candidate]:
    """Yield the verb as a cue in each frame that it stands in."""
    kids = children_of(verb)
    passive = "auxpass" in kids or (verb.tag_ == "VBN" and is_passive(verb))
    doer = agent(verb) if passive else subject(true_host(verb) or verb)
    subjects = sorted((child for label in SUBJECTS for child in kids.get(label, ())), key=lambda child: child.i)
    own_subject = [of_subtree(child) for child in subjects[:1]]
    for frame, content, marker in _frames(verb, kids, passive):
        whole = joined(content)
        away = [(verb.i, verb.i + 1), *(() if passive or frame.startswith("subject") else own_subject)]
        if frame == "clause":
            away += second_cues(verb, whole[0])
        for stretch in away:
            whole = cut(whole, stretch)
        source = None if frame.startswith("subject") else doer
        yield Candidate(verb, "verb", frame, whole, cue_of(verb, kids, marker), source)


def cue_of(head: Token, kids: Children, marker: Token | None = None) -> Stretch:
    """Return the cue's tokens: auxiliaries and adverbs right before it, a particle or marker right after it."""
    start, end = head.i, head.i + 1
    before = {child.i for label in BEFORE_CUE for child in kids.get(label, ())}
    while start - 1 in before:
        start -= 1
    after = {child.i for child in kids.get("prt", ())} | ({marker.i} if marker else set())
    while end in after:
        end += 1
    return start, end


Frame = tuple[str, tuple[Stretch, ...], Token | None]


def _frames(verb: Token, kids: Children, passive: bool) -> Iterator[Frame]:
    what = _acted_on(verb, kids, passive)
    voice = "passive " if passive else ""
    for clause in kids.get("ccomp", ()):
        for frame, content, marker in _clause_frames(clause, voice):
            yield frame, (*_stray_subject(kids, clause), *content), marker
    for clause in _strayed_clauses(verb, kids):
        yield "clause", (of_subtree(clause),), None
    for clause in kids.get("xcomp", ()):
        yield from _open_frames(clause, what, voice)
    if what and not (is_light(verb) and {child.dep_ for child in what.children} & {"prep", "acl", "ccomp"}):
        yield from _object_frames(verb, what, kids, voice)
    yield from _for_frames(kids)
    yield from _preposition_frames(what, kids, voice)
    yield from _host_frames(verb, kids)


def _acted_on(verb: Token, kids: Children, passive: bool) -> Token | None:
    """Return what the verb is done to: its object, or the subject of a passive."""
    if passive:
        return subject(verb)
    return next(iter(kids.get("dobj", ())), None)


def _strayed_clauses(verb: Token, kids: Children) -> Iterator[Token]:
    """Yield a that-clause which the parser gave to a noun in between ("told him in a call that he would go")."""
    if "ccomp" in kids or "prep" not in kids or not speaks(verb):
        return
    for noun in (inner for preposition in kids["prep"] for inner in preposition.children):
        for clause in noun.children:
            first = clause.left_edge
            if clause.dep_ in ("relcl", "acl") and first.lower_ == "that" and first.dep_ != "nsubj":
                yield clause


def _stray_subject(kids: Children, clause: Token) -> tuple[Stretch, ...]:
    """Return the clause's subject where the parser gave it to the cue as a second one ("voters said life would")."""
    subjects = kids.get("nsubj", [])
    stray = [each for each in subjects[1:] if subjects[0].i < clause.head.i < each.i < clause.i]
    return tuple(of_subtree(each) for each in stray)


def _clause_frames(clause: Token, voice: str) -> Iterator[Frame]:
    inner = {child.dep_ for child in clause.children}
    if to_infinitive(clause):
        yield voice + ("object infinitive" if inner & SUBJECTS else "infinitive"), (of_subtree(clause),), None
    elif clause.pos_ not in ("VERB", "AUX") or (clause.tag_ in ("VB", "VBG", "VBN") and "aux" not in inner):
        yield voice + "complement", (of_subtree(clause),), None
    elif asks(clause):
        yield voice + "question", (of_subtree(clause),), None
    else:
        yield voice + "clause", (of_subtree(clause),), None


def to_infinitive(clause: Token) -> bool:
    """Tell whether the clause is a "to" infinitive."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.children)


def asks(clause: Token) -> bool:
    """Tell whether the clause is an indirect question."""
    first = clause.left_edge
    return first.lower_ in ("whether", "if") or (first.tag_ in QUESTION_WORDS and first.lower_ != "that")


def _open_frames(clause: Token, what: Token | None, voice: str) -> Iterator[Frame]:
    name = "infinitive" if to_infinitive(clause) else "gerund" if clause.tag_ == "VBG" else "complement"
    if what is not None:
        yield f"{voice}object {name}", (of_subtree(what), of_subtree(clause)), None
    yield voice + name, (of_subtree(clause),), None
    seeming = _grammatical_subject(clause.head)
    if what is None and seeming is not None:
        yield f"subject {name}", (of_subtree(seeming), of_subtree(clause)), None


def _grammatical_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _object_frames(verb: Token, what: Token, kids: Children, voice: str) -> Iterator[Frame]:
    likened = any(child.lower_ == "as" and child.dep_ == "prep" and child.i > what.i for child in what.children)
    yield voice + ("object as" if likened else "object"), (of_subtree(what),), None
    for complement in kids.get("oprd", ()):
        yield voice + "object complement", (of_subtree(what), of_subtree(complement)), None


def _preposition_frames(what: Token | None, kids: Children, voice: str) -> Iterator[Frame]:
    for preposition in (*kids.get("prep", ()), *kids.get("dative", ())):
        frame = voice + preposition.lower_
        for inner in preposition.children:
            if inner.dep_ not in ("pobj", "pcomp"):
                continue
            yield frame, (of_subtree(inner),), preposition
            for clause in kids.get("xcomp", ()):
                if clause.i > inner.i and to_infinitive(clause):
                    yield f"{frame} infinitive", (of_subtree(inner), of_subtree(clause)), preposition
            if what:
                yield f"{voice}object {preposition.lower_}", (of_subtree(what), of_subtree(preposition)), None


def _for_frames(kids: Children) -> Iterator[Frame]:
    """Yield what is called for where it is a clause: "calls for the council to meet"."""
    for clause in (*kids.get("advcl", ()), *kids.get("ccomp", ()), *kids.get("xcomp", ())):
        first = clause.left_edge
        if first.lower_ == "for" and first.dep_ == "mark":
            yield "for", ((first.i + 1, clause.right_edge.i + 1),), first


def is_light(verb: Token) -> bool:
    """Tell whether the verb leaves the attributing to its object ("expresses regret")."""
    return verb.lemma_.lower() in lexicon().light


def _host_frames(verb: Token, kids: Children) -> Iterator[Frame]:
    """Yield the clause that the verb is set into (", officials said, "), where it has none of its own."""
    if "ccomp" in kids or verb.dep_ not in ("parataxis", "ccomp", "advcl"):
        return
    host = verb.head
    if verb.dep_ == "parataxis" or (verb.left_edge.i > host.i and "mark" not in kids):
        content = cut([of_subtree(host)], of_subtree(verb))
        yield "parenthesis", content, None
