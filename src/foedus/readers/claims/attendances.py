"""Attendance: somebody came to a meeting, or did not."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, Claim, When
from foedus.readers.claims.frames import Match
from foedus.readers.claims.meetings import is_meeting, meeting_date, meeting_words, organisation_of, present
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.roles import conjuncts, fill
from foedus.readers.claims.scene import Scene

__all__ = ["attendances", "presences"]

BEFORE = frozenset({"planned", "wanted", "conditional", "possible"})


def attendances(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each party said to have come to a meeting, or not to have.

    Its date is that of the meeting, when the text gives one anywhere (codebook, decision 5).
    """
    calendar = _calendar(scene)
    spoken_of: str | None = None
    for match in scene.matches("attendance"):
        meeting = _meeting(match)
        if meeting is None:
            continue
        organisation = _whose(scene, meeting) or (spoken_of if _refers_back(meeting) else None)
        spoken_of = organisation or spoken_of
        date = meeting_date(scene, meeting) or calendar.get(organisation or "")
        yield from _attendance(scene, match, meeting, organisation, date)


def _attendance(
    scene: Scene, match: Match, meeting: Token, organisation: str | None, date: When | None
) -> Iterator[Claim]:
    found = mood(match.trigger)
    ahead = found.modality in BEFORE or _lies_ahead(scene, date) or mood(meeting).modality == "planned"
    status = _status(match, found, ahead)
    for part, (token, participant) in enumerate(_who(scene, match)):
        yield scene.claim(
            "attendance",
            match.trigger,
            scene.words(match.first, match.last),
            scene.quote(match.trigger, [token]),
            {"participant": participant, "organisation": organisation, "status": status},
            mood=Mood(AFFIRMED, "planned" if ahead else found.modality),
            date=date,
            part=part,
        )


def _calendar(scene: Scene) -> dict[str, When]:
    """The dates of organisations' meetings, from phrases that give one: "the November 23 CSTO summit"."""
    dates: dict[str, When] = {}
    for match in meeting_words(scene):
        organisation, date = organisation_of(scene, match), meeting_date(scene, match.trigger)
        if organisation and date:
            dates.setdefault(organisation, date)
    return dates


def _lies_ahead(scene: Scene, date: When | None) -> bool:
    return bool(date and scene.published and date.edtf > scene.published.isoformat()[: len(date.edtf)])


def _refers_back(meeting: Token) -> bool:
    """Tell whether a meeting is one spoken of before: "this gathering", "the summit"."""
    return any(child.lower_ in {"this", "that", "the"} for child in meeting.lefts)


def presences(scene: Scene) -> Iterator[Claim]:
    """Yield an attendance for whoever does something "at" an organisation's meeting."""
    for match in meeting_words(scene):
        trigger = match.trigger
        is_at = match.frame.pos == "noun" and trigger.head.lower_ in {"at", "during"}
        attending = present(trigger) if is_at and is_meeting(trigger) else None
        organisation = organisation_of(scene, match)
        if attending is None or organisation is None:
            continue
        verb = trigger.head.head
        partners = [token for place in (verb, *fill(verb, "object")) for token in fill(place, "with")]
        for part, token in enumerate([*conjuncts(attending), *partners]):
            actor = scene.actor_if_any(token)
            if actor.type == "person" and scene.is_state(actor.party):
                yield scene.claim(
                    "attendance",
                    trigger,
                    scene.words(trigger.head.i, trigger.i),
                    scene.quote(trigger, [token]),
                    {"participant": actor, "organisation": organisation, "status": "attended"},
                    mood=Mood(),
                    part=part,
                )


def _who(scene: Scene, match: Match) -> Iterator[tuple[Token, Actor]]:
    """The participants, one for each party."""
    parties: set[str] = set()
    for token in match.fill("participant"):
        for actor in scene.everyone(token):
            if actor.party != UNKNOWN_PARTY and actor.party not in parties:
                parties.add(actor.party)
                yield token, actor


def _meeting(match: Match) -> Token | None:
    """The word for a meeting in the frame's places."""
    for head in match.candidates("meeting"):
        for token in (head, *head.subtree):
            if is_meeting(token):
                return token
    reach = match.frame.value("left_out")
    others = (child for child in match.trigger.children if not match.first <= child.i <= match.last)  # "take part"
    names_another = match.frame.pos == "verb" and any(child.dep_ in {"dobj", "prep"} for child in others)
    if reach is None or names_another:
        return None
    before = match.trigger.sent if reach == "sentence" else match.trigger.doc[: match.trigger.sent.end]
    return next((token for token in reversed(list(before)) if is_meeting(token) and token.dep_ != "compound"), None)


def _status(match: Match, found: Mood, ahead: bool) -> str | None:
    denied = found.polarity != AFFIRMED
    key = {(False, False): "status", (True, False): "denied", (False, True): "planned", (True, True): "planned_denied"}
    return match.frame.value(key[denied, ahead])


def _whose(scene: Scene, meeting: Token) -> str | None:
    return scene.first_organisation(token for role in ("modifier", "of", "possessor") for token in fill(meeting, role))
