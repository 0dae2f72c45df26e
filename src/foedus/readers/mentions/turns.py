"""Whose turn it is to speak in a transcript: "PESKOV: We have seen it."."""

from functools import cached_property

from spacy.tokens import Doc, Token

__all__ = ["Turns"]

LONGEST_LABEL = 6  # tokens before the colon


class Turns:
    """The turns of one text, found when first asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def at(self, token: Token) -> Token | None:
        """Return the last word of the label of the turn that the token is in, None outside a transcript."""
        return next((label for label in reversed(self._labels) if label.i < token.i), None)

    @cached_property
    def _labels(self) -> list[Token]:
        """The last words of labels in capitals that open a sentence."""
        found = []
        for colon in self._doc:
            if colon.text != ":" or colon.i == 0:
                continue
            start = colon.i - 1
            while start > 0 and colon.i - start < LONGEST_LABEL and not self._doc[start].is_sent_start:
                start -= 1
            words = [token for token in self._doc[start : colon.i] if token.is_alpha]
            if self._doc[start].is_sent_start and words and all(word.is_upper for word in words):
                found.append(words[-1])
        return found
