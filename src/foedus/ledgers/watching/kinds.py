"""What may be watched: the kinds of condition and their keys, from the data file beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.model import kind

__all__ = ["WatchKey", "WatchKind", "watch_kinds"]


@dataclass(frozen=True, slots=True)
class WatchKey:
    """A key by which a condition is narrowed: what it takes, and what it is for."""

    name: str
    type: str
    says: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchKind:
    """Something that may be watched: the ledger that tells of it, what it says, and its keys in order."""

    name: str
    ledger: str
    says: str
    keys: tuple[WatchKey, ...]

    def key(self, name: str) -> WatchKey | None:
        """Return the key of that name, None where there is none."""
        return next((key for key in self.keys if key.name == name), None)


@cache
def watch_kinds() -> dict[str, WatchKind]:
    """Return what may be watched, by name."""
    data = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return {
        name: WatchKind(
            name,
            table.pop("ledger"),
            table.pop("says"),
            tuple(WatchKey(key, row["type"], row["says"], _values(row)) for key, row in table.items()),
        )
        for name, table in data.items()
    }


def _values(row: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the values that a key may have, those of a field of the codebook in the place of its name."""
    found: list[str] = []
    for value in row.get("values", ()):
        kind_name, dot, field = value.partition(".")
        found += kind(kind_name).slot(field).values if dot else (value,)
    return tuple(found)
