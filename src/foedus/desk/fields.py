"""The fields of a claim as a form asks for them, and what a form says of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.api import slots
from foedus.desk.wording import field_value
from foedus.model import Claim, Slot

__all__ = ["Input", "changed", "filled", "inputs"]

FIELD, WAS = "f-", "was-"  # before the name of a field: what it is to be, and what it was
QUOTE = "quote"
_LONG = frozenset({"words", "pieces"})
_PARTIES = frozenset({"actor", "actors", "code", "codes"})
_SEVERAL = frozenset({"actors", "codes", "pieces"})


@dataclass(frozen=True, slots=True)
class Input:
    """One field: `value` is what stands in it, as a person would write it."""

    slot: Slot
    value: str = ""

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.slot.name

    @property
    def is_long(self) -> bool:
        """Whether it holds words of the text, which take some room."""
        return self.slot.type in _LONG

    @property
    def is_party(self) -> bool:
        """Whether states and organisations are offered for it."""
        return self.slot.type in _PARTIES

    @property
    def hint(self) -> str:
        """What to write where nothing stands yet."""
        if self.slot.type == "date":
            return "2031-04-15"
        return "several parted by ;" if self.slot.type in _SEVERAL else ""


def inputs(kind: str, claim: Claim | None = None, *, said: Mapping[str, str] | None = None) -> tuple[Input, ...]:
    """Return the fields of a kind: as a claim has them, as a form `said` them, or at their defaults."""
    if claim is None:
        given = said or {}
        return tuple(Input(slot, given.get(slot.name, slot.default or "")) for slot in slots(kind))
    now = {field.name: field.value for field in (*claim.fields, *claim.common())}
    return tuple(Input(slot, field_value(value) if (value := now.get(slot.name)) else "") for slot in slots(kind))


def filled(form: Mapping[str, str]) -> dict[str, str]:
    """Return what a form says of each field, by name; nothing of one that it leaves empty."""
    found = {name.removeprefix(FIELD): value.strip() for name, value in form.items() if name.startswith(FIELD)}
    return {name: value for name, value in found.items() if value}


def changed(form: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that whoever sent the form has changed, "" for one that was emptied."""
    found = {name.removeprefix(FIELD): value for name, value in form.items() if name.startswith(FIELD)}
    return {name: value.strip() for name, value in found.items() if value.split() != form.get(WAS + name, "").split()}
