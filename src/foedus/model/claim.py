"""A claim: one thing that a text says, anchored in its words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.model.actor import Actor
from foedus.model.place import Place, claim_id
from foedus.model.span import Words
from foedus.model.when import When

__all__ = ["ACTUAL", "AFFIRMED", "DENIED", "MODALITIES", "POLARITIES", "Claim", "Field", "Value"]

AFFIRMED, DENIED = "affirmed", "denied"
ACTUAL = "actual"
POLARITIES = (AFFIRMED, DENIED)
MODALITIES = (ACTUAL, "planned", "possible", "conditional", "wanted")

Value = str | Words | Actor | When | tuple[str, ...] | tuple[Words, ...] | tuple[Actor, ...] | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim: its name, its value, and how sure the reader was (0 to 1)."""

    name: str
    value: Value
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a text says, in the form of the codebook.

    `kind` names a file under `model/kinds/`, which lists the names that `fields` may hold. `by` is the chain of
    assertion from the outermost speaker in, empty when the publisher speaks. `part` tells apart the claims that one
    anchor makes about several parties ("warns Finland and Sweden"). `confidence` is how sure the reader was that there
    is such a claim (0 to 1).
    """

    text_id: str
    kind: str
    anchor: Words
    quote: Words
    fields: tuple[Field, ...]
    polarity: str = AFFIRMED
    modality: str = ACTUAL
    by: tuple[Actor, ...] = ()
    date: When | None = None
    part: int = 0
    confidence: float = 1.0
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # ledgers ask for it many times

    @property
    def id(self) -> str:
        """The hash of text, kind, anchor and part: never of fields, which a better reader may correct."""
        if self._id is None:
            found = claim_id(self.text_id, self.kind, self.anchor.span.start, self.anchor.span.end, self.part)
            object.__setattr__(self, "_id", found)
            return found
        return self._id

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.text_id, self.kind, self.anchor, self.part)

    def get(self, name: str) -> Value:
        """Return the value of the field of that name, None where the claim has none."""
        for each in self.fields:
            if each.name == name:
                return each.value
        return None

    def common(self) -> Iterator[Field]:
        """Yield what every claim has besides the fields of its kind, as fields that are as sure as the claim."""
        yield Field("quote", self.quote, self.confidence)
        yield Field("polarity", self.polarity, self.confidence)
        yield Field("modality", self.modality, self.confidence)
        yield Field("by", self.by, self.confidence)
        yield Field("date", self.date, self.confidence)
