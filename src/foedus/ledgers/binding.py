"""What holds the claims of a row together: the bonds of the thing that they tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from foedus.ledgers.evidence import Told
from foedus.things import Bond, Thing, bonds

__all__ = ["bound"]

R = TypeVar("R", bound=Told)


def bound(rows: Iterable[R], things: Iterable[Thing], sorts: Sequence[str]) -> Iterator[R]:
    """Yield the rows with the bonds of their claims: those of the thing that has them all, else each of its own."""
    held = _Bonds(things, sorts)
    for row in rows:
        found = held.of(row.claims)
        yield replace(row, bonds=found) if found else row


class _Bonds:
    """The things by the claims that tell of them, in the order of their sorts, and the bonds of those looked at."""

    def __init__(self, things: Iterable[Thing], sorts: Sequence[str]) -> None:
        self.by_claim: dict[str, list[Thing]] = defaultdict(list)
        self.made: dict[int, Mapping[str, Bond]] = {}
        for thing in sorted(things, key=lambda thing: sorts.index(thing.sort)):
            for entry in thing.entries:
                self.by_claim[entry.claim.id].append(thing)

    def of(self, claims: tuple[str, ...]) -> tuple[Bond, ...]:
        """Return the bonds of these claims of one row, in their order."""
        if not claims:
            return ()
        whole = next((thing for thing in self.by_claim[claims[0]] if self._tells(thing, claims)), None)
        things = [whole or self.by_claim[claim][0] for claim in claims]
        return tuple(self._bonds(thing)[claim] for thing, claim in zip(things, claims, strict=True))

    def _tells(self, thing: Thing, claims: tuple[str, ...]) -> bool:
        """Tell whether the claims are of the thing, and not replies alone."""
        ids = {entry.claim.id for entry in thing.entries}
        return ids.issuperset(claims) and any(entry.claim.id in claims for entry in thing.told)

    def _bonds(self, thing: Thing) -> Mapping[str, Bond]:
        if id(thing) not in self.made:
            self.made[id(thing)] = bonds(thing)
        return self.made[id(thing)]
