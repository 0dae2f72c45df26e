"""The reader of mentions in Russian: every phrase and pronoun that stands for an actor, and for whom."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from foedus.knowledge import Knowledge
from foedus.model import Mention
from foedus.readers.contract import Reading
from foedus.readers.russian.phrase import span_of
from foedus.readers.russian.resolver import Resolver

__all__ = ["RussianMentionReader"]


class RussianMentionReader:
    """Finds mentions of actors in Russian and resolves them inside the text."""

    name = "russian-mentions"
    version = "1"
    reads: tuple[str, ...] = ("parse",)
    writes = "mentions"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._given = knowledge

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions, in the order of the text."""
        return replace(reading, mentions=tuple(_mentions(reading, self._knowledge)))

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._given or Knowledge.load()


def _mentions(reading: Reading, knowledge: Knowledge) -> Iterator[Mention]:
    doc, text = reading.doc, reading.text.content
    resolver = Resolver(doc, knowledge, reading.published, text)
    for token in doc:
        if reading.layout.is_aside(span_of(doc, token.i, token.i + 1)):
            continue
        found = resolver.read(token)
        if found is not None:
            profile, start, end = found
            span = span_of(doc, start, end)
            yield Mention(span, token.i, profile.actor(span.of(text), span))
