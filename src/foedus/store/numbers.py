"""Numbers of rows in a statement of SQL."""

from collections.abc import Iterable

__all__ = ["listed"]


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as SQL lists them."""
    return ", ".join(f"{nr:d}" for nr in numbers)
