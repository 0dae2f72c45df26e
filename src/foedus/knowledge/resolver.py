"""Resolve a whole noun phrase: which party, which country, which sector, and who."""

from datetime import date
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Resolution

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["resolve"]


def resolve(known: "Knowledge", phrase: str, *, context: str = "", on: date | None = None) -> Resolution:
    """Return whom the phrase stands for, by its name, else by the names and nouns in it."""
    named = known.named(phrase)
    if named:
        return _of(named[0])
    sector = known.sector_of(phrase) or ""
    country = _country(known, phrase)
    return Resolution(known.sectors.party(sector, country), country, sector)


def _of(entity: Entity) -> Resolution:
    return Resolution(entity.party, entity.country, entity.sector, entity.name, entity.type)


def _country(known: "Knowledge", phrase: str) -> str:
    words = phrase.split()
    for start, word in enumerate(words):
        found = known.longest(words, start)
        if found:
            return found[1][0].country
        demonym = known.demonym(word)
        if demonym:
            return demonym
    return ""
