"""What stands in quotation marks in a Russian text, where the same guillemets may stand in one another."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from foedus.model import Span
from foedus.text import quoted

__all__ = ["Quotes"]

OPEN, CLOSE = "«", "»"


class Quotes:
    """The quotations of one text, the outermost marks of each, in order."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text = text
        self.spans = [span for paragraph in paragraphs for span in _found(text, paragraph)]
        self._starts = [span.start for span in self.spans]

    def around(self, offset: int) -> Span | None:
        """Return the quotation that an offset lies in, its marks included."""
        place = bisect_right(self._starts, offset) - 1
        return self.spans[place] if place >= 0 and offset < self.spans[place].end else None

    def closing_before(self, offset: int, near: str) -> Span | None:
        """Return the quotation that ends before an offset with no more than such marks in between."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.spans[place].end > offset:
            return None
        between = self._text[self.spans[place].end : offset]
        return None if between.strip(near) else self.spans[place]

    def opening_after(self, offset: int, near: str) -> Span | None:
        """Return the quotation that begins behind an offset with no more than such marks in between."""
        place = bisect_right(self._starts, offset - 1)
        if place == len(self.spans):
            return None
        between = self._text[offset : self.spans[place].start]
        return None if between.strip(near) else self.spans[place]


def _found(text: str, paragraph: Span) -> Iterator[Span]:
    words = paragraph.of(text)
    if OPEN not in words:
        yield from quoted(text, [paragraph])
        return
    opened: list[int] = []
    inner: list[Span] = []
    for at, letter in enumerate(words, paragraph.start):
        if letter == OPEN:
            opened.append(at)
        elif letter == CLOSE and opened:
            span = Span(opened.pop(), at + 1)
            inner = [one for one in inner if one.start < span.start] + [span]
            if not opened:
                yield from inner
                inner = []
    yield from inner  # of marks that were never closed
