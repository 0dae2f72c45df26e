"""Attributions out of the anchors that the encoder has found."""

from collections.abc import Iterator

from spacy.tokens import Doc

from foedus.model import Anchor, Attribution, Span
from foedus.readers.attribution.stretch import to_span, trimmed
from foedus.readers.grammar import head_of

__all__ = ["learned"]

CUE = "cue"  # the kind of anchor that attributes


def learned(doc: Doc, anchors: tuple[Anchor, ...]) -> Iterator[Attribution]:
    """Yield the attributions of the cues among the anchors, in order, pinned to the parse."""
    for anchor in anchors:
        if anchor.kind == CUE:
            cue, source = head_of(doc, anchor.span), anchor.all("source")
            yield Attribution(
                cue=(anchor.span,),
                content=tuple(_loosened(doc, piece) for piece in anchor.all("content")),
                source=source[:1],
                cue_head=cue.i,
                source_head=head_of(doc, source[0]).i if source else -1,
                lemma=cue.lemma_.lower(),
                confidence=anchor.confidence,
            )


def _loosened(doc: Doc, piece: Span) -> Span:
    tokens = doc.char_span(piece.start, piece.end, alignment_mode="contract")
    kept = trimmed(doc, (tokens.start, tokens.end)) if tokens is not None else None
    return to_span(doc, kept) if kept else piece
