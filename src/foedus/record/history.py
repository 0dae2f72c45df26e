"""Everything that the log holds about one claim: what settling and `why` start from."""

from dataclasses import dataclass
from datetime import date

from foedus.model import Decision, Document, Place, Run, Value, Words, evidence_of

__all__ = ["History", "Sighting", "Statement"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A reading of the text that saw a value: `reading` is its place in the log, `run` whose readers they were."""

    reading: int
    run: Run
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one field of a claim, and who saw it, oldest first."""

    field: str
    value: Value
    sightings: tuple[Sighting, ...]

    @property
    def evidence(self) -> tuple[Words, ...]:
        """The exact words that the value stands on."""
        return evidence_of(self.value)

    def seen_in(self, reading: int) -> Sighting | None:
        """Return the sighting of that reading, None where it did not see the value."""
        return next((sighting for sighting in self.sightings if sighting.reading == reading), None)


@dataclass(frozen=True, slots=True)
class History:
    """One claim with every value ever read for it and every decision about it, in the order of the log.

    A field that a reading has no statement for was empty in it. `last_reading` is the newest reading of the text,
    whether it saw the claim or not. `carried` are decisions about the same words in other versions of the text.
    `links` are other claims' ids with what people said last of the two: `same` or `apart`. `copy`, `replaced` and
    `replaced_on` are of the text, as an `Entry` has them.
    """

    text_id: str
    kind: str
    anchor: Words
    part: int
    statements: tuple[Statement, ...]
    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...] = ()
    last_reading: int = 0
    carried: tuple[Decision, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    copy: str = ""
    replaced: bool = False
    replaced_on: date | None = None

    @property
    def place(self) -> Place:
        """Where the claim stands."""
        return Place(self.text_id, self.kind, self.anchor, self.part)

    @property
    def claim_id(self) -> str:
        """The id of the claim, the same as `Claim.id`."""
        return self.place.claim_id

    @property
    def last_seen(self) -> int:
        """The newest reading that saw the claim."""
        return max((sighting.reading for found in self.statements for sighting in found.sightings), default=0)
