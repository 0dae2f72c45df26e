"""Stretches of tokens, half-open, and what one does with them: join, cut, trim, turn into characters."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from foedus.model import Span

__all__ = ["Stretch", "cut", "joined", "of_subtree", "to_span", "trimmed"]

Stretch = tuple[int, int]

LOOSE = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "...", "…"})  # no part of a content at its edge


def of_subtree(token: Token) -> Stretch:
    """Return the stretch that the token and all its dependents lie in."""
    return token.left_edge.i, token.right_edge.i + 1


def cut(stretches: Iterable[Stretch], away: Stretch) -> tuple[Stretch, ...]:
    """Return the stretches without the one to take away."""
    pieces = []
    for start, end in stretches:
        pieces += [(start, min(end, away[0])), (max(start, away[1]), end)]
    return joined(piece for piece in pieces if piece[0] < piece[1])


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def trimmed(doc: Doc, stretch: Stretch) -> Stretch | None:
    """Return the stretch without loose punctuation, spaces and a last "and", None if nothing is left."""
    start, end = stretch
    while start < end and (doc[start].text in LOOSE or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].text in LOOSE or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    return (start, end) if start < end else None


def to_span(doc: Doc, stretch: Stretch) -> Span:
    """Return the characters from the first token of the stretch to its last."""
    last = doc[stretch[1] - 1]
    return Span(doc[stretch[0]].idx, last.idx + len(last))
