"""The encoder as a reader: it finds the anchors in many texts at once, for other readers to make something of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from foedus.model import Anchor, Span
from foedus.readers.contract import Reading
from foedus.readers.encoder.chains import Scores, stretches
from foedus.readers.encoder.heads import Head, heads
from foedus.readers.encoder.network import encode, version
from foedus.readers.encoder.windows import Window, pieces_of, windows
from foedus.readers.encoder.words import Words, in_words

__all__ = ["Encoder"]


class Encoder:
    """Find cues and the anchors of claims with the words in their roles, without a parse; by all heads or by these."""

    name = "encoder"
    reads: tuple[str, ...] = ()
    writes = "anchors"

    def __init__(self, given: Sequence[Head] | None = None) -> None:
        self._given = given

    @property
    def version(self) -> str:
        """A hash of the weights."""
        return version()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its anchors."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read many texts in order, so many at once."""
        rest = iter(readings)
        while batch := list(islice(rest, batch_size)):
            yield from _read(batch, heads() if self._given is None else self._given)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A window of a text with the states of its words."""

    text: int
    words: Words
    window: Window
    states: Scores

    def owns(self, start: int) -> bool:
        """Tell whether what begins at a word of the window is this window's to find."""
        return self.window.own_start <= self.window.start + start < self.window.own_end

    def span(self, start: int, end: int) -> Span:
        """Return where words of the window stand in the text."""
        first, last = self.window.start + start, self.window.start + end - 1
        return Span(int(self.words.starts[first]), int(self.words.ends[last]))


def _read(readings: Sequence[Reading], by: Sequence[Head]) -> Iterator[Reading]:
    seen = [
        _Seen(place, words, window, encode(words, window)[1 + pieces_of(words, window)[1]])
        for place, reading in enumerate(readings)
        for words in [in_words(reading.text.content, reading.layout)]
        for window in windows(words)
    ]
    found: list[list[Anchor]] = [[] for _ in readings]
    for head in by if seen else ():
        for place, anchor in _anchors(head, seen):
            found[place].append(anchor)
    for reading, anchors in zip(readings, found, strict=True):
        yield replace(reading, anchors=tuple(sorted(anchors, key=lambda anchor: (anchor.span, anchor.kind))))


def _anchors(head: Head, seen: Sequence[_Seen]) -> Iterator[tuple[int, Anchor]]:
    """Yield what a head finds, with the text that it stands in."""
    spotted = [
        (one, place, likely)
        for one, windowed in zip(seen, head.anchors([one.states for one in seen]), strict=True)
        for place, likely in windowed
        if one.owns(place.start)
    ]
    around = head.around([place for _, place, _ in spotted])
    for (one, place, likely), (chains, values) in zip(spotted, around, strict=True):
        low, roles = place.reach[0], []
        for chain, tags in chains.items():
            names = head.chains[chain]
            roles += [(names[role - 1], one.span(low + start, low + end)) for role, start, end in stretches(tags)]
        span = one.span(place.start, place.end)
        yield one.text, Anchor(head.kinds[place.kind], span, tuple(roles), values, round(likely, 3))
