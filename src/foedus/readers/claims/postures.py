"""Posture: conduct towards an organisation, short of a formal step."""

from collections.abc import Iterable, Iterator

from foedus.model import AFFIRMED, Actor, Claim
from foedus.readers.claims.frames import Match
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.parties import each_party
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene

__all__ = ["formal", "postures"]

FREEZES = "freezes_participation"


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


def formal(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims but for formal suspensions that are mere conduct: who suspends its own part stays a member."""
    told = tuple(claims)
    frozen = [claim.anchor.span for claim in told if claim.get("conduct") == FREEZES]
    for claim in told:
        is_step = claim.kind == "standing" and claim.get("step") == "suspended"
        if not (is_step and any(map(claim.anchor.span.overlaps, frozen))):
            yield claim


def _organisation(scene: Scene, match: Match) -> str | None:
    """The first organisation in the frame's places, or whose the thing in one is: "its part in the work of NATO"."""
    for token in match.candidates("organisation"):
        beside = (child for child in token.children if child.dep_ in {"poss", "compound"})
        for place in (token, *beside, *fill(token, "of")):
            party = scene.actor_if_any(place).party
            if scene.is_organisation(party):
                return party
    return None


def _actors(scene: Scene, match: Match, organisation: str) -> list[Actor]:
    """Whose conduct it is: who does it, else whoever says so."""
    found = each_party(scene, match, "actor", besides=organisation)
    return found or [actor for actor in scene.by(match.trigger)[-1:] if actor.party != organisation]
