"""The reader of claims in Russian: statements and demands, from attributions; meetings and deeds, by their words."""

from dataclasses import replace

from foedus.knowledge import Knowledge
from foedus.readers.contract import Reading
from foedus.readers.russian.deeds import deeds
from foedus.readers.russian.scene import Scene
from foedus.readers.russian.statements import Statements

__all__ = ["RussianClaimReader"]


class RussianClaimReader:
    """Read claims out of a Russian text whose times, mentions and attributions have been found."""

    name = "russian-claims"
    version = "1"
    reads = ("parse", "times", "mentions", "attributions")
    writes = "claims"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._given = knowledge

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its claims, in the order of their anchors."""
        scene = Scene(reading)
        statements = Statements(scene)
        said = [claim for found in reading.attributions for claim in statements.claims(found)]
        unique = {claim.id: claim for claim in (*said, *deeds(scene))}
        ordered = sorted(unique.values(), key=lambda claim: (claim.anchor.span, claim.kind, claim.part))
        return replace(reading, claims=tuple(ordered))
