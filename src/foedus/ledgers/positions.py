"""Who says what of one matter: each speaker's latest word, and who contradicts whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.ledgers.quoting import affirmed, speaker_of, text
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry

__all__ = ["Position", "contrary", "positions"]


@dataclass(frozen=True, slots=True)
class Position:
    """The latest word of a speaker: the value it gives to the question, and whether it affirms it."""

    speaker: str
    value: str
    affirmed: bool
    entry: Entry

    @property
    def says(self) -> str:
        """The value, "not " before it where it is denied."""
        return self.value if self.affirmed else f"not {self.value}"


def positions(entries: Iterable[Entry], field: str) -> list[Position]:
    """Return the latest position of each speaker, in the order in which they first spoke; entries come by day."""
    latest: dict[str, Position] = {}
    for entry in entries:
        speaker = speaker_of(entry)
        latest[speaker] = Position(speaker, text(entry.claim.get(field)), affirmed(entry), entry)
    return list(latest.values())


def contrary(kind: str, one: Position, other: Position) -> bool:
    """Tell whether two positions on a matter of that kind cannot both hold."""
    if one.value == other.value:
        return one.affirmed != other.affirmed
    return one.affirmed and other.affirmed and frozenset((one.value, other.value)) in vocabulary().contradictory[kind]
