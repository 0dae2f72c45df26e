"""Responsibility: who is held to blame for what, and who accepts, denies or deflects it."""

from collections.abc import Iterator

from foedus.model import Actor, Claim, Words
from foedus.readers.claims.frames import Match
from foedus.readers.claims.parties import each_party
from foedus.readers.claims.pieces import piece
from foedus.readers.claims.scene import Scene

__all__ = ["responsibility"]


def responsibility(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each word of blame, blamer's party and blamed party."""
    for match in scene.matches("responsibility"):
        matter = next((w for role in match.roles("matter") if (w := piece(scene, match.trigger, role))), None)
        if matter is None and match.frame.value("stance") == "blames":
            continue
        part = 0
        blamers: list[Actor | None] = [*each_party(scene, match, "blamer")]
        for blamer in blamers or [None]:
            for blamed in each_party(scene, match, "blamed"):
                yield _claim(scene, match, blamer, blamed, matter, part)
                part += 1


def _claim(scene: Scene, match: Match, blamer: Actor | None, blamed: Actor, matter: Words | None, part: int) -> Claim:
    """The blamer is the innermost speaker of the claim (codebook)."""
    by = scene.by(match.trigger)
    if blamer is not None and (not by or by[-1].party != blamer.party):
        by = (*by, blamer)
    return scene.claim(
        "responsibility",
        match.trigger,
        scene.words(match.first, match.last),
        scene.quote(match.trigger, [*match.fill("blamer"), *match.fill("blamed")]),
        {
            "blamed": blamed,
            "matter": matter or scene.words(match.first, match.last),
            "stance": match.frame.value("stance"),
        },
        by=by,
        part=part,
    )
