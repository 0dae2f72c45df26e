"""Find what stands in quotation marks: straight, curly, doubled single marks, guillemets; over several paragraphs."""

import re
from collections.abc import Iterable

from foedus.model import Span

__all__ = ["quoted"]

MARKS = re.compile(r"[\"“”„«»]|''|``|’’|‘‘")
ALWAYS_OPEN = frozenset({"“", "„", "«", "``", "‘‘"})
ALWAYS_CLOSED = frozenset({"”", "»", "’’"})


def quoted(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """Return what is quoted in those paragraphs, marks included, in order.

    A quotation left open at the end of a paragraph ends there, whether or not the next paragraph takes it up again.
    """
    return [quotation for paragraph in paragraphs for quotation in _pairs(text, paragraph)]


def _pairs(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened = None
    for mark in MARKS.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, mark, opened is not None)
        if opens and opened is None:
            opened = mark.start()
        elif not opens and opened is not None:
            found.append(Span(opened, mark.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened, paragraph.end))
    return found


def _opens(text: str, mark: re.Match[str], inside: bool) -> bool:
    if mark.group() in ALWAYS_OPEN:
        return True
    if mark.group() in ALWAYS_CLOSED:
        return False
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    free_before = not before or before.isspace() or before in "([—–-/‘'"
    free_after = not after or after.isspace() or after in ")].,;:!?—–-"
    return free_before if free_before != free_after else not inside
