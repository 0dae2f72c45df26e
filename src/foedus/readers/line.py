"""The lines of readers that a text goes down, in order: one for each language that is read."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from foedus.errors import SourceError
from foedus.knowledge import Knowledge
from foedus.model import Text
from foedus.readers import russian
from foedus.readers.attribution import AttributionReader
from foedus.readers.claims import ClaimReader
from foedus.readers.contract import BatchReader, Reader, Reading
from foedus.readers.encoder import Encoder, is_installed
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser
from foedus.readers.times import TimeReader
from foedus.text.languages import extra_for, language_name

__all__ = ["Line"]

ENGLISH, RUSSIAN = "en", "ru"
_SAMPLE = (
    "Kenya's foreign minister said on Monday that it would not attend the summit of the African Union in March."
    ' "We have asked the commission to answer our letter," he told reporters. Uganda, which withdrew from the talks,'
    " was blamed for the delay and met its neighbours two days ago.\n"
)


class Line:
    """A fixed line of readers for each language, each handed what those before it have found.

    `readers` are those of English. With readers of one's own, nothing but English is read.
    """

    def __init__(self, *readers: Reader, knowledge: Knowledge | None = None) -> None:
        self.readers = readers or default_readers(knowledge)
        self._given = knowledge
        self._others = {} if readers or not russian.is_installed() else {RUSSIAN: russian.readers(knowledge)}

    @property
    def knowledge(self) -> Knowledge:
        """Who is who, as the readers have it."""
        return self._given or Knowledge.load()

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """Each reader's name and version, in order, and that of the knowledge that they rest on."""
        return self.versions_for(ENGLISH)

    def versions_for(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return the versions of what reads that language, which say nothing of how others are read."""
        readers = tuple((reader.name, reader.version) for reader in self._readers(language))
        return (*readers, ("knowledge", self.knowledge.version))

    @property
    def is_learned(self) -> bool:
        """Tell whether the encoder reads too, and not rules alone."""
        return any(isinstance(reader, Encoder) for reader in self.readers)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that are read here, English first."""
        return (ENGLISH, *self._others)

    def reads(self, language: str) -> bool:
        """Tell whether texts in that language are read here."""
        return language in self.languages

    def __call__(self, reading: Reading) -> Reading:
        """Read one text; SourceError where its language is not read."""
        return next(self.pipe([reading]))

    def warm(self) -> None:
        """Load what reading English needs, which is else done when the first text is read."""
        self(Reading(Text(_SAMPLE), date(2000, 1, 3)))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read many texts in order, holding no more than a batch of them; SourceError for a language not read."""
        waiting = iter(readings)
        while batch := list(islice(waiting, batch_size)):
            languages = dict.fromkeys(reading.language for reading in batch)
            lines = {
                language: self._through(language, [reading for reading in batch if reading.language == language])
                for language in languages
            }
            for reading in batch:
                yield next(lines[reading.language])

    def _through(self, language: str, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reader in self._readers(language):
            readings = reader.pipe(readings) if isinstance(reader, BatchReader) else map(reader, readings)
        return iter(readings)

    def _readers(self, language: str) -> Sequence[Reader]:
        if not self.reads(language):
            extra = extra_for(language)
            remedy = f"install its readers: pip install 'foedus[{extra}]'" if extra else ""
            raise SourceError(f"{language_name(language)} is not read", remedy)
        return self.readers if language == ENGLISH else self._others[language]


def default_readers(knowledge: Knowledge | None = None) -> tuple[Reader, ...]:
    """Return the readers that foedus reads English with; without the network's files, rules alone."""
    encoder = (Encoder(),) if is_installed() else ()
    return (Parser(), *encoder, TimeReader(), MentionReader(knowledge), AttributionReader(), ClaimReader(knowledge))
