"""When a meeting is: the date among the words that tell of it, where no rule has found a nearer one."""

from dataclasses import replace

from foedus.model import Claim, Field, When
from foedus.readers.claims.scene import Scene

__all__ = ["dated", "on"]

KINDS = ("meeting", "attendance")
ACTUAL, PLANNED, STATUS = "actual", "planned", "status"
AHEAD = {"attended": "will_attend", "absent": "declined"}  # before the meeting (codebook, attendance)


def dated(scene: Scene, claim: Claim) -> Claim:
    """Return a claim about a meeting with the one date that its quotation names, if it has none from words."""
    if claim.kind not in KINDS:
        return claim
    return on(scene, claim, claim.date if claim.date and claim.date.phrase else _named(scene, claim) or claim.date)


def on(scene: Scene, claim: Claim, when: When | None) -> Claim:
    """Return a claim about a meeting with this date.

    What is on a day after the text was published is planned, whatever its verb: "a summit that begins on 28 January".
    """
    ahead = bool(when and scene.published and when.edtf[:10] > scene.published.isoformat())
    if not ahead or claim.modality != ACTUAL:
        return replace(claim, date=when)
    return replace(claim, date=when, modality=PLANNED, fields=tuple(map(_ahead, claim.fields)))


def _ahead(field: Field) -> Field:
    return replace(field, value=AHEAD.get(str(field.value), field.value)) if field.name == STATUS else field


def _named(scene: Scene, claim: Claim) -> When | None:
    found = [time for time in scene.dates_in(claim.quote.span) if time.type == "DATE" and time.edtf]
    if len(found) != 1:
        return None
    time = found[0]
    return When(time.edtf or "", scene.between(time.span.start, time.span.end), time.against)
