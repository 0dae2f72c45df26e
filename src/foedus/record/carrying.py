"""Carry decisions over from a text to another version of it: to the claim that stands on the same words, or nowhere.

A decision is carried where the sentence that its claim is quoted from stands in the new text, as it was or reworded
without saying anything else, once as far as words and context tell, a claim of the same kind was read there on the
same anchor, and every word of the value that it settles stands there as well; of a reworded sentence, every word that
the claim stands on. Anything else leaves it unplaced, with the reason: it is never guessed. A claim that a person added
needs no reader in the new text either.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from foedus.model import Actor, Claim, Decision, Place, Value, When, Words
from foedus.record.decide import ADD, seen_values
from foedus.record.form import write, write_all
from foedus.record.placing import Edition, Match, shift
from foedus.record.rewording import reworded

__all__ = ["Carried", "Unplaced", "carry"]


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
    decision: Decision, claim: Claim, old: Edition, new: Edition, *, text_id: str, known: Container[str]
) -> Carried:
    """Carry a decision about a claim of the old text over to the new one, `text_id`, whose claims are `known`."""
    found = reworded(claim.quote, claim.anchor, old, new)
    if found is None:
        return Carried(reason="its sentence is not, or not only once, in the edited text")
    mover = _Mover(found)
    try:
        if found.loose:
            for said in (*claim.fields, *claim.common()):
                mover.value(said.value)
        place = Place(text_id, claim.kind, mover.words(claim.anchor), claim.part)
        if decision.verdict != ADD and place.claim_id not in known:
            return Carried(reason=f"its sentence is in the edited text, but no {claim.kind} was read there")
        return Carried(_moved(decision, place, mover))
    except _LostError as lost:
        return Carried(reason=f"the words {str(lost)!r} are not, or not only once, in the edited text")


@dataclass(frozen=True, slots=True)
class _Mover:
    """Takes values over into the new text: what lies in the sentence with it, other words by their own context."""

    sentence: Match

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


def _moved(decision: Decision, place: Place, mover: _Mover) -> Decision:
    """Return the decision about the claim in that place; what its author saw must be there where it settles a value."""
    settles_seen = decision.verdict != "set" and not (decision.verdict == "reject" and decision.field is None)
    try:
        seen = _seen(decision, mover.value)
    except _LostError:
        if settles_seen:
            raise
        seen = None
    at = place if decision.place else None
    return replace(decision, claim_id=place.claim_id, value=mover.value(decision.value), seen=seen, place=at)


def _seen(decision: Decision, move: Callable[[Value], Value]) -> str | None:
    if decision.seen is None:
        return None
    values = {name: move(value) for name, value in seen_values(decision).items()}
    if decision.field is not None:
        return write(values[decision.field])
    return write_all(values)
