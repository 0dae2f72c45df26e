"""Who: an actor as a text names it, and whom those words stand for."""

from dataclasses import dataclass

from foedus.model.span import Span

__all__ = ["ACTOR_TYPES", "UNKNOWN_PARTY", "Actor"]

UNKNOWN_PARTY = "UNK"
ACTOR_TYPES = ("person", "office", "organ", "state", "organisation", "group", "unknown")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a text.

    `text` is the exact words, at `span` (None when a person supplied the actor by hand). `name` is the full name
    that they resolve to, if known. `party` is the state (ISO 3166 alpha-3) or organisation (its acronym) that the
    actor is or acts for, or one of the codebook's other codes (NGO, MED, CVL, BUS, REB:XXX, OPP:XXX), else UNK.
    """

    text: str
    party: str = UNKNOWN_PARTY
    name: str | None = None
    type: str = "unknown"
    span: Span | None = None

    @property
    def label(self) -> str:
        """What to call the actor in a table."""
        return self.name or self.text

    def __str__(self) -> str:
        return f"{self.label} ({self.party})"
