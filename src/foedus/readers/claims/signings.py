"""What is signed at a meeting, by whoever met there: "26 documents were signed" names nobody itself."""

from collections.abc import Iterable, Iterator

from foedus.model import Claim
from foedus.readers.claims.frames import Match
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.sureness import worded

__all__ = ["signings"]

EVENT, MEETING, AGREE, ACTUAL = "event", "meeting", "AGREE", "actual"


def signings(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the event of each word for signing that no claim hangs on, between those who met.

    That is at the meeting that is spoken of last before, if it was held; its date is the meeting's.
    """
    told = tuple(claims)
    taken = [claim.anchor.span for claim in told if claim.kind == EVENT]
    met = [claim for claim in told if claim.kind == MEETING and claim.modality == ACTUAL and claim.get("participants")]
    for match in scene.matches(EVENT):
        anchor = scene.words(match.first, match.last)
        before = [claim for claim in met if claim.anchor.span.end <= anchor.span.start]
        if before and _is_signing(match) and not any(anchor.span.overlaps(span) for span in taken):
            sides = {"event": AGREE, "actors": before[-1].get("participants"), "recipients": ()}
            quote = scene.quote(match.trigger, fill(match.trigger, "object"))
            yield worded(scene.claim(EVENT, match.trigger, anchor, quote, sides, date=before[-1].date))


def _is_signing(match: Match) -> bool:
    return match.frame.value("event") == AGREE and match.frame.pos == "verb" and bool(match.fill("what"))
