"""Whose turn it is to speak in a transcript: "PESKOV: We have seen it."."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from foedus.text import Turn, place_in

__all__ = ["Turns", "label_of"]


class Turns:
    """The turns of one text by the tokens in them."""

    def __init__(self, doc: Doc, turns: Sequence[Turn]) -> None:
        self._doc = doc
        self._turns = turns

    def at(self, token: Token) -> Token | None:
        """Return the last word of the label of the turn that the token is in, None outside a transcript."""
        place = place_in(self._turns, token.idx)
        if place is None or not self._turns[place].label.end <= token.idx < self._turns[place].end:
            return None
        return self._labels[place]

    @cached_property
    def _labels(self) -> list[Token | None]:
        return [label_of(self._doc, turn) for turn in self._turns]


def label_of(doc: Doc, turn: Turn) -> Token | None:
    """Return the last word of the label that tells whose turn it is."""
    first = bisect_left(doc, turn.named.start, key=lambda token: token.idx)
    label = (token for token in doc[first : first + len(turn.named)] if token.idx < turn.named.end)
    words = [token for token in label if any(map(str.isalpha, token.text))]  # "Q." is one token
    return words[-1] if words else None
