"""Look up lesser places, warships and people without an office: they only tell a country and a sector."""

from collections.abc import Mapping
from functools import cache

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold
from foedus.knowledge.tables import Tables, aliased, listed

__all__ = ["lesser"]


def lesser(name: str) -> Entity | None:
    """Return what is of that name in the tables that are looked up last, written with a capital; None if nothing is."""
    key = fold(name)
    if not key or name == name.lower():
        return None
    return _figures().get(key) or _place(name, key) or _vessel(name, key)


def _place(name: str, key: tuple[str, ...]) -> Entity | None:
    """Return the lesser place of that name, or the people of a part of a state."""
    if country := _parties("gazetteer", "places").get(key):
        return Entity(f"{country}/{name}", "unknown", name, country, (name,), "", (), name, country)
    country = _parties("ethnic", "peoples").get(key)
    return Entity(f"{country}/{name}", "organ", name, country, (name,), "", (), name, country) if country else None


def _vessel(name: str, key: tuple[str, ...]) -> Entity | None:
    """Return the warship, or class of warships, of that name, or with a navy's prefix to its name."""
    prefix = key[:1] if name.split()[0].isupper() else ()  # "ITS" is Italy's, "its" is not
    country = _parties("vessels", "names").get(key) or _parties("vessels", "prefixes").get(prefix)
    return Entity(f"{country}/{name}", "organ", name, country, (name,), "MIL", country=country) if country else None


@cache
def _parties(table: str, column: str) -> Mapping[tuple[str, ...], str]:
    """Return the state of each name in that column of a table, by folded name; read when first asked."""
    return {fold(name): row["party"] for row in Tables().rows(table) for name in listed(row[column])}


@cache
def _figures() -> Mapping[tuple[str, ...], Entity]:
    """Return the people of `data/figures.txt` by each of their names, folded; read when first asked."""
    found: dict[tuple[str, ...], Entity] = {}
    for row in Tables().rows("figures"):
        country, party = row["country"], row["party"]
        for item in listed(row["names"]):
            names = aliased(item)
            figure = Entity(f"{party}/{names[0]}", "person", names[0], party, names, row["sector"], country=country)
            found |= {fold(name): figure for name in names}
    return found
