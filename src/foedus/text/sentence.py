"""The sentences that some words stand in, found by their stops: enough to show words in, and needs no parser."""

import re

from foedus.model import Span
from foedus.text.layout import layout

__all__ = ["sentence_of"]

_STOP = re.compile(r"[.?!…][\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")


def sentence_of(text: str, piece: Span) -> Span:
    """Return the stretch of the sentences that the piece stands in, inside its paragraph."""
    paragraph = next((found for found in layout(text).paragraphs if found.covers(piece)), piece)
    stops = [match.end() + paragraph.start for match in _STOP.finditer(paragraph.of(text))]
    start = max((stop for stop in stops if stop <= piece.start), default=paragraph.start)
    end = min((stop for stop in stops if stop >= piece.end), default=paragraph.end)
    while end > piece.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
