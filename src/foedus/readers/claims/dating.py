"""When a meeting is: the date among the words that tell of it, where no rule has found a nearer one."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from foedus.model import Claim, Field, Span, Timex, When
from foedus.readers.claims.frames import lexicon
from foedus.readers.claims.scene import Scene
from foedus.text.edtf import bounds

__all__ = ["dated", "on", "to_come"]

ATTENDANCE = "attendance"
MEETING = "meeting"
KINDS = (MEETING, ATTENDANCE)
WEEK = timedelta(days=7)
OPENING = 1  # tokens before a date that opens its sentence: "On Tuesday"
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


def to_come(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, those about a meeting that somebody is still to come to, or not, on a weekday ahead.

    "Chad has pulled out of the talks on Friday" was said of next Friday, though its verb looks back.
    """
    told = tuple(claims)
    published = scene.published or date.min
    plans = (claim.date for claim in told if claim.kind == ATTENDANCE and claim.modality == PLANNED)
    phrases = {when.phrase.span for when in plans if when and when.phrase and _is_weekday_before(when, published)}
    for claim in told:
        when = claim.date
        if claim.kind in KINDS and when and when.phrase and when.phrase.span in phrases:
            day = date.fromisoformat(when.edtf) + WEEK
            yield on(scene, claim, replace(when, edtf=day.isoformat()))
        else:
            yield claim


def _is_weekday_before(when: When, published: date) -> bool:
    window = bounds(when.edtf)
    is_weekday = when.phrase is not None and when.phrase.text in calendar.day_name
    return bool(is_weekday and window and published - WEEK <= window[0] < published)


def _ahead(field: Field) -> Field:
    return replace(field, value=AHEAD.get(str(field.value), field.value)) if field.name == STATUS else field


def _named(scene: Scene, claim: Claim) -> When | None:
    found = [time for time in scene.dates_in(claim.quote.span) if time.type == "DATE" and time.edtf]
    if not found and claim.kind == MEETING:
        found = [time for time in scene.dates_in(_added(scene, claim)) if time.type == "DATE" and time.edtf]
    if not found and claim.kind == MEETING and not claim.by:
        found = _opening(scene, claim)
    if len(found) != 1:
        return None
    time = found[0]
    return When(time.edtf or "", scene.between(time.span.start, time.span.end), time.against)


def _added(scene: Scene, claim: Claim) -> Span:
    """Return what is added to a word for a meeting behind its quotation: "held in May", "which opens on Monday"."""
    doc, behind = scene.doc, scene.token_at(claim.quote.span.end - 1) + 1
    behind += behind < len(doc) and doc[behind].text == ","
    first = last = doc[min(behind, len(doc) - 1)]
    if first.lower_ not in lexicon(MEETING).sort("adding") or first.sent.start_char > claim.quote.span.end:
        return Span(claim.quote.span.end, claim.quote.span.end)
    while last.i + 1 < first.sent.end and not last.nbor().is_punct:
        last = last.nbor()
    return Span(first.idx, last.idx + len(last))


def _opening(scene: Scene, claim: Claim) -> list[Timex]:
    """Return the one date of a sentence that opens it: "On Tuesday, envoys came to Riga for a session"."""
    sentence = scene.doc[scene.token_at(claim.anchor.span.start)].sent
    dates = [time for time in scene.dates_in(Span(sentence.start_char, sentence.end_char)) if time.edtf]
    return dates if len(dates) == 1 and scene.token_at(dates[0].span.start) - sentence.start <= OPENING else []
