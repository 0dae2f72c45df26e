"""Look up lesser places and warships, which no actor is named by: they only say where somebody is, or whose."""

from collections.abc import Mapping
from functools import cache

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold
from foedus.knowledge.tables import Tables, listed

__all__ = ["place_of", "vessel_of"]


def place_of(name: str) -> Entity | None:
    """Return the place of `data/gazetteer.txt` of that name, written with a capital."""
    country = _parties("gazetteer", "places").get(fold(name))
    if country is None or name == name.lower():
        return None
    return Entity(f"{country}/{name}", "unknown", name, country, (name,), place=name, country=country)


def vessel_of(name: str) -> Entity | None:
    """Return the warship, or class of warships, of `data/vessels.txt`, by its name or its navy's prefix."""
    country = _parties("vessels", "names").get(fold(name)) or _parties("vessels", "prefixes").get(fold(name)[:1])
    return Entity(f"{country}/{name}", "organ", name, country, (name,), "MIL", country=country) if country else None


@cache
def _parties(table: str, column: str) -> Mapping[tuple[str, ...], str]:
    """Return the state of each name in that column of a table, by folded name; read when first asked."""
    return {fold(name): row["party"] for row in Tables().rows(table) for name in listed(row[column])}
