"""Turn the data files into entities, and into the names that each is known by, likeliest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from foedus.knowledge.entity import Entity, Tenure
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import period
from foedus.knowledge.tables import aliased, listed, rows, toml

__all__ = ["cities", "demonyms", "firms", "groups", "names_in_order", "organisations", "people", "places", "states"]

PLURAL = "(s)"
_LETTERS = re.compile(r"(?<=Mc)[^\W\d_]{2,}|\b(?!Mc[A-Z])[^\W\d_]{2,}")
_NUMERAL = re.compile(r"[IVX]+$")
_ARTICLES = ("al-", "el-")


def states() -> Iterator[Entity]:
    """Yield each state under its names, then each capital as a name of its state.

    Words of several pieces for its people count as names, for the last piece alone may be another's: "North Korean".
    """
    for row in rows("states"):
        people = tuple(word for word in _people(row["people"]) if len(fold(word)) > 1)
        names = tuple(dict.fromkeys((row["name"], *listed(row["names"]), *people)))
        state = Entity(row["code"], "state", row["name"], row["code"], names, country=row["code"])
        yield state
        for capital in listed(row["capitals"]):
            yield replace(state, names=(capital,), sector="GOV", place=capital)


def demonyms() -> Iterator[tuple[str, str]]:
    """Yield (word, code) for each word for a state's people, singular and plural."""
    for row in rows("states"):
        for word in _people(row["people"]):
            yield word, row["code"]


def _people(cell: str) -> Iterator[str]:
    for word in listed(cell):
        singular = word.removesuffix(PLURAL)
        yield singular
        if word.endswith(PLURAL):
            yield f"{singular}s"


def places() -> Iterator[Entity]:
    """Yield organs and seats of states, and the parts of states that act."""
    for row in rows("places"):
        name, party = row["name"], row["party"]
        place = name if row["type"] == "region" else ""
        names = (name, *listed(row["names"]))
        yield Entity(f"{party}/{name}", "organ", name, party, names, row["sector"], place=place, country=party)


def cities() -> Iterator[Entity]:
    """Yield places that are no government's seat: they say whose people are meant, and act for nobody."""
    for row in rows("cities"):
        party = row["party"]
        for city in listed(row["cities"]):
            yield Entity(f"{party}/{city}", "unknown", city, party, (city,), place=city, country=party)


def organisations() -> Iterator[Entity]:
    """Yield each organisation, then its organs, then the places that stand for it."""
    for code, entry in toml("organisations").items():
        country = entry.get("country", "IGO")
        names = tuple(dict.fromkeys((entry["name"], code, *entry.get("names", ()))))
        sector, kinds = entry.get("sector", "IGO"), tuple(_both_spellings(entry.get("kinds", ())))
        whole = Entity(code, "organisation", entry["name"], code, names, sector, kinds, country=country)
        yield whole
        for organ in entry.get("organs", ()):
            name, _, organ_sector = organ.partition(":")
            yield Entity(f"{code}/{name}", "organ", name, code, (name,), organ_sector or "GOV", country=country)
        for seat in entry.get("seats", ()):
            yield replace(whole, names=(seat,), place=seat)


def _both_spellings(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        american = " ".join(fold(word))
        yield from (word,) if american == word else (word, american)


def groups() -> Iterator[Entity]:
    """Yield armed groups, parties and societies; of one with several spells the latest comes first."""
    for row in reversed(tuple(rows("groups"))):
        kind = "organisation" if row["sector"] == "NGO" else "group"
        names, spell = (row["name"], *listed(row["names"])), period(row["period"])
        id = f"group/{row['name']}"
        yield Entity(id, kind, row["name"], row["party"], names, row["sector"], country=row["country"], spell=spell)


def firms() -> Iterator[Entity]:
    """Yield news outlets, party and sector MED, and companies, BUS."""
    for table, sector in (("outlets", "MED"), ("companies", "BUS")):
        for row in rows(table):
            for item in listed(row["names"]):
                name, *others = aliased(item)
                names = (name, *others)
                yield Entity(f"{sector}/{name}", "organisation", name, sector, names, sector, country=row["country"])


def people(countries: Mapping[str, str], sectors: Mapping[str, str]) -> tuple[tuple[Entity, ...], tuple[Tenure, ...]]:
    """Return the people of the data and their tenures.

    `countries` says to which country a party belongs, `sectors` which sector an office is of.
    """
    found: dict[str, Entity] = {}
    tenures: list[Tenure] = []
    for row in rows("people"):
        name, party = _cased(row["name"]), row["party"]
        person = f"{party}/{name}"
        known = found.get(person)
        names = (*(known.names if known else ()), *_called(row["name"], *listed(row["also"])))
        country = countries.get(party, party.rpartition(":")[2])
        sector = sectors.get(row["office"], "GOV")
        found[person] = Entity(person, "person", name, party, tuple(dict.fromkeys(names)), sector, country=country)
        tenures.append(Tenure(person, row["office"], party, *period(row["period"])))
    return tuple(found.values()), tuple(tenures)


def _called(*written: str) -> Iterator[str]:
    """Yield each spelling in full, the part in capitals alone, and the first name with that part."""
    for name in written:
        yield _cased(name)
        surname = _surname(name)
        if surname:
            first = name.split()[0]
            bare = surname[3:] if surname.startswith(_ARTICLES) else surname
            yield from (surname, bare)
            yield from () if _shouted(first) else (f"{first} {surname}", f"{first} {bare}")


def _surname(name: str) -> str:
    """Return by which part alone a person is called: the words in capitals ("XI Jinping", "Bashar al-ASSAD")."""
    words = name.split()
    shouted = [word for place, word in enumerate(words) if _shouted(word, place)]
    return _cased(" ".join(shouted)) if len(shouted) < len(words) or len(words) == 1 else ""


def _shouted(word: str, place: int = 0) -> bool:
    numeral = place > 0 and _NUMERAL.match(word)  # "Charles III", but "XI Jinping"
    return not numeral and "." not in word and _lowered(word) != word


def _cased(name: str) -> str:
    """Return the name with its capitals as a text has them: "McCONNELL" is McConnell."""
    words = (word if place and _NUMERAL.match(word) else _lowered(word) for place, word in enumerate(name.split()))
    return " ".join(words)


def _lowered(word: str) -> str:
    return _LETTERS.sub(lambda run: run.group().capitalize() if run.group().isupper() else run.group(), word)


def names_in_order(everyone: Iterable[Entity]) -> Iterator[tuple[str, Entity]]:
    """Yield (name, entity) for the index: proper names first, then organisations' seats, then capitals and regions."""
    for entity in sorted(everyone, key=_likelihood):
        for name in entity.names:
            yield name, entity


def _likelihood(entity: Entity) -> int:
    if not entity.place:
        return 0
    return ("organisation", "state", "organ", "unknown").index(entity.type) + 1
