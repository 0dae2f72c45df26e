"""Small pieces of text that every table and page writes in the same way."""

from collections.abc import Iterable

from rich.text import Text

from foedus.wording import NOTHING, counted, dated, qualifiers, quoted, short

__all__ = ["NOTHING", "counted", "dated", "dim", "listed", "qualifiers", "quoted", "short"]


def listed(items: Iterable[object]) -> str:
    """Return the items with commas between them, a dash for none."""
    return ", ".join(map(str, items)) or NOTHING


def dim(words: str) -> Text:
    """Return words that stand back."""
    return Text(words, style="dim")
