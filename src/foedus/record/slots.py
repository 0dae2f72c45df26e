"""The fields that a claim can have: those of its kind, and those that every claim has."""

from functools import cache

from foedus.errors import KnowledgeError
from foedus.model import ACTUAL, AFFIRMED, MODALITIES, POLARITIES, Slot, Value, kind

__all__ = ["COMMON", "blank", "slot", "slots"]

COMMON = (
    Slot("quote", "words", "the shortest words that support the whole claim", required=True),
    Slot(
        "polarity", "value", "whether the text affirms or denies it", required=True, values=POLARITIES, default=AFFIRMED
    ),
    Slot(
        "modality",
        "value",
        "whether it is so, or planned, possible, wanted",
        required=True,
        values=MODALITIES,
        default=ACTUAL,
    ),
    Slot("by", "actors", "whose word it is, from the outermost speaker in"),
    Slot("date", "date", "when the thing said happened, holds or is planned for"),
)

_LISTS = frozenset({"actors", "codes", "pieces"})


@cache
def slots(kind_name: str) -> tuple[Slot, ...]:
    """Return every field that a claim of that kind can have, the common ones last."""
    return kind(kind_name).slots + COMMON


def slot(kind_name: str, field: str) -> Slot:
    """Return one field of a kind or of every claim; KnowledgeError if there is no such field."""
    for found in slots(kind_name):
        if found.name == field:
            return found
    names = ", ".join(found.name for found in slots(kind_name))
    raise KnowledgeError(f"a {kind_name} has no field {field!r}", f"its fields are {names}")


def blank(found: Slot) -> Value:
    """Return the empty value of a field: no items for a list, else None."""
    return () if found.type in _LISTS else None
