"""Meetings: called, held or planned; and who came or stayed away."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, Claim, Words
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene

__all__ = ["attendances", "meetings"]

MINISTERS = frozenset({"minister", "secretary", "chief"})
PLACES = ("in", "at")
BEFORE = frozenset({"planned", "wanted", "conditional", "possible"})


def meetings(scene: Scene) -> Iterator[Claim]:
    """Yield a meeting for each word for one that names whose it is or who takes part."""
    for match in lexicon("meeting").find(scene.doc):
        if scene.is_aside(match.trigger) or match.trigger.dep_ == "compound":
            continue
        organisation = _organisation(scene, match)
        participants = _participants(scene, match)
        place = _place(scene, match.trigger)
        form = _format(match, organisation, participants)
        if not organisation and not participants and form != "vote":
            continue
        if form == "visit" and place is None and len(participants) < 2:
            continue
        yield scene.claim(
            "meeting",
            match.trigger,
            scene.words(match.first, match.last),
            scene.quote(match.trigger),
            {"organisation": organisation, "participants": participants, "format": form, "place": place},
        )


def _organisation(scene: Scene, match: Match) -> str | None:
    for token in match.candidates("organisation"):
        party = scene.actor_if_any(token).party
        if scene.is_organisation(party):
            return party
    return None


def _participants(scene: Scene, match: Match) -> tuple[Actor, ...]:
    found = {t.i: scene.actor_if_any(t) for t in match.candidates("participants")}
    return tuple(actor for _, actor in sorted(found.items()) if actor.party != UNKNOWN_PARTY)


def _format(match: Match, organisation: str | None, participants: tuple[Actor, ...]) -> str | None:
    form = match.frame.value("format")
    if form == "other" and len(participants) > 1 and organisation is None:
        return "talks"
    if form in {"other", "talks"} and any(word in actor.text.lower() for actor in participants for word in MINISTERS):
        plural = any(actor.text.lower().rstrip(".").endswith("ministers") or "ministers of" in actor.text.lower() for actor in participants)
        return "ministerial" if plural else form
    return form


def _place(scene: Scene, trigger: Token) -> Words | None:
    """Where: "in Kazan, Russia", written after the meeting or its verb."""
    for place in (trigger, trigger.head):
        for preposition in PLACES:
            for head in fill(place, preposition)[:1]:
                if head.pos_ == "PROPN":
                    return scene.phrase(head)
    return None


def attendances(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each party said to have come to a meeting, or not to have."""
    for match in lexicon("attendance").find(scene.doc):
        if scene.is_aside(match.trigger):
            continue
        meeting = _meeting(match)
        if meeting is None and match.frame.value("bare") != "yes":
            continue
        found = scene.mood(match.trigger)
        ahead = found.modality in BEFORE or (meeting is not None and scene.mood(meeting).modality == "planned")
        status = _status(match, found, ahead)
        for part, token in enumerate(_who(scene, match)):
            yield scene.claim(
                "attendance",
                match.trigger,
                scene.words(match.first, match.last),
                scene.quote(match.trigger, [token]),
                {
                    "participant": scene.actor(token),
                    "organisation": _whose(scene, meeting),
                    "status": status,
                },
                mood=Mood(AFFIRMED, "planned" if ahead else found.modality),
                part=part,
            )


def _who(scene: Scene, match: Match) -> Iterator[Token]:
    parties: set[str] = set()
    for token in match.fill("participant"):
        actor = scene.actor_if_any(token)
        if actor.party != UNKNOWN_PARTY and actor.party not in parties:
            parties.add(actor.party)
            yield token


def _meeting(match: Match) -> Token | None:
    """The word for a meeting in the frame's places."""
    for head in match.candidates("meeting"):
        for token in (head, *head.subtree):
            if is_meeting(token):
                return token
    return None


def is_meeting(token: Token) -> bool:
    """Tell whether the token is a noun for a meeting."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _meeting_nouns()


def _meeting_nouns() -> frozenset[str]:
    return lexicon("meeting").heads("noun")


def _status(match: Match, found: Mood, ahead: bool) -> str | None:
    denied = found.polarity != AFFIRMED
    key = {(False, False): "status", (True, False): "denied", (False, True): "planned", (True, True): "planned_denied"}
    return match.frame.value(key[denied, ahead])


def _whose(scene: Scene, meeting: Token | None) -> str | None:
    if meeting is None:
        return None
    for role in ("modifier", "of", "possessor"):
        for token in fill(meeting, role):
            party = scene.actor_if_any(token).party
            if scene.is_organisation(party):
                return party
    return None
