"""The line of readers that a text goes down, in order."""

from collections.abc import Iterable, Iterator

from foedus.knowledge import Knowledge
from foedus.readers.attribution import AttributionReader
from foedus.readers.claims import ClaimReader
from foedus.readers.contract import BatchReader, Reader, Reading
from foedus.readers.encoder import Encoder, is_installed
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser
from foedus.readers.times import TimeReader

__all__ = ["Line"]


class Line:
    """A fixed line of readers, each handed what those before it have found."""

    def __init__(self, *readers: Reader, knowledge: Knowledge | None = None) -> None:
        self.readers = readers or default_readers(knowledge)
        self._given = knowledge

    @property
    def knowledge(self) -> Knowledge:
        """Who is who, as the readers have it."""
        return self._given or Knowledge.load()

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """Each reader's name and version, in order, and that of the knowledge that they rest on."""
        readers = tuple((reader.name, reader.version) for reader in self.readers)
        return (*readers, ("knowledge", self.knowledge.version))

    @property
    def is_learned(self) -> bool:
        """Tell whether the encoder reads too, and not rules alone."""
        return any(isinstance(reader, Encoder) for reader in self.readers)

    def __call__(self, reading: Reading) -> Reading:
        """Read one text."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read many texts in order, holding no more than a batch of them."""
        for reader in self.readers:
            if isinstance(reader, BatchReader):
                readings = reader.pipe(readings, batch_size=batch_size)
            else:
                readings = map(reader, readings)
        yield from readings


def default_readers(knowledge: Knowledge | None = None) -> tuple[Reader, ...]:
    """Return the readers that foedus reads with; without the network's files, rules alone."""
    encoder = (Encoder(),) if is_installed() else ()
    return (Parser(), *encoder, TimeReader(), MentionReader(knowledge), AttributionReader(), ClaimReader(knowledge))
