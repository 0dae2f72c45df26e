"""The kinds of claim, read from the data files beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.errors import KnowledgeError

__all__ = ["Kind", "Slot", "kind", "kinds"]

SLOT_TYPES = ("actor", "actors", "code", "codes", "words", "pieces", "date", "value")
ORDER = (
    "statement", "meeting", "attendance", "demand", "obligation", "responsibility", "standing", "posture", "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that claims of a kind have. `values` is the controlled vocabulary of a `value` slot.

    `default` is the value that holds where a person who adds a claim says nothing of the field.
    """

    name: str
    type: str
    says: str
    required: bool = False
    values: tuple[str, ...] = ()
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim: what it says, and its fields in order."""

    name: str
    says: str
    slots: tuple[Slot, ...]

    def slot(self, name: str) -> Slot:
        """Return the field of that name; KnowledgeError if the kind has none."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        names = ", ".join(slot.name for slot in self.slots)
        raise KnowledgeError(f"a {self.name} has no field {name!r}", f"its fields are {names}")


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the codebook's order."""
    return tuple(_load(name) for name in ORDER)


def kind(name: str) -> Kind:
    """Return the kind of that name; KnowledgeError if there is none."""
    for found in kinds():
        if found.name == name:
            return found
    raise KnowledgeError(f"no kind of claim is called {name!r}", f"the kinds are {', '.join(ORDER)}")


def _load(name: str) -> Kind:
    data = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    slots = tuple(
        Slot(
            slot, row["type"], row["says"], row.get("required", False), tuple(row.get("values", ())), row.get("default")
        )
        for slot, row in data["fields"].items()
    )
    for slot in slots:
        if slot.type not in SLOT_TYPES:
            raise KnowledgeError(f"kinds/{name}.toml, field {slot.name}: no type {slot.type!r}")
    return Kind(name, data["says"], slots)
