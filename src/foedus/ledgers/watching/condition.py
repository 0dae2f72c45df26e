"""A condition that is watched: what it waits for, and how a match is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foedus.ids import content_id
from foedus.ledgers.targets import Target

__all__ = ["BETWEEN", "Condition", "condition_id"]

BETWEEN = "between"  # the one key that all of its values are meant by


@dataclass(frozen=True, slots=True)
class Condition:
    """What is waited for: `what` names the kind, `given` the keys that narrow it, each with what it may be.

    `id` is a hash of these: neither the name nor how a match is sent is part of it, so both may be changed without
    anything that was told being told again. `run` is a command, `post` an address that matches are sent to.
    """

    name: str
    what: str
    given: tuple[tuple[str, tuple[Any, ...]], ...]
    id: str
    run: tuple[str, ...] | None = None
    post: str | None = None

    def get(self, key: str) -> tuple[Any, ...]:
        """Return what the key may be, nothing where it is not given."""
        return next((values for name, values in self.given if name == key), ())

    @property
    def channels(self) -> tuple[str, ...]:
        """How a match is sent: "run" for a command, "post" for an address."""
        return tuple(channel for channel, way in (("run", self.run), ("post", self.post)) if way)

    def __str__(self) -> str:
        joined = {
            key: (" and " if key == BETWEEN else " or ").join(map(_written, values)) for key, values in self.given
        }
        return " ".join((self.what, *(f"{key} {values}" for key, values in joined.items())))


def condition_id(what: str, given: Mapping[str, tuple[Any, ...]]) -> str:
    """Return the id of a condition, whatever the order of its keys and lists and however its actors are called."""
    parts = (part for key in sorted(given) for part in (key, *sorted(map(_written, given[key])), ""))
    return content_id("cnd", what, *parts)


def _written(value: object) -> str:
    """Return a value as one word for it: of an actor its code, else its names."""
    if isinstance(value, Target):
        return value.code or "/".join(sorted(value.names))
    return str(value)
