"""The line of readers for Russian: the same layers as in English, by slovnet's networks and words of its own."""

from foedus.knowledge import Knowledge
from foedus.readers.contract import Reader
from foedus.readers.russian.attribution import RussianAttributionReader
from foedus.readers.russian.claims import RussianClaimReader
from foedus.readers.russian.mentions import RussianMentionReader
from foedus.readers.russian.parser import RussianParser
from foedus.readers.russian.times import RussianTimeReader
from foedus.readers.russian.weights import is_installed

__all__ = ["is_installed", "readers"]


def readers(knowledge: Knowledge | None = None) -> tuple[Reader, ...]:
    """Return the readers of Russian, in order."""
    return (
        RussianParser(),
        RussianTimeReader(),
        RussianMentionReader(knowledge),
        RussianAttributionReader(),
        RussianClaimReader(knowledge),
    )
