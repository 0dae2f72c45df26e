"""Obligations: what somebody owes under a treaty, a promise or an alliance."""

from collections.abc import Iterator

from foedus.model import AFFIRMED, Claim
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.parties import first_actor
from foedus.readers.claims.pieces import piece
from foedus.readers.claims.scene import Scene

__all__ = ["obligations"]


def obligations(scene: Scene) -> Iterator[Claim]:
    """Yield an obligation for each word of duty, or of keeping or breaking one."""
    for match in scene.matches("obligation"):
        if not _names_duty(match):
            continue
        content = next((w for role in match.roles("content") if (w := piece(scene, match.trigger, role))), None)
        debtor = first_actor(scene, match, "debtor")
        if content is None or debtor is None:
            continue
        found = mood(match.trigger)
        status, polarity = match.frame.value("status"), found.polarity
        if match.frame.value("duty") == "object" and polarity != AFFIRMED:
            status, polarity = match.frame.value("denied"), AFFIRMED
        if status == "met" and found.modality != "actual":
            status = "owed"
        quote = scene.quote(match.trigger, match.fill("debtor"))
        yield scene.claim(
            "obligation",
            match.trigger,
            scene.words(match.first, match.last),
            quote,
            {"debtor": debtor, "creditor": first_actor(scene, match, "creditor"), "content": content, "status": status},
            mood=Mood(polarity, found.modality),
        )


def _names_duty(match: Match) -> bool:
    """Tell whether the words speak of a duty: the object is one, or a clause under a treaty says what is to be done."""
    if match.frame.value("after"):
        return mood(match.trigger.head.head).modality in {"planned", "wanted"}
    if match.frame.value("duty") != "object":
        return True
    return any(
        token.lemma_.lower() in lexicon("obligation").sort("duty")
        for head in match.candidates("content")
        for token in head.subtree
    )
