"""What readers find in a text on the way to claims: anchors, times, mentions of actors, attributions."""

from dataclasses import dataclass
from datetime import date

from foedus.model.actor import Actor
from foedus.model.span import Span

__all__ = ["Anchor", "Attribution", "Mention", "Timex"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that trigger an attribution ("cue") or a claim of some kind, and the stretches that have each role.

    `values` are the names and values of fields that no words of the text fill. `confidence` is how likely it is that
    there is such an anchor there.
    """

    kind: str
    span: Span
    roles: tuple[tuple[str, Span], ...]
    values: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0

    def all(self, role: str) -> tuple[Span, ...]:
        """Return the stretches that have the role, in order."""
        return tuple(span for name, span in self.roles if name == role)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 type (DATE, TIME, DURATION, SET) and value, and EDTF where it names a date.

    `value` is ISO 8601 as TIMEX3 writes it ("2023-11-14", "P2D", "2023-W46", "PRESENT_REF"); `edtf` is the same
    point or stretch for the record, None for sets, vague times, and durations unless they lead to a day ("two days
    after the summit"). `against` is the day that it was counted from, None where the words say all. What is written
    from one date to another has both in `ends`, since TIMEX3 writes it as two.
    """

    span: Span
    type: str
    value: str
    edtf: str | None = None
    against: date | None = None
    ends: "tuple[Timex, ...]" = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that stands for an actor. `head` is the index of its head token in the parse."""

    span: Span
    head: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is given as the source of some words or thought: source, cue, content (each may be in pieces).

    `cue_head` and `source_head` are token indices in the parse; `lemma` is the cue's entry in the lexicon.
    """

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue_head: int = -1
    source_head: int = -1
    lemma: str = ""
    confidence: float = 1.0
