"""A sentence of the stream: a template with its slots filled, and where in it every claim and every slot stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

__all__ = ["Filled", "Mark", "Sentence", "fill"]

_PARTS = re.compile(
    r"\{(?P<slot>[^}]+)\}|<(?P<kind>\w+(?:/\w+)?):|(?P<end>>)|(?P<open>\[)|(?P<close>\])|(?P<plain>[^{<>\[\]]+)"
)

STOPS = ".,;:'’"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a slot was filled with: words, and what they mean.

    `party`, `name` and `type` are of an actor, `edtf` of a date. `within` are the actors in a list, by place in it.
    """

    text: str
    party: str = ""
    name: str | None = None
    type: str = ""
    edtf: str | None = None
    within: tuple[tuple[int, "Filled"], ...] = ()

    def raised(self) -> "Filled":
        """Return the same with a capital."""
        return replace(self, text=self.text[:1].upper() + self.text[1:])


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the sentence: a claim's anchor of that `kind`, a piece of what is said, or a slot's words."""

    kind: str
    start: int
    end: int
    filled: Filled | None = None

    def moved(self, by: int) -> "Mark":
        """Return the same, so many characters on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence and what stands where in them."""

    text: str
    anchors: tuple[Mark, ...] = ()
    said: tuple[Mark, ...] = ()
    slots: tuple[Mark, ...] = ()

    def slot(self, *names: str) -> Mark | None:
        """Return the first filled slot of the first of these names that the sentence has."""
        return next((mark for name in names for mark in self.slots if mark.kind == name), None)


@dataclass(slots=True)
class _Draft:
    text: str = ""
    anchors: list[Mark] = field(default_factory=list)
    said: list[Mark] = field(default_factory=list)
    slots: list[Mark] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def add(self, plain: str) -> None:
        """Add words; a comma that ends an apposition gives way to another stop."""
        if self.text.endswith(",") and plain[0] in STOPS and self.slots:
            self.text = self.text[:-1]
            last = self.slots[-1]
            self.slots[-1] = replace(last, end=min(last.end, len(self.text)))
        self.text += plain

    def close(self, into: list[Mark]) -> None:
        kind, start = self.opened.pop()
        into.append(Mark(kind, start, len(self.text)))


def fill(template: str, resolve: Callable[[str, str], Filled]) -> Sentence:
    """Return the template as a sentence; `resolve` is asked for each slot by name and form, and a capital raises it."""
    draft = _Draft()
    for part in _PARTS.finditer(template):
        match part.lastgroup:
            case "slot":
                _add_slot(draft, part["slot"], resolve)
            case "kind":
                draft.opened.append((part["kind"], len(draft.text)))
            case "end":
                draft.close(draft.anchors)
            case "open":
                draft.opened.append(("said", len(draft.text)))
            case "close":
                draft.close(draft.said)
            case _:
                draft.add(part["plain"])
    if draft.opened:
        raise ValueError(f"a mark is not closed in {template!r}")
    return Sentence(draft.text, tuple(draft.anchors), tuple(draft.said), tuple(draft.slots))


def _add_slot(draft: _Draft, written: str, resolve: Callable[[str, str], Filled]) -> None:
    name, _, form = written.partition(".")
    filled = resolve(name.lower(), form.lower())
    if name[0].isupper() or form[:1].isupper():
        filled = filled.raised()
    start = len(draft.text)
    draft.text += filled.text
    draft.slots.append(Mark(name.lower(), start, len(draft.text), filled))
