"""What is signed at a meeting, by whoever met there: "26 documents were signed" names nobody itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.model import Actor, Claim, Span, Value
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.sureness import worded

__all__ = ["with_signings"]

EVENT, MEETING, AGREE, ACTUAL, ACTORS = "event", "meeting", "AGREE", "actual", "actors"


def with_signings(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, with an event for each word for signing, between those who met where it names nobody.

    That is at the meeting that is spoken of last before, if it was held; its date is the meeting's.
    """
    told = tuple(claims)
    met = [claim for claim in told if claim.kind == MEETING and claim.modality == ACTUAL and claim.get("participants")]
    signed = {scene.words(match.first, match.last).span: match for match in scene.matches(EVENT) if _is_signing(match)}
    taken = [claim.anchor.span for claim in told if claim.kind == EVENT]
    for claim in told:
        meeting = _before(met, claim.anchor.span)
        is_anybodys = claim.kind == EVENT and claim.anchor.span in signed and _is_anybody(claim.get(ACTORS))
        yield _between(claim, meeting) if is_anybodys and meeting else claim
    for span, match in signed.items():
        meeting = _before(met, span)
        if meeting and not any(span.overlaps(other) for other in taken):
            quote = scene.quote(match.trigger, fill(match.trigger, "object"))
            event: dict[str, Value] = {"event": AGREE, ACTORS: (), "recipients": ()}
            claim = scene.claim(EVENT, match.trigger, scene.words(match.first, match.last), quote, event)
            yield worded(_between(claim, meeting))


def _is_signing(match: Match) -> bool:
    return match.frame.value("event") == AGREE and match.frame.pos == "verb" and bool(match.fill("what"))


def _before(met: Iterable[Claim], span: Span) -> Claim | None:
    """Return the last of these meetings that is spoken of before a place."""
    return next((claim for claim in reversed(tuple(met)) if claim.anchor.span.end <= span.start), None)


def _is_anybody(actors: object) -> bool:
    """Tell whether the actors are those of whatever meeting it was: "the delegations", "the sides"."""
    some = actors if isinstance(actors, tuple) else ()
    words = (actor.text.lower().split()[-1] for actor in some if isinstance(actor, Actor) and not actor.name)
    return len(some) == 1 and next(words, "") in lexicon(MEETING).sort("sides")


def _between(claim: Claim, meeting: Claim) -> Claim:
    sides = meeting.get("participants")
    fields = (replace(field, value=sides) if field.name == ACTORS else field for field in claim.fields)
    return replace(claim, fields=tuple(fields), date=meeting.date)
