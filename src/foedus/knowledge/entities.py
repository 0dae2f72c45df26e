"""Turn the data files into entities, but for the people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from foedus.errors import KnowledgeError
from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import period
from foedus.knowledge.tables import Tables, aliased, listed

__all__ = [
    "cities",
    "demonyms",
    "demonyms_abroad",
    "firms",
    "former_states",
    "groups",
    "organisations",
    "places",
    "states",
]

PLURAL = "(s)"
ALWAYS = ".."


def states(tables: Tables) -> Iterator[Entity]:
    """Yield each state under its names, then each capital as a name of its state.

    Words of several pieces for its people count as names, for the last piece alone may be another's: "North Korean".
    """
    abroad, capitals = _names_abroad(), _capitals_in_russian()
    for row in tables.rows("states"):
        people = tuple(word for word in _people(row["people"]) if len(fold(word)) > 1)
        names = tuple(dict.fromkeys((row["name"], *listed(row["names"]), *people, *abroad.get(row["code"], ()))))
        state = Entity(row["code"], "state", row["name"], row["code"], names, country=row["code"], own=row.own)
        yield state
        for capital in (*listed(row["capitals"]), *capitals.get(row["code"], ())):
            yield replace(state, names=(capital,), sector="GOV", place=capital)


@cache
def _names_abroad() -> Mapping[str, tuple[str, ...]]:
    """Return the names of each state in Russian and its own languages."""
    found = {row["code"]: (*listed(row["russian"]), *listed(row["own"])) for row in Tables().rows("codes")}
    for row in Tables().rows("russian"):
        found[row["code"]] = (*found[row["code"]], *listed(row["names"]))
    return found


@cache
def _capitals_in_russian() -> Mapping[str, tuple[str, ...]]:
    return {row["code"]: listed(row["capitals"]) for row in Tables().rows("russian")}


def former_states(tables: Tables) -> Iterator[Entity]:
    """Yield states that are no more; their names stand for the heir, which is their party."""
    abroad = _names_abroad()
    for row in tables.rows("former_states"):
        names = (row["name"], *listed(row["names"]), *_people(row["people"]), *abroad.get(row["code"], ()))
        spell, heir = period(row["period"]), row["heir"]
        yield Entity(row["code"], "state", row["name"], heir, names, country=heir, spell=spell, own=row.own)


def demonyms(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield (word, code) for each word for a state's people, singular and plural."""
    for row in tables.rows("states"):
        for word in _people(row["people"]):
            yield word, row["code"]


def demonyms_abroad(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield (word, code) for each word for a state's people in Russian and its own languages."""
    for row in tables.rows("peoples"):
        for word in (*listed(row["russian"]), *listed(row["own"])):
            yield word, row["code"]


def _people(cell: str) -> Iterator[str]:
    for word in listed(cell):
        singular = word.removesuffix(PLURAL)
        yield singular
        if word.endswith(PLURAL):
            yield f"{singular}s"


def places(tables: Tables) -> Iterator[Entity]:
    """Yield organs and seats of states, and the parts of states that act."""
    for row in tables.rows("places"):
        name, party = row["name"], row["party"]
        country = party.rpartition(":")[2]
        place = name if row["type"] == "region" else ""
        names = (name, *listed(row["names"]))
        sector = row["sector"]
        yield Entity(f"{party}/{name}", "organ", name, party, names, sector, place=place, country=country, own=row.own)


def cities(tables: Tables) -> Iterator[Entity]:
    """Yield places that are no government's seat: they say whose people are meant, and act for nobody."""
    for row in tables.rows("cities"):
        party = row["party"]
        for city in listed(row["cities"]):
            yield Entity(f"{party}/{city}", "unknown", city, party, (city,), place=city, country=party, own=row.own)


def organisations(tables: Tables) -> Iterator[Entity]:
    """Yield each organisation, then its organs, then the places that stand for it."""
    entries: dict[str, Mapping[str, Any]] = {}
    own: set[str] = set()
    for code, row, entry in tables.organisations():
        entries[code] = _joined(entries[code], entry) if code in entries else entry
        own |= {code} if row.own else set()
    for code, entry in entries.items():
        if "name" not in entry:
            raise KnowledgeError(f"the organisation {code} has no name", 'write name = "..." in its table')
        yield from _organisation(code, entry, own=code in own)


def _joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return two tables of one organisation as one: the first wins, lists are joined, and no name is lost."""
    lists = {key: [*first[key], *second[key]] for key in first.keys() & second.keys() if isinstance(first[key], list)}
    names = [*first.get("names", ()), *filter(None, (second.get("name"),)), *second.get("names", ())]
    return {**second, **first, **lists, "names": names}


def _organisation(code: str, entry: Mapping[str, Any], *, own: bool) -> Iterator[Entity]:
    country = entry.get("country", "IGO")
    names = tuple(dict.fromkeys((entry["name"], code, *entry.get("names", ()))))
    sector, kinds = entry.get("sector", "IGO"), tuple(dict.fromkeys(_both_spellings(entry.get("kinds", ()))))
    spell = period(entry.get("period", ALWAYS))
    whole = Entity(code, "organisation", entry["name"], code, names, sector, kinds, "", country, spell, own)
    yield whole
    for organ in dict.fromkeys(entry.get("organs", ())):
        called, _, organ_sector = organ.partition(":")
        name, *others = aliased(called)
        known_as, sector_of_organ = (name, *others), organ_sector or "GOV"
        yield Entity(f"{code}/{name}", "organ", name, code, known_as, sector_of_organ, country=country, own=own)
    for seat in entry.get("seats", ()):
        yield replace(whole, names=(seat,), place=seat)


def _both_spellings(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        american = " ".join(fold(word))
        yield from (word,) if american == word else (word, american)


def groups(tables: Tables) -> Iterator[Entity]:
    """Yield armed groups, parties and societies; of one with several spells the latest comes first."""
    latest_first = tuple(tables.rows("groups"))[::-1]
    for row in sorted(latest_first, key=lambda row: not row.own):
        kind = "organisation" if row["sector"] == "NGO" else "group"
        names, spell = (row["name"], *listed(row["names"])), period(row["period"])
        id = f"group/{row['name']}"
        sector, country = row["sector"], row["country"]
        yield Entity(id, kind, row["name"], row["party"], names, sector, country=country, spell=spell, own=row.own)


def firms(tables: Tables) -> Iterator[Entity]:
    """Yield news outlets, party MED and sector JRN, and companies, BUS."""
    for table, party, sector in (("outlets", "MED", "JRN"), ("companies", "BUS", "BUS")):
        for row in tables.rows(table):
            for item in listed(row["names"]):
                name, *others = aliased(item)
                names = (name, *others)
                id, country = f"{party}/{name}", row["country"]
                yield Entity(id, "organisation", name, party, names, sector, country=country, own=row.own)
