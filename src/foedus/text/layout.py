"""How a text is laid out: its paragraphs, and the asides in them that are no part of the prose.

A headline, a byline, a dateline and the name of the outlet in brackets at the end make no claims (codebook, rule 4).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from foedus.model import Span

__all__ = ["Layout", "layout", "soften"]

WRAPPED_LINE = range(30, 101)  # a line of this length that ends without a stop is wrapped, not ended
SENTENCE_END = tuple('.?!:;"”’)…')
HEADLINE_LENGTH = 140
REMEMBERED = 64  # texts: those of two batches, since each reader of a line asks again

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_CREDITS = re.compile(r"(?:\s*\([^()\n]{2,60}\)[.,]?)+\s*$")
_DATELINE = re.compile(  # "ACCRA — ", "ACCRA, May 3 (Agency) - ", "Accra (Agency) – "
    r"(?:[A-Z][A-Z.'’ -]+(?:, [^—–()\n]{2,30})?(?: \([^()\n]{2,40}\))?"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [^—–()\n]{2,30})? \([A-Z][^()\n]{1,40}\)) (?:—|–|--?) "
)
_OUTLET = re.compile(
    r"[A-Z][\w.'’-]*(?: (?:of|the|and|[A-Z][\w.'’-]*)){0,5} — (?=[A-Z“\"])"
)  # before the first sentence
_LAST_STOP = re.compile(r"[.?!\"”…]\s*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a text in order, and the stretches of them that are asides."""

    paragraphs: tuple[Span, ...]
    asides: tuple[Span, ...]

    def past_asides(self, span: Span, text: str) -> Span | None:
        """Return the span without the aside that it begins in, None where nothing is left of it."""
        start = next((aside.end for aside in self.asides if aside.start <= span.start < aside.end), span.start)
        while start > span.start and start < span.end and text[start].isspace():
            start += 1
        return Span(start, span.end) if start < span.end else None

    def is_aside(self, span: Span) -> bool:
        """Tell whether the span lies in an aside."""
        return any(aside.covers(span) for aside in self.asides)


@lru_cache(maxsize=REMEMBERED)
def layout(text: str) -> Layout:
    """Find paragraphs (blank lines, indents, ended lines) and asides (headline, dateline, credits)."""
    paragraphs = tuple(_paragraphs(text))
    return Layout(paragraphs, tuple(_asides(text, paragraphs)))


def soften(text: str, found: Layout) -> str:
    """Return the text with the line breaks inside paragraphs as spaces, every offset unchanged."""
    pieces, at = [], 0
    for paragraph in found.paragraphs:
        pieces.append(text[at : paragraph.start])
        pieces.append(paragraph.of(text).replace("\n", " ").replace("\t", " "))
        at = paragraph.end
    pieces.append(text[at:])
    return "".join(pieces)


def _paragraphs(text: str) -> list[Span]:
    found: list[Span] = []
    start = None
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            if start is not None:
                found.append(_trimmed(text, start, match.start()))
                start = None
            continue
        if start is not None and line[:1] in " \t":
            found.append(_trimmed(text, start, match.start()))
            start = None
        if start is None:
            start = match.start()
        if not _runs_on(line):
            found.append(_trimmed(text, start, match.end()))
            start = None
    if start is not None:
        found.append(_trimmed(text, start, len(text)))
    return found


def _runs_on(line: str) -> bool:
    stripped = line.rstrip()
    return len(stripped) in WRAPPED_LINE and not stripped.endswith(SENTENCE_END)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _asides(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    found: list[Span] = []
    for place, paragraph in enumerate(paragraphs):
        words = paragraph.of(text)
        first_of_many = place == 0 and len(paragraphs) > 1
        if first_of_many and len(words) <= HEADLINE_LENGTH and not _LAST_STOP.search(words):
            found.append(paragraph)
            continue
        if dateline := _DATELINE.match(words) or (None if found or place else _OUTLET.match(words)):
            found.append(_trimmed(text, paragraph.start, paragraph.start + dateline.end()))
        credits = _CREDITS.search(words)
        if credits and credits.start() > 0 and _LAST_STOP.search(words[: credits.start()]):
            found.append(_trimmed(text, paragraph.start + credits.start(), paragraph.end))
    return found
