"""What is no meeting, though a word for one stands there."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from foedus.model import DENIED, Claim, Span
from foedus.readers.claims.frames import lexicon
from foedus.readers.claims.scene import Scene
from foedus.readers.grammar import head_of

__all__ = ["is_body", "is_called", "is_talk", "meets_condition", "without_trips"]

MEETING, ATTENDANCE, STANDING, CALL, VISIT = "meeting", "attendance", "standing", "call", "visit"
DEMAND, VOTE = "demand", "vote"
ABOUT = frozenset({"on", "about", "over"})
CALLING = 2  # speak with one another on the telephone


def is_called(scene: Scene, claim: Claim) -> bool:
    """Tell whether a claim of any kind is no mere word for a meeting.

    The press is briefed, a demand is met, "one can vote on" it, and who meets every year is at no one meeting.
    """
    if claim.kind != MEETING:
        return True
    words, some, anchor = lexicon(MEETING), claim.get("participants"), head_of(scene.doc, claim.anchor.span)
    informs = anchor.lemma_.lower() in words.sort("informing") or is_talk(anchor) or is_body(anchor)
    is_step = _is_on_joining(anchor)
    is_lone = claim.get("format") == VISIT and not some
    is_half = CALL in (claim.get("format"), anchor.lemma_) and isinstance(some, tuple) and len(some) < CALLING
    is_named = claim.get("organisation") or some or claim.get("place") or claim.date
    is_no_meeting = (
        _is_no_vote(claim, anchor)
        or is_lone
        or informs
        or is_step
        or meets_condition(anchor)
        or is_half
        or _recurs(scene, claim)
        or _is_experience(anchor)
    )
    return not is_no_meeting and bool(is_named or claim.modality != "possible")


def _is_no_vote(claim: Claim, verb: Token) -> bool:
    """Tell whether nobody votes: a letter "calls on Chad", a notice "was delivered"."""
    if claim.get("format") != VOTE or verb.lemma_ in lexicon(MEETING).heads("verb"):
        return False
    return verb.lemma_ in lexicon(DEMAND).sort("convening") or (verb.pos_ == "VERB" and not claim.get("participants"))


def without_trips(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims but for visits not made to attend a meeting: "she will not fly to Riga for the summit"."""
    told = tuple(claims)
    comings = [claim.anchor.span for claim in told if claim.kind == ATTENDANCE]
    called = [claim.anchor.span for claim in told if claim.kind == MEETING]
    for claim in told:
        is_unmade = claim.kind == MEETING and claim.get("format") == VISIT and claim.polarity == DENIED
        if not (is_unmade and _is_to_meeting(claim, called) and any(map(claim.anchor.span.overlaps, comings))):
            yield claim


def _is_to_meeting(visit: Claim, called: Iterable[Span]) -> bool:
    return any(visit.quote.span.covers(other) and not other.overlaps(visit.anchor.span) for other in called)


def is_talk(noun: Token) -> bool:
    """Tell talk from talks: nobody meets at "the talk of the town"."""
    return noun.tag_ == "NN" and noun.lemma_.lower() in lexicon(MEETING).sort("plural")


def is_body(noun: Token) -> bool:
    """Tell whether a word for a meeting is the body that meets: "a session of the Ministerial Council"."""
    is_of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return is_of and noun.lemma_.lower() in lexicon(MEETING).sort("bodies")


def _is_on_joining(noun: Token) -> bool:
    """Tell a step towards membership from talks that are a meeting: "accession talks", "negotiations on joining"."""
    matters = lexicon(STANDING).sort("accession") | lexicon(STANDING).sort("joining")
    about = (part for child in noun.children if child.lower_ in ABOUT for part in child.children)
    named = (child for child in noun.children if child.dep_ in {"compound", "amod"})
    is_talked = noun.lemma_.lower() in lexicon(STANDING).sort("negotiating")
    return is_talked and any(token.lemma_.lower() in matters for token in (*named, *about))


def meets_condition(verb: Token) -> bool:
    """Tell whether what is met is a thing to fulfil: "meeting a demand"."""
    objects = (child.lemma_.lower() for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    return verb.lemma_ == "meet" and next(objects, "") in lexicon(MEETING).sort("met")


def _is_experience(verb: Token) -> bool:
    """Tell whether it has happened on whichever days: "has mediated between them before"."""
    words = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    has = any(child.lemma_ == "have" for child in verb.children)
    return has and bool(words & lexicon(MEETING).sort("experience"))


def _recurs(scene: Scene, claim: Claim) -> bool:
    text, recurring = scene.reading.text.content, lexicon(MEETING).sort("recurring")
    times = (time.span.of(text) for time in scene.times_in(claim.quote.span) if time.type == "SET")
    return any(phrase.split()[0].lower() in recurring for phrase in times)
