"""Pin words to their place in a text, and find the place again from the words."""

from foedus.errors import EvidenceError
from foedus.model import Evidence, Span, Text, Words

__all__ = ["CONTEXT", "evidence", "verify", "words"]

CONTEXT = 32  # code points kept before and after, as Hypothesis and W3C Web Annotation's examples do


def words(text: str, start: int, end: int) -> Words:
    """Return the words at that stretch of the text."""
    span = Span(start, end)
    return Words(span, span.of(text))


def verify(text: Text, piece: Words) -> None:
    """Make sure that the words stand where they say; EvidenceError if they do not, or there are none."""
    start, end = piece.span.start, piece.span.end
    if start == end:
        raise EvidenceError(f"there are no words at {start}..{end} of {text.id}")
    if piece.span.of(text.content) != piece.text:
        raise EvidenceError(f"the words {piece.text!r} do not stand at {start}..{end} of {text.id}")


def evidence(text: Text, piece: Words) -> Evidence:
    """Return the words as evidence with their context; EvidenceError if they do not stand there, or there are none."""
    verify(text, piece)
    start, end = piece.span.start, piece.span.end
    prefix = text.content[max(0, start - CONTEXT) : start]
    return Evidence(text.id, piece.span, piece.text, prefix, text.content[end : end + CONTEXT])
