"""How the ledgers read the codebook's values, from the data file beside this one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.model import AFFIRMED, DENIED, kinds

__all__ = ["Vocabulary", "vocabulary"]

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of `vocabulary.toml`; what each is for stands there."""

    of_members: frozenset[str]
    attendance: Mapping[str, Mapping[str, str]]
    attendance_conduct: frozenset[str]
    planned: Mapping[str, str]
    inside: frozenset[str]
    outside: frozenset[str]
    plain: frozenset[str]
    at_once: frozenset[str]
    after: Mapping[str, str]
    answered: frozenset[str]
    pronouns: frozenset[str]
    codes: Mapping[str, str]
    rough: frozenset[str]
    numbers: Mapping[str, int]
    same_units: Mapping[str, str]
    no_units: frozenset[str]
    contradictory: Mapping[str, frozenset[Pair]]
    wording: Mapping[str, Mapping[str, str]]
    line: Mapping[str, str]
    subject: Mapping[str, str]

    def refines(self, telling: str, plain: str) -> bool:
        """Tell whether a standing says more than another that tells no more than the side both are on."""
        if plain not in self.plain or telling in self.plain:
            return False
        return (telling in self.inside) == (plain in self.inside)

    def names(self, words: str) -> bool:
        """Tell whether the words name somebody also outside of their sentence, as "he" does not."""
        return words.lower() not in self.pronouns

    def takes_side(self, standing: str) -> bool:
        """Tell whether a standing is inside the organisation or outside of it; a candidate's is neither."""
        return standing in self.inside or standing in self.outside

    def against(self, one: str, other: str) -> bool:
        """Tell whether two standings cannot both hold: one is inside the organisation and the other is not."""
        return (one in self.inside and other in self.outside) or (one in self.outside and other in self.inside)


@cache
def vocabulary() -> Vocabulary:
    """Return the tables, read once."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    attendance, standing, demand = data["attendance"], data["standing"], data["demand"]
    return Vocabulary(
        of_members=frozenset(data["meeting"]["of_members"]),
        attendance={AFFIRMED: attendance["affirmed"], DENIED: attendance["denied"]},
        attendance_conduct=frozenset(attendance["conduct"]),
        planned=attendance["planned"],
        inside=frozenset(standing["inside"]),
        outside=frozenset(standing["outside"]),
        plain=frozenset(standing["plain"]),
        at_once=frozenset(standing["at_once"]),
        after=standing["after"],
        answered=frozenset(demand["answered"]),
        pronouns=frozenset(data["naming"]["pronouns"]),
        codes=data["naming"]["codes"],
        rough=frozenset(data["counting"]["rough"]),
        numbers=data["counting"]["numbers"],
        same_units={word: unit for unit, words in data["counting"]["same"].items() for word in words},
        no_units=frozenset(data["counting"]["no_units"]),
        contradictory={
            kind.name: frozenset(map(frozenset, data["contradiction"].get(kind.name, ()))) for kind in kinds()
        },
        wording=data["wording"],
        line=data["line"],
        subject=data["subject"],
    )
