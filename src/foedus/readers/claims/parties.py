"""Whom the words in a frame's places stand for."""

from foedus.model import UNKNOWN_PARTY, Actor
from foedus.readers.claims.frames import Match
from foedus.readers.claims.scene import Scene

__all__ = ["each_party", "first_actor"]


def first_actor(scene: Scene, match: Match, slot: str) -> Actor | None:
    """Return the first actor of a known party in the slot's places, None if there is none."""
    found = (scene.actor_if_any(token) for token in match.candidates(slot))
    return next((actor for actor in found if actor.party != UNKNOWN_PARTY), None)


def each_party(scene: Scene, match: Match, slot: str, *, besides: str = UNKNOWN_PARTY) -> list[Actor]:
    """Return the actors in the slot's first role that names any, one for each party."""
    for role in match.roles(slot):
        found: dict[str, Actor] = {}
        for actor in (scene.owner(token) for token in match.in_role(role)):
            if actor.party not in {UNKNOWN_PARTY, besides}:
                found.setdefault(actor.party, actor)
        if found:
            return list(found.values())
    return []
