"""How many sources are independent of one another: copies of one text are one, and so is all that one outlet says."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

__all__ = ["independent"]


def independent(sources: Iterable[tuple[str | None, str]]) -> int:
    """Return the number of independent sources among outlets, each given with what its text is a copy of.

    Two are one where they share a cluster of copies (`Entry.copy`) or the name of an outlet, whatever its case, or
    where others join them: an outlet that carries a wire's text is not independent of the wire in what else it says.
    A source without an outlet counts by its cluster; one whose cluster is not known ("") is a copy of none.
    """
    told = {(_folded(named or ""), ("copy", copy or place)) for place, (named, copy) in enumerate(sources)}
    if len({cluster for _, cluster in told}) == len(told):  # no text is of two outlets, as with most
        return len({outlet or cluster for outlet, cluster in told})
    return _joined(told)


def _joined(told: Iterable[tuple[str, Hashable]]) -> int:
    """Return how many groups there are, where what shares an outlet or a cluster is of one."""
    group: dict[Hashable, Hashable] = {}

    def root(name: Hashable) -> Hashable:
        while group.setdefault(name, name) != name:
            group[name] = name = group[group[name]]
        return name

    for outlet, cluster in told:
        group[root(cluster)] = root(("outlet", outlet) if outlet else cluster)
    return sum(name == root(name) for name in tuple(group))


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
