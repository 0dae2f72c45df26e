"""Values as the words that a cell of a text file or a spreadsheet shows."""

from datetime import date

from foedus.api import Cell

__all__ = ["BETWEEN", "harmless", "shown"]

BETWEEN = " | "  # the items of a list
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def shown(value: Cell) -> str:
    """Return the value as words: a list with bars between its items, a day in ISO 8601, nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return BETWEEN.join(value)
        case date():
            return value.isoformat()
    return str(value)


def harmless(value: Cell) -> str:
    """Return the value as words that no spreadsheet runs as a formula: an apostrophe before what looks like one."""
    words = shown(value)
    is_words = isinstance(value, str | list)
    return f"'{words}" if is_words and words.startswith(_FORMULAS) else words
