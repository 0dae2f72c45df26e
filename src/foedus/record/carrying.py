"""Carry decisions over from a text to another version of it: to the claim that stands on the same words, or nowhere.

A decision is carried where the sentence that its claim is quoted from stands in the new text, exactly once as far as
words and context tell, a claim of the same kind was read there on the same anchor, and every word of the value that it
settles stands there as well. Anything else leaves it unplaced, with the reason: it is never guessed. The sentence must
be the same, not the quotation alone, since what stands beside a quotation ("denies that") can turn it round.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from foedus.ids import content_id
from foedus.model import Actor, Decision, Value, When, Words
from foedus.record.decide import seen_values
from foedus.record.form import write, write_all
from foedus.record.placing import Edition, Shift, shift
from foedus.text import sentence_of

__all__ = ["Carried", "Place", "Unplaced", "carry"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in its own text."""

    kind: str
    anchor: Words
    part: int
    quote: Words


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a decision: the same one about the claim of the new text, or why there is none."""

    decision: Decision | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A decision that an edit of its text has left without a place: in which newer text, and why."""

    decision: Decision
    text_id: str
    reason: str


class _LostError(Exception):
    """Words of a value are not to be found in the new text."""


def carry(
    decision: Decision, place: Place, old: Edition, new: Edition, *, text_id: str, known: Container[str]
) -> Carried:
    """Carry a decision about a claim of the old text over to the new one, `text_id`, whose claims are `known`."""
    span = sentence_of(old.content, place.quote.span)
    found = shift(Words(span, span.of(old.content)), old, new)
    if found is None:
        return Carried(reason="its sentence is not, or not only once, in the edited text")
    mover = _Mover(found)
    try:
        anchor = mover.words(place.anchor).span
        claim_id = content_id("clm", text_id, place.kind, anchor.start, anchor.end, place.part)
        if claim_id not in known:
            return Carried(reason=f"its sentence is in the edited text, but no {place.kind} was read there")
        return Carried(_moved(decision, claim_id, mover))
    except _LostError as lost:
        return Carried(reason=f"the words {str(lost)!r} are not, or not only once, in the edited text")


@dataclass(frozen=True, slots=True)
class _Mover:
    """Takes values over into the new text: what lies in the sentence with it, other words by their own context."""

    sentence: Shift

    def words(self, piece: Words) -> Words:
        """Return the piece as the new text has it."""
        moved = self.sentence.move(piece)
        if moved is None and (own := shift(piece, self.sentence.old, self.sentence.new)):
            moved = own.move(piece)
        if moved is None:
            raise _LostError(piece.text)
        return moved

    def value(self, value: Value) -> Value:
        """Return the value with all its words as the new text has them."""
        match value:
            case Words():
                return self.words(value)
            case Actor(span=span) if span is not None:
                moved = self.words(Words(span, value.text))
                return replace(value, text=moved.text, span=moved.span)
            case When(phrase=Words() as phrase):
                return replace(value, phrase=self.words(phrase))
            case tuple():
                return tuple(map(self.value, value))  # type: ignore[return-value]
        return value


def _moved(decision: Decision, claim_id: str, mover: _Mover) -> Decision:
    """Return the decision about the new claim; what its author saw must be there too where it settles a value."""
    settles_seen = decision.verdict != "set" and not (decision.verdict == "reject" and decision.field is None)
    try:
        seen = _seen(decision, mover.value)
    except _LostError:
        if settles_seen:
            raise
        seen = None
    return replace(decision, claim_id=claim_id, value=mover.value(decision.value), seen=seen)


def _seen(decision: Decision, move: Callable[[Value], Value]) -> str | None:
    if decision.seen is None:
        return None
    values = {name: move(value) for name, value in seen_values(decision).items()}
    if decision.field is not None:
        return write(values[decision.field])
    return write_all(values)
