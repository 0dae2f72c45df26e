"""Where a claim stands: what names it, whatever a reader or a person says of its fields."""

from dataclasses import dataclass

from foedus.ids import content_id
from foedus.model.remembering import remembered
from foedus.model.span import Words

__all__ = ["Place", "claim_id"]


@dataclass(frozen=True, slots=True)
class Place:
    """The text, kind and anchor of a claim; `part` tells apart the claims that one anchor makes of several parties."""

    text_id: str
    kind: str
    anchor: Words
    part: int = 0

    @property
    def claim_id(self) -> str:
        """The id of the claim that stands there."""
        return claim_id(self.text_id, self.kind, self.anchor.span.start, self.anchor.span.end, self.part)


@remembered
def claim_id(text_id: str, kind: str, start: int, end: int, part: int) -> str:
    """Return the hash of text, kind, anchor and part: never of fields, which a better reader may correct."""
    return content_id("clm", text_id, kind, start, end, part)
