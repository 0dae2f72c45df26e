"""The line of readers that a text goes down, in order."""

from collections.abc import Iterable, Iterator

from foedus.knowledge import Knowledge
from foedus.readers.attribution import AttributionReader
from foedus.readers.claims import ClaimReader
from foedus.readers.contract import Reader, Reading
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser
from foedus.readers.times import TimeReader

__all__ = ["Line"]


class Line:
    """A fixed line of readers, parsing in batches and handing each reading down in turn."""

    def __init__(self, *readers: Reader, knowledge: Knowledge | None = None) -> None:
        self.parser = Parser()
        self.readers = readers or default_readers(knowledge)
        self._given = knowledge

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """Each reader's name and version, in order, and that of the knowledge that they rest on."""
        readers = tuple((reader.name, reader.version) for reader in (self.parser, *self.readers))
        knowledge = self._given or Knowledge.load()
        return (*readers, ("knowledge", knowledge.version))

    @property
    def _needs_parse(self) -> bool:
        """Times alone are read without a parse, thirty times as fast."""
        return any(self.parser.writes in reader.reads for reader in self.readers)

    def __call__(self, reading: Reading) -> Reading:
        """Read one text."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read many texts in order, holding no more than a batch of them."""
        parsed = self.parser.pipe(readings, batch_size=batch_size) if self._needs_parse else readings
        for reading in parsed:
            for reader in self.readers:
                reading = reader(reading)
            yield reading


def default_readers(knowledge: Knowledge | None = None) -> tuple[Reader, ...]:
    """Return the readers that foedus reads with, after the parser."""
    return (TimeReader(), MentionReader(knowledge), AttributionReader(), ClaimReader(knowledge))
