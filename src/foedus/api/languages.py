"""What is said of documents that are in the record but in a language that is not read."""

from collections.abc import Sequence

from foedus.text.languages import extra_for, language_name
from foedus.wording import counted

__all__ = ["unread_told"]


def unread_told(unread: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """Return how many documents of which languages were not read, and what to do about it, "" for nothing.

    "12 documents in French, 3 in Armenian".
    """
    counts = [f"{number:,} in {language_name(code)}" for code, number in unread[1:]]
    first = [f"{counted(number, 'document')} in {language_name(code)}" for code, number in unread[:1]]
    extras = [(language_name(code), extra) for code, _ in unread if (extra := extra_for(code))]
    remedy = "; ".join(f"to read {name}: pip install 'foedus[{extra}]', then read again" for name, extra in extras)
    return ", ".join(first + counts), remedy
