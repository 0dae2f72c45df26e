"""Acts of speech: attributions whose cue is a cue of saying, with what is done by saying it and to whom.

Statements are made of them, and so are demands, and the events of pressing on a named party.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Attribution, Span, Words
from foedus.readers.claims.acts import Act, act_of, heads
from foedus.readers.claims.mood import mood
from foedus.readers.claims.roles import NOMINAL, conjuncts, fill, logical_subjects
from foedus.readers.claims.scene import TURN, Scene
from foedus.text import words

__all__ = ["QUOTES", "Speech", "speeches", "with_acts"]

OPENERS = ("that ", "for ", "of ", "to ", "on ", "as ", "about ", "whether ", ": ", ", ")
CONTENT_PREPOSITIONS = frozenset({"of", "for", "against", "about", "over"})
_FURTHER = re.compile(r",?\s+(?:and|but)\s+that\s+")
QUOTES = '"“”„«»'
FINITE = frozenset({"VBZ", "VBD", "VBP"})
BARE = frozenset({"VB", "VBP"})  # "that Russia lift the checks": the tagger may miss the subjunctive
NOBODY = frozenset({"nobody", "none", "neither"})
ADDED = frozenset({"acl", "amod", "pcomp"})
DOING = frozenset({"relcl", "acl", "xcomp"})
ADDRESSING = ("recipient", "on", "upon", "to")


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech found in a text. `complement` is the verb of what is said, None where it is a noun."""

    cue: Token
    last: int
    act: Act
    attribution: Attribution
    speakers: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    content: tuple[Words, ...]
    complement: Token | None

    @property
    def first(self) -> int:
        """The index of the cue's first token."""
        return self.cue.i


def speeches(scene: Scene) -> Iterator[Speech]:
    """Yield the acts of speech in a text, in order of their cues; one for each cue."""
    seen: set[int] = set()
    for attribution in sorted(scene.reading.attributions, key=lambda found: found.cue_head):
        cue = scene.doc[attribution.cue_head]
        found = act_of(cue) if attribution.lemma != TURN else None
        if found and cue.i not in seen:
            seen.add(cue.i)
            yield _speech(scene, attribution, cue, *found)


def with_acts(scene: Scene) -> Scene:
    """Return the scene with attributions for acts of speech alone: those found that are, and those passed over.

    What somebody plans or decides is attributed to him too, but he does not say it.
    """
    turns = [found for found in scene.reading.attributions if found.lemma == TURN]
    sourced = (_with_source(scene, found) for found in scene.reading.attributions if found.cue_head >= 0)
    spoken = (_without_source(scene, found) for found in sourced if _is_speech(scene, found))
    kept = [found for found in spoken if found.content]
    known = {attribution.cue_head for attribution in kept}
    others = (scene.doc[place] for place, _ in scene.lemmas.places(heads()) if place not in known)
    added = [made for token in others if (made := _passed_over(scene, token)) is not None]
    return replace(scene, reading=replace(scene.reading, attributions=(*turns, *kept, *added)))


def _with_source(scene: Scene, attribution: Attribution) -> Attribution:
    """Give an attribution without a source that of the name right before its verb, which the parser has missed."""
    cue = scene.doc[attribution.cue_head]
    if attribution.source_head >= 0 or cue.tag_ not in FINITE:
        return attribution
    for mention in scene.mentions_before(cue):
        if mention.span.end < cue.idx <= mention.span.end + len(", ") and mention.actor.type != "unknown":
            return replace(attribution, source=(mention.span,), source_head=mention.head)
    return attribution


def _without_source(scene: Scene, attribution: Attribution) -> Attribution:
    """Drop pieces of what is said in which the speaker stands: "The Kremlin condemns it, warning of tension"."""
    source = attribution.source_head
    if source < 0:
        return attribution
    offset = scene.doc[source].idx
    said = tuple(span for span in attribution.content if not span.start <= offset < span.end)
    return replace(attribution, content=said)


def _is_speech(scene: Scene, attribution: Attribution) -> bool:
    cue = scene.doc[attribution.cue_head]
    found = act_of(cue)
    return found is not None and not scene.is_aside(cue) and _is_said(scene, attribution, cue, found[0])


def _passed_over(scene: Scene, token: Token) -> Attribution | None:
    """The attribution of an act that stands alone."""
    if not _may_stand_alone(token):
        return None
    found = act_of(token)
    if found is None or scene.is_aside(token) or not (found[0].alone or token.pos_ == "NOUN"):
        return None
    made = _made(scene, token, found[1])
    return made if made is not None and _is_said(scene, made, token, found[0]) else None


def _may_stand_alone(token: Token) -> bool:
    """Tell whether a cue is a verb, or a noun with whose it is and what is said: "Russia's view that ..."."""
    if token.pos_ == "VERB":
        return True
    links = {child.dep_ for child in token.children}
    return token.pos_ == "NOUN" and "poss" in links and _finite(token) is not None


def _finite(noun: Token) -> Token | None:
    """The clause that says what a view or claim is."""
    clauses = (child for child in noun.children if child.dep_ in {"acl", "ccomp", "relcl"})
    return next((child for child in clauses if any(c.dep_ == "mark" for c in child.children)), None)


def _made(scene: Scene, cue: Token, last: int) -> Attribution | None:
    """The attribution of a known actor's act: "The country welcomes the decision"."""
    subjects = [token for token in logical_subjects(cue) if scene.speaker(token).party != UNKNOWN_PARTY]
    content = _what(cue)
    if not subjects or content is None:
        return None
    first = subjects[0]
    source = scene.actor(first).span or Span(first.idx, first.idx + len(first))
    whole = next(_split(scene.reading.text.content, scene.whole(content).span.start, scene.whole(content).span.end))
    return Attribution((scene.words(cue.i, last).span,), (whole.span,), (source,), cue.i, first.i, cue.lemma_)


def _what(cue: Token) -> Token | None:
    """What is said, demanded or condemned: a clause, else what stands after "of" or "for", else the object."""
    if cue.pos_ == "NOUN":
        return _finite(cue)
    children = [child for child in cue.children if child.i > cue.i]
    clauses = [child for child in children if child.dep_ == "ccomp"] + [c for c in (_complement(cue),) if c is not None]
    prepositions = [child for child in children if child.dep_ == "prep" and child.lower_ in CONTENT_PREPOSITIONS]
    after = [inner for child in prepositions for inner in child.children if inner.dep_ in {"pobj", "pcomp"}]
    objects = [child for child in cue.children if child.dep_ in {"dobj", "nsubjpass"}]
    return next(iter(clauses + after + objects), None)


def _is_said(scene: Scene, attribution: Attribution, cue: Token, act: Act) -> bool:
    """Tell saying from what only looks like it: events that suggest things, agreeing to act, being expected to."""
    if attribution.source_head < 0:
        return cue.pos_ != "VERB"
    if act.impersonal and cue.tag_ == "VBG":
        return False
    if act.name == "demand" and _is_own_wish(cue):
        return False
    if act.addressed and not _is_addressed(scene, attribution, cue, act):
        return False
    if act.name == "refuse" and (_is_added(cue) or mood(cue).modality != "actual"):
        return False
    if act.name == "say" and cue.dep_ == "xcomp" and mood(cue).modality == "wanted":
        return False
    if (act.clausal or act.name == "agree") and not _has_clause(scene, attribution, cue):
        return False
    source = scene.doc[attribution.source_head]
    if source.lower_ in NOBODY:
        return False
    is_somebody = scene.reading.mention_at(source) is not None or source.pos_ in {"PROPN", "PRON"}
    return is_somebody or scene.speaker(source).party != UNKNOWN_PARTY


def _has_clause(scene: Scene, attribution: Attribution, cue: Token) -> bool:
    """Tell whether a clause or a quotation is what is said."""
    if any(child.dep_ == "ccomp" for child in cue.children) or cue.dep_ == "parataxis":
        return True
    text = scene.reading.text.content
    pieces = [span.of(text) for span in attribution.content]
    return any(mark in piece for piece in pieces for mark in QUOTES)


def _is_addressed(scene: Scene, attribution: Attribution, cue: Token, act: Act) -> bool:
    """Tell whether somebody is to do what is wanted: "directs the mayor to leave", not "directs a film"."""
    complement = _complement(cue)
    told = any(child.dep_ in {"dobj", "nsubjpass", "dative"} for child in cue.children)
    is_told = told and complement is not None and complement.tag_ == "VB"
    return is_told or any(_addressees(scene, cue, act, complement, attribution))


def _is_added(cue: Token) -> bool:
    """Tell a participle that only describes: "those opposed to the plan", but not "a plan opposed by Chad"."""
    return cue.dep_ in ADDED and not any(child.dep_ == "agent" for child in cue.children)


def _is_own_wish(cue: Token) -> bool:
    """Tell wanting to do something oneself from wanting it of others."""
    complements = [child for child in cue.children if child.dep_ == "xcomp" and child.tag_ in {"VB", "VBN"}]
    others = any(child.dep_ in {"dobj", "dative"} or child.lower_ in ADDRESSING for child in cue.children)
    return bool(complements) and not others and not any(c.dep_ == "nsubj" for c in complements[0].children)


def _split(text: str, start: int, end: int) -> Iterator[Words]:
    """Cut what is said where a further "that" clause begins, so that each piece is one thing said."""
    for match in _FURTHER.finditer(text, start, end):
        if text.count('"', start, match.start()) % 2 == 0:
            yield words(text, start, match.start())
            start = match.end()
    yield words(text, start, end)


def _speech(scene: Scene, attribution: Attribution, cue: Token, act: Act, last: int) -> Speech:
    complement = _complement(cue)
    addressees = tuple(_addressees(scene, cue, act, complement, attribution))
    pieces = _content(scene, attribution, (*addressees, *_accused(scene, cue, act)))
    return Speech(cue, last, act, attribution, _speakers(scene, attribution, cue), addressees, pieces, complement)


def _quoted(cue: Token) -> list[Token]:
    """Who is quoted: "the paper quoted the minister as saying"."""
    verb = cue.head.head if cue.dep_ == "pcomp" and cue.head.lower_ == "as" else cue
    is_quoting = verb is not cue and verb.lemma_ in {"quote", "cite"}
    return fill(verb, "object")[:1] if is_quoting else []


def _speakers(scene: Scene, attribution: Attribution, cue: Token) -> tuple[Actor, ...]:
    heads = _quoted(cue) or [scene.doc[attribution.source_head]] if attribution.source_head >= 0 else []
    heads = [token for head in heads for token in conjuncts(head)]
    found = {actor.span or actor.text: actor for actor in map(scene.speaker, heads)}
    return _by_party(scene, tuple(found.values()))


def _by_party(scene: Scene, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Keep joint holders of one party as one actor with the joint words (codebook, decision 7)."""
    if len(actors) < 2 or len({actor.party for actor in actors}) > 1 or any(actor.span is None for actor in actors):
        return actors
    start = min(actor.span.start for actor in actors if actor.span)
    end = max(actor.span.end for actor in actors if actor.span)
    joint = words(scene.reading.text.content, start, end)
    name = " and ".join(actor.label for actor in actors)
    return (Actor(joint.text, actors[0].party, name, "group", joint.span),)


def _complement(cue: Token) -> Token | None:
    """The verb of what is said; "to revoke" after "instructs the government" hangs as an adverbial clause."""
    clauses = [child for child in cue.children if child.i > cue.i]
    for child in clauses:
        if child.dep_ in {"ccomp", "xcomp", "acl", "pcomp"} or (child.dep_ == "advcl" and child.tag_ == "VB"):
            return child
    return None


def _addressees(
    scene: Scene, cue: Token, act: Act, complement: Token | None, attribution: Attribution
) -> Iterator[Actor]:
    roles = (*ADDRESSING, "from") if act.name == "demand" else ADDRESSING
    heads = [token for role in roles for token in fill(cue, role)]
    if cue.pos_ == "VERB":
        direct = [child for child in cue.children if child.dep_ == "dobj" and child.pos_ in NOMINAL]
        if complement is not None or act.name in {"threaten", "warn", "say"}:
            heads += [token for child in direct for token in conjuncts(child)]
    if act.name == "demand" and complement is not None and complement.tag_ in BARE:
        heads += [token for c in complement.children if c.dep_ == "nsubj" for token in conjuncts(c)]
    if act.name == "demand":
        heads += [token for token in fill(cue, "for") if any(_is_to_do(c) for c in token.children)]
    seen: set[int] = set()
    for token in sorted(heads, key=lambda token: token.i):
        if token.i in seen or token.i == attribution.source_head:
            continue
        seen.add(token.i)
        yield from (actor for actor in scene.everyone(token) if actor.party != UNKNOWN_PARTY)


def _is_to_do(clause: Token) -> bool:
    """Tell whether a clause is what somebody is to do: "calls for the bloc to play a role"."""
    return clause.dep_ in DOING and clause.tag_ == "VB"


def _accused(scene: Scene, cue: Token, act: Act) -> Iterator[Actor]:
    """Whom a cue like "accuses" takes as its object, in front of what they are accused of."""
    if act.name == "accuse":
        for child in cue.children:
            if child.dep_ == "dobj":
                yield from (scene.actor(token) for token in conjuncts(child)[-1:])


def _content(scene: Scene, attribution: Attribution, addressees: tuple[Actor, ...]) -> tuple[Words, ...]:
    """The pieces of what is said without what opens them, and without the addressee in front of an infinitive."""
    text = scene.reading.text.content
    pieces: list[Words] = []
    for span in sorted(attribution.content):
        start = span.start
        for addressee in addressees:
            if addressee.span and start <= addressee.span.start and addressee.span.end < span.end:
                rest = text[addressee.span.end : span.end]
                if rest.startswith((" to ", " of ", " that ", " not to ")):
                    start = addressee.span.end + 1
        while opener := next((word for word in OPENERS if text.startswith(word, start)), None):
            start += len(opener)
        if start < span.end:
            pieces += _split(text, start, span.end)
    said = [piece for piece in pieces if _is_said_piece(scene, piece, attribution)]
    return tuple(said or pieces) or tuple(Words(span, span.of(text)) for span in attribution.content)


def _is_said_piece(scene: Scene, piece: Words, attribution: Attribution) -> bool:
    """Tell a piece in front of the cue that is said from an opening like "In response"."""
    if piece.span.start > attribution.cue[0].start or any(mark in piece.text for mark in QUOTES):
        return True
    tokens = scene.doc[scene.token_at(piece.span.start) : scene.token_at(piece.span.end - 1) + 1]
    return any(token.pos_ in {"VERB", "AUX"} for token in tokens)
