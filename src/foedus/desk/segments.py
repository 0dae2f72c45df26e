"""A text cut where claims begin and end, so that each piece is marked as a whole, however claims overlap."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.model import Span

__all__ = ["LEFT_OUT", "Segment", "excerpts", "segments"]

LEFT_OUT = " … "


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text in which no claim begins or ends. `claims` are those that cover it, the shortest first."""

    span: Span
    text: str
    claims: tuple[str, ...] = ()


def segments(text: str, claims: Mapping[str, Span], within: Span | None = None) -> tuple[Segment, ...]:
    """Return the stretch of the text (all of it, for None) in segments, which together are its words.

    `claims` are spans of the text by the ids of claims; what of them lies outside the stretch is left out. Of claims
    of one length those that stand first in `claims` come first.
    """
    whole = Span(0, len(text)) if within is None else within
    covering = {name: span for name, span in claims.items() if len(span) and span.overlaps(whole)}
    edges = sorted({whole.start, whole.end, *_edges(covering.values(), whole)})
    return tuple(_segments(text, covering, edges))


def excerpts(pieces: Iterable[Segment], ends: Mapping[str, int]) -> Iterator[Segment]:
    """Yield of the segments what claims stand on, up to their `ends`, with an ellipsis where words are left out.

    Nothing is yielded where no claim stands on any of them.
    """
    left_out = any_kept = False
    for one in pieces:
        end = max((ends.get(name, one.span.start) for name in one.claims), default=one.span.start)
        kept = one.text[: max(0, end - one.span.start)]
        if kept:
            if left_out:
                yield Segment(Span(one.span.start, one.span.start), LEFT_OUT)
            yield replace(one, text=kept)
            any_kept = True
            left_out = False
        left_out = left_out or bool(one.text[len(kept) :].strip())
    if left_out and any_kept:
        yield Segment(Span(0, 0), LEFT_OUT)


def _edges(spans: Iterable[Span], whole: Span) -> Iterator[int]:
    for span in spans:
        yield max(span.start, whole.start)
        yield min(span.end, whole.end)


def _segments(text: str, claims: Mapping[str, Span], edges: list[int]) -> Iterator[Segment]:
    by_length = sorted(claims, key=lambda name: len(claims[name]))
    for start, end in pairwise(edges):
        span = Span(start, end)
        yield Segment(span, span.of(text), tuple(name for name in by_length if claims[name].covers(span)))
