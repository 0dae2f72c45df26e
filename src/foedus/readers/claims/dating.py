"""When a meeting is: the date among the words that tell of it, where no rule has found a nearer one."""

from dataclasses import replace

from foedus.model import Claim, When
from foedus.readers.claims.scene import Scene

__all__ = ["dated"]

KINDS = ("meeting", "attendance")
ACTUAL, PLANNED = "actual", "planned"


def dated(scene: Scene, claim: Claim) -> Claim:
    """Return a claim about a meeting with the one date that its quotation names, if it has none from words.

    What is on a day after the text was published is planned, whatever its verb: "a summit that begins on 28 January".
    """
    if claim.kind not in KINDS or (claim.date and claim.date.phrase):
        return claim
    found = [time for time in scene.dates_in(claim.quote.span) if time.type == "DATE" and time.edtf]
    if len(found) != 1:
        return claim
    time = found[0]
    date = When(time.edtf or "", scene.between(time.span.start, time.span.end), time.against)
    ahead = bool(scene.published and (time.edtf or "")[:10] > scene.published.isoformat())
    modality = PLANNED if ahead and claim.modality == ACTUAL else claim.modality
    return replace(claim, date=date, modality=modality)
