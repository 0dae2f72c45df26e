"""What is no demand, though a word for one stands there; and of a demand, who is to do it and what, apart."""

from dataclasses import replace

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Claim, Span, Value, When, Words
from foedus.readers.claims.frames import lexicon
from foedus.readers.claims.meetings import is_meeting
from foedus.readers.claims.scene import Scene
from foedus.readers.grammar import head_of, is_passive

__all__ = ["apart", "is_wanted"]

DEMAND = "demand"
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BARE = frozenset({"VB", "VBP", "VBD"})  # "that Chad put it off" may be tagged as any of them
MODAL = "MD"
LATER = 4  # tokens behind what is wanted: ", first made"


def is_wanted(scene: Scene, claim: Claim) -> bool:
    """Tell whether a claim of any kind is no mere word for a demand.

    Who calls a summit convenes it, who is asked about something is only asked, who insists that it was so asserts it.
    """
    if claim.kind != DEMAND:
        return True
    verb = head_of(scene.doc, claim.anchor.span)
    objects = (child for child in verb.children if child.dep_ == "dobj")
    convenes = verb.lemma_ in lexicon(DEMAND).sort("convening") and scene.doc[verb.i : verb.i + 2].text[-3:] != "for"
    is_another = any(child.dep_ == "prt" for child in verb.children)  # "call back the envoy", "call off the strike"
    if convenes and (is_another or any(map(is_meeting, objects))):
        return False
    if any(child.lower_ == "about" and child.i == verb.i + 1 for child in verb.children):
        return False
    if verb.lemma_ in lexicon(DEMAND).sort("asserting") and any(map(_is_fact, verb.children)):
        return False
    return not (_asks_to_be(verb) or _says_nothing(scene, claim.get("content")))


def _asks_to_be(verb: Token) -> bool:
    """Tell whether somebody asks for what befalls him: who asks to be admitted applies."""
    asked = (child for child in verb.children if child.dep_ == "xcomp")
    is_of_another = any(child.dep_ in {"dobj", "dative"} for child in verb.children)
    return verb.lemma_ == "ask" and not is_of_another and any(is_passive(child) for child in asked)


def _says_nothing(scene: Scene, content: object) -> bool:
    """Tell whether what is wanted is only asked for ("what Chad asks") or only who is asked ("asks of Chad")."""
    if not isinstance(content, Words):
        return False
    is_actor = any(
        found.span == content.span and scene.is_state(found.actor.party) for found in scene.mentions_in(content.span)
    )
    return content.text.lower() in lexicon(DEMAND).sort("open") or is_actor


def _is_fact(clause: Token) -> bool:
    """Tell "that it was not responsible" from "that it withdraw" and "that it must withdraw"."""
    words = (clause, *(child for child in clause.children if child.dep_ in {"aux", "auxpass"}))
    tags = {word.tag_ for word in words}
    return clause.dep_ == "ccomp" and bool(tags & FINITE) and MODAL not in tags


def apart(scene: Scene, claim: Claim) -> Claim:
    """Return a claim whose content begins with who is to do it with that actor for its addressee, and only the deed.

    "That Chad reopen the bridge", "Chad in May to reopen the bridge" and "Chad must reopen the bridge" are "reopen the
    bridge", of Chad.
    """
    content = claim.get("content")
    if claim.kind != DEMAND or not isinstance(content, Words):
        return claim
    claim, content = _without_dateline(scene, claim, content)
    if (made := _made(scene, claim, content)) is not None:
        claim, content = _before(scene, claim, content, made)
    if _is_to_do_it(scene, claim.get("demander"), content):
        return _with(claim, demander=None, addressee=claim.get("addressee") or claim.get("demander"))
    doer, deed = _doer(scene, content)
    if doer is None or deed is None:
        return claim
    given = claim.get("addressee")
    if isinstance(given, Actor) and given.party not in (doer.party, UNKNOWN_PARTY):
        return claim
    return _with(claim, content=scene.between(deed, content.span.end), addressee=given or doer)


def _made(scene: Scene, claim: Claim, content: Words) -> Token | None:
    """Return the word that tells when it was demanded, not what: "the demand that Chad pay, made in May, stands"."""
    if head_of(scene.doc, claim.anchor.span).pos_ != "NOUN":
        return None
    first, last = scene.token_at(content.span.start), scene.token_at(content.span.end - 1)
    making = lexicon(DEMAND).sort("making")
    told = (token for token in scene.doc[first : last + LATER] if token.lower_ in making)
    return next((token for token in told if _comma(token).text == ","), None)


def _comma(made: Token) -> Token:
    """Return the token before a participle, past the adverb of "first made"."""
    before = made.nbor(-1)
    return before.nbor(-1) if before.pos_ == "ADV" and before.i else before


def _before(scene: Scene, claim: Claim, content: Words, made: Token) -> tuple[Claim, Words]:
    """Return a claim with what stands before the telling of when it was made, and that for its date."""
    doc, last = scene.doc, _comma(made).nbor(-1)
    behind = scene.token_at(claim.anchor.span.end - 1) + 1
    first = scene.token_at(content.span.start)
    if first == made.i and doc[behind].lower_ in {"that", "to"}:
        first = behind + 1
    if first > last.i:
        return claim, content
    told = next(scene.dates_in(Span(made.idx, made.sent.end_char)), None)
    if told is not None and told.edtf:
        phrase = scene.between(told.span.start, told.span.end)
        claim = replace(claim, date=When(told.edtf, phrase, told.against))
    wanted = scene.between(doc[first].idx, last.idx + len(last))
    return _with(claim, content=wanted), wanted


def _without_dateline(scene: Scene, claim: Claim, content: Words) -> tuple[Claim, Words]:
    """Return a claim, and what is wanted, without the place where the report was written."""
    demander, start = claim.get("demander"), scene.prose_from(content.span.start)
    is_place = isinstance(demander, Actor) and demander.span and scene.reading.layout.is_aside(demander.span)
    if content.span.start < start < content.span.end:
        content = scene.between(start, content.span.end)
        claim = _with(claim, content=content)
    return (_with(claim, demander=None) if is_place else claim), content


def _with(claim: Claim, **values: Value) -> Claim:
    fields = (replace(field, value=values.get(field.name, field.value)) for field in claim.fields)
    return replace(claim, fields=tuple(fields))


def _is_to_do_it(scene: Scene, demander: Value, content: Words) -> bool:
    """Tell whether it is of the demander that it is demanded: the Chad of "the demand that Chad reopen the bridge"."""
    if not isinstance(demander, Actor) or demander.span is None or demander.span.end + 1 != content.span.start:
        return False
    place = scene.token_at(demander.span.start)
    return place > 0 and scene.doc[place - 1].lower_ == "that"


def _doer(scene: Scene, content: Words) -> tuple[Actor | None, int | None]:
    """Return the state or organisation that the words begin with, and where what it is to do begins behind it."""
    first, last = scene.token_at(content.span.start), scene.token_at(content.span.end - 1)
    while first < last and (scene.doc[first].is_punct or scene.doc[first].lower_ == "that"):
        first += 1
    named = [found for found in scene.mentions_in(content.span) if found.span.start == scene.doc[first].idx]
    bodies = [found for found in named if scene.is_state(found.actor.party) or scene.is_organisation(found.actor.party)]
    if not bodies or scene.doc[first].pos_ == "PRON":
        return None, None
    doer = max(bodies, key=lambda found: found.span.end)
    deed = _deed(scene, doer.span, last)
    return doer.actor, deed.idx if deed is not None else None


def _deed(scene: Scene, doer: Span, last: int) -> Token | None:
    """Return the verb behind the doer, past a time; to be dealt with is no deed of one's own."""
    place = scene.token_at(doer.end - 1) + 1
    while place < last and (scene.is_time(scene.doc[place]) or scene.doc[place].lower_ in {"in", "on"}):
        place += 1
    led = place < last and scene.doc[place].tag_ in {MODAL, "TO"}
    verb = scene.doc[min(place + led, last)]
    does = any(child.dep_ == "nsubj" and doer.start <= child.idx < doer.end for child in verb.children)
    is_deed = (led or does) and verb.pos_ == "VERB" and verb.tag_ in BARE
    return verb if is_deed and verb.lemma_ != "be" else None
