"""Numbers as SQL has them: lists, of which an empty one is what nothing is in, and shares, in thousandths."""

from collections.abc import Collection, Iterable

__all__ = ["listed", "marks", "thousandths"]

NOTHING = "NULL"


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as SQL lists them."""
    return ", ".join(f"{nr:d}" for nr in numbers) or NOTHING


def marks(values: Collection[object]) -> str:
    """Return the marks for so many values."""
    return ", ".join("?" * len(values)) or NOTHING


def thousandths(share: float) -> int:
    """Return a share as it is kept, which is 0 only where there is none; what is not less than another stays so."""
    return round(1000 * share) or int(share > 0)
