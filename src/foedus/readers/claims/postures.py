"""Posture: conduct towards an organisation, short of a formal step."""

from collections.abc import Iterator

from foedus.model import AFFIRMED, Actor, Claim
from foedus.readers.claims.frames import Match
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.parties import each_party
from foedus.readers.claims.scene import Scene

__all__ = ["postures"]


def postures(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each party whose conduct is towards an organisation that the words name."""
    for match in scene.matches("posture"):
        organisation = _organisation(scene, match)
        if organisation is None:
            continue
        found = mood(match.trigger)
        conduct = match.frame.value("conduct")
        if found.polarity != AFFIRMED and match.frame.value("denied"):
            conduct, found = match.frame.value("denied"), Mood(AFFIRMED, found.modality)
        for part, actor in enumerate(_actors(scene, match, organisation)):
            yield scene.claim(
                "posture",
                match.trigger,
                scene.words(match.first, match.last),
                scene.quote(match.trigger, match.fill("actor")),
                {"actor": actor, "organisation": organisation, "conduct": conduct},
                mood=found,
                part=part,
            )


def _organisation(scene: Scene, match: Match) -> str | None:
    """The first organisation in the frame's places, or whose the thing in one of them is."""
    for token in match.candidates("organisation"):
        for place in (token, *(child for child in token.children if child.dep_ in {"poss", "compound"})):
            party = scene.actor_if_any(place).party
            if scene.is_organisation(party):
                return party
    return None


def _actors(scene: Scene, match: Match, organisation: str) -> list[Actor]:
    """Whose conduct it is: who does it, else whoever says so."""
    found = each_party(scene, match, "actor", besides=organisation)
    return found or [actor for actor in scene.by(match.trigger)[-1:] if actor.party != organisation]
