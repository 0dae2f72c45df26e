"""Attendance: somebody came to a meeting, or did not."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, Claim
from foedus.readers.claims.frames import Match
from foedus.readers.claims.meetings import is_meeting, meeting_date, meeting_words, organisation_of, present
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.roles import conjuncts, fill
from foedus.readers.claims.scene import Scene

__all__ = ["attendances", "presences"]

ANNOUNCED = frozenset({"declined", "will_attend"})  # said before a meeting (codebook, decision 6)
BEFORE = frozenset({"planned", "wanted", "conditional", "possible"})


def attendances(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each party said to have come to a meeting, or not to have."""
    called = [match.trigger for match in meeting_words(scene)]
    for match in scene.matches("attendance"):
        meeting = _meeting(scene, match, called)
        if meeting is not None:
            yield from _attendance(scene, match, meeting)


def _attendance(scene: Scene, match: Match, meeting: Token) -> Iterator[Claim]:
    found = mood(match.trigger)
    is_named = meeting.sent == match.trigger.sent
    organisation = _whose(scene, meeting) if is_named else None
    date = meeting_date(scene, meeting) if is_named else None
    ahead = found.modality in BEFORE or (is_named and mood(meeting).modality == "planned")
    status = _status(match, found, ahead)
    modality = "planned" if ahead or status in ANNOUNCED else found.modality
    for part, (token, participant) in enumerate(_who(scene, match, organisation)):
        yield scene.claim(
            "attendance",
            match.trigger,
            scene.words(match.first, match.last),
            scene.quote(match.trigger, [token]),
            {"participant": participant, "organisation": organisation, "status": status},
            mood=Mood(AFFIRMED, modality),
            date=date,
            part=part,
        )


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


def _who(scene: Scene, match: Match, organisation: str | None) -> Iterator[tuple[Token, Actor]]:
    """The participants, one for each party; whose meeting it is does not come to it."""
    parties = {UNKNOWN_PARTY, organisation}
    for token in match.fill("participant"):
        for actor in scene.everyone(token):
            if actor.party not in parties:
                parties.add(actor.party)
                yield token, actor


def _meeting(scene: Scene, match: Match, called: Sequence[Token]) -> Token | None:
    """The word for a meeting in the frame's places, or the last one before where the frame may leave it out.

    Who takes part in an organisation, whatever it is called ("Council"), is not at a meeting for that.
    """
    for head in match.candidates("meeting"):
        for token in (head, *head.subtree):
            if is_meeting(token) and scene.organisation(token) is None:
                return token
    reach = match.frame.value("left_out")
    others = (child for child in match.trigger.children if not match.first <= child.i <= match.last)  # "take part"
    names_another = match.frame.pos == "verb" and any(child.dep_ in {"dobj", "prep", "prt"} for child in others)
    if reach is None or names_another:
        return None
    first = match.trigger.sent.start if reach == "sentence" else 0
    before = (token for token in called if first <= token.i < match.trigger.sent.end)
    return max(before, key=lambda token: token.i, default=None)


def _status(match: Match, found: Mood, ahead: bool) -> str | None:
    denied = found.polarity != AFFIRMED
    key = {(False, False): "status", (True, False): "denied", (False, True): "planned", (True, True): "planned_denied"}
    return match.frame.value(key[denied, ahead])


def _whose(scene: Scene, meeting: Token) -> str | None:
    return scene.first_organisation(token for role in ("modifier", "of", "possessor") for token in fill(meeting, role))
