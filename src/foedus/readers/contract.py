"""What every reader is: a callable from a reading to a reading that knows one layer more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, runtime_checkable

from spacy.tokens import Doc, Token

from foedus.model import Anchor, Attribution, Claim, Mention, Text, Timex
from foedus.text import Layout, Turn, layout, turns

__all__ = ["LAYERS", "BatchReader", "Reader", "Reading"]

LAYERS = ("parse", "anchors", "times", "mentions", "attributions", "claims")


@dataclass(frozen=True)
class Reading:
    """A text on its way down the line of readers, with what they have found so far.

    `published` is the date that relative dates count from, `language` the ISO 639-1 code of the line that reads it.
    `parse` is spaCy's Doc over the text with line breaks inside paragraphs as spaces, so that a token's `idx` is its
    offset in the text. `anchors` are what the encoder found, None if it has not read.
    """

    text: Text
    published: date | None = None
    parse: Doc | None = None
    anchors: tuple[Anchor, ...] | None = None
    times: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    language: str = "en"

    @property
    def doc(self) -> Doc:
        """The parse; it is a programming error to ask before the parser has read."""
        if self.parse is None:
            raise RuntimeError("a reader that reads 'parse' was called before the parser")
        return self.parse

    @property
    def layout(self) -> Layout:
        """The paragraphs and asides of the text."""
        return layout(self.text.content)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of a transcript, none of another text."""
        return turns(self.text.content, self.layout)

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {mention.head: mention for mention in self.mentions}

    def mention_at(self, token: Token) -> Mention | None:
        """Return the mention whose head is that token, if there is one."""
        return self._by_head.get(token.i)


@runtime_checkable
class Reader(Protocol):
    """A reader of one layer.

    `name` and `version` go into the record with what it found; raise the version whenever its findings may change.
    `reads` are the layers that must be there before, `writes` the layer it adds. The constructor stores settings and
    does nothing else; the call returns the reading with its layer added and touches nothing.
    """

    @property
    def name(self) -> str:
        """What the record calls the reader."""
        ...

    @property
    def version(self) -> str:
        """Which findings it makes."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """The layers that must be there before."""
        ...

    @property
    def writes(self) -> str:
        """The layer that it adds."""
        ...

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with the layer `writes` added."""
        ...


@runtime_checkable
class BatchReader(Reader, Protocol):
    """A reader that is faster over many texts at once."""

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read many in order, holding no more than a batch of them."""
        ...
