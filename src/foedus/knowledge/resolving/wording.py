"""What the words around a name tell of it: the lists of `data/context.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from foedus.knowledge.tables import toml

__all__ = ["Wording", "wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words by what they tell; the head of the data file says what each list is. Codes are of states."""

    cues: Mapping[str, Sequence[str]]
    peoples: Mapping[str, Sequence[str]]
    persons: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    surname_first: frozenset[str]
    joined: Mapping[str, str]
    owned: frozenset[str]
    kept: frozenset[str]
    born: frozenset[str]
    past: frozenset[str]
    regions: frozenset[str]
    adjectives: frozenset[str]
    elsewhere: frozenset[str]
    amounts: frozenset[str]
    about: frozenset[str]


@cache
def wording() -> Wording:
    """Return the lists; read at the first call."""
    data = toml("context")
    return Wording(
        data["cues"],
        data["peoples"],
        frozenset(data["persons"]["names"]),
        frozenset(data["persons"]["surnames"]),
        frozenset(data["persons"]["titles"]),
        frozenset(data["persons"]["surname_first"]),
        data["joined"],
        frozenset(data["compounds"]["owned"]),
        frozenset(data["compounds"]["kept"]),
        frozenset(data["compounds"]["born"]),
        frozenset(data["compounds"]["past"]),
        frozenset(data["regions"]["words"]),
        frozenset(data["adjectives"]["words"]),
        frozenset(data["elsewhere"]["words"]),
        frozenset(data["amounts"]["words"]),
        frozenset(data["amounts"]["about"]),
    )
