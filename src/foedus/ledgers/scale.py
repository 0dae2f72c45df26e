"""How relations are read, from the data file beside this one: what acts are worth, and which claims tell of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Scale", "Settings", "Telling", "scale"]

ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a kind of claim tells of an act: the fields of the two parties, and the type for each value of `says`.

    `few` are the values that have a type, empty where any may.
    """

    source: str
    target: str
    says: str
    types: Mapping[str, str] | None = None
    back: frozenset[str] = frozenset()
    at_once: frozenset[str] = frozenset()
    heeds: str | None = None
    few: frozenset[str] = frozenset()

    def type(self, value: str) -> str | None:
        """Return the act's type for a value, None where it is no act."""
        return value if self.types is None else self.types.get(value, self.types.get(ANY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The numbers of the method; what each is stands in the data file."""

    share: float
    draws: int
    clustering: float
    change: float
    level: float
    belief: float
    confidence: float
    within: int
    apart: int
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The score of each type of act, and the rest of `relations.toml`."""

    worst: float
    best: float
    scores: Mapping[str, float]
    mutual: frozenset[str]
    claims: Mapping[str, Telling]
    nobody: frozenset[str]
    settings: Settings = field(repr=False)


@cache
def scale() -> Scale:
    """Return the scale, read once."""
    data = tomllib.loads(files(__package__).joinpath("relations.toml").read_text(encoding="utf-8"))
    types = data["types"]
    return Scale(
        worst=data["scale"]["worst"],
        best=data["scale"]["best"],
        scores={name: given["score"] for name, given in types.items()},
        mutual=frozenset(name for name, given in types.items() if given.get("mutual")),
        claims={kind: _telling(given) for kind, given in data["claims"].items()},
        nobody=frozenset(data["parties"]["nobody"]),
        settings=Settings(**data["settings"]),
    )


def _telling(given: Mapping[str, Any]) -> Telling:
    sets = {name: frozenset(given.get(name, ())) for name in ("back", "at_once")}
    types = given.get("types", {})
    return Telling(**{**given, **sets}, few=frozenset() if ANY in types else frozenset(types))
