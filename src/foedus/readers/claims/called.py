"""What is no meeting, though a word for one stands there."""

from spacy.tokens import Token

from foedus.model import Claim
from foedus.readers.claims.frames import lexicon
from foedus.readers.claims.scene import Scene
from foedus.readers.grammar import head_of

__all__ = ["is_called", "meets_condition"]

MEETING, CALL = "meeting", "call"
CALLING = 2  # speak with one another on the telephone


def is_called(scene: Scene, claim: Claim) -> bool:
    """Tell whether a claim of any kind is no mere word for a meeting.

    The press is briefed, a demand is met, "one can vote on" it, and who meets every year is at no one meeting.
    """
    if claim.kind != MEETING:
        return True
    words, some, anchor = lexicon(MEETING), claim.get("participants"), head_of(scene.doc, claim.anchor.span)
    informs = anchor.lemma_.lower() in words.sort("informing")
    is_half = claim.get("format") == CALL and isinstance(some, tuple) and len(some) < CALLING
    is_named = claim.get("organisation") or some or claim.get("place") or claim.date
    is_no_meeting = informs or meets_condition(anchor) or is_half or _recurs(scene, claim)
    return not is_no_meeting and bool(is_named or claim.modality != "possible")


def meets_condition(verb: Token) -> bool:
    """Tell whether what is met is a thing to fulfil: "meeting a demand"."""
    objects = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_ == "meet" and next(objects, "") in lexicon(MEETING).sort("met")


def _recurs(scene: Scene, claim: Claim) -> bool:
    text, recurring = scene.reading.text.content, lexicon(MEETING).sort("recurring")
    times = (time.span.of(text) for time in scene.times_in(claim.quote.span) if time.type == "SET")
    return any(phrase.split()[0].lower() in recurring for phrase in times)
