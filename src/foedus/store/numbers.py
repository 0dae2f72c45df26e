"""Lists in a statement of SQL, of which an empty one is what nothing is in."""

from collections.abc import Collection, Iterable

__all__ = ["listed", "marks"]

NOTHING = "NULL"


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as SQL lists them."""
    return ", ".join(f"{nr:d}" for nr in numbers) or NOTHING


def marks(values: Collection[object]) -> str:
    """Return the marks for so many values."""
    return ", ".join("?" * len(values)) or NOTHING
