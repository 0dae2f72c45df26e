"""Obligations: what somebody owes under a treaty, a promise or an alliance."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, Claim
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.pieces import piece
from foedus.readers.claims.scene import Scene

__all__ = ["duties"]

STATED = {"met": "unmet", "unmet": "met"}


def duties(scene: Scene) -> Iterator[Claim]:
    """Yield an obligation for each word of duty, or of keeping or breaking one."""
    for match in lexicon("obligation").find(scene.doc):
        if scene.is_aside(match.trigger) or not _names_duty(match):
            continue
        content = next((w for role in match.roles("content") if (w := piece(scene, match.trigger, role))), None)
        debtor = _first(scene, match, "debtor")
        if content is None or debtor is None:
            continue
        found = scene.mood(match.trigger)
        status, polarity = match.frame.value("status"), found.polarity
        if match.frame.value("duty") == "object" and polarity != AFFIRMED:
            status, polarity = match.frame.value("denied"), AFFIRMED
        quote = scene.quote(match.trigger, match.fill("debtor"))
        yield scene.claim(
            "obligation",
            match.trigger,
            scene.words(match.first, match.last),
            quote,
            {"debtor": debtor, "creditor": _first(scene, match, "creditor"), "content": content, "status": status},
            mood=type(found)(polarity, found.modality),
        )


def _names_duty(match: Match) -> bool:
    if match.frame.value("duty") != "object":
        return True
    return any(token.lemma_.lower() in _duties() for head in match.candidates("content") for token in head.subtree)


@cache
def _duties() -> frozenset[str]:
    path = files("foedus.readers.claims").joinpath("data/obligation.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["duties"]["nouns"])


def _first(scene: Scene, match: Match, slot: str) -> Actor | None:
    found = (scene.actor_if_any(token) for token in match.candidates(slot))
    return next((actor for actor in found if actor.party != UNKNOWN_PARTY), None)
