"""How many sources are independent of one another: copies of one text are one, and so is all that one outlet says."""

from collections.abc import Hashable, Iterable

__all__ = ["independent"]


def independent(sources: Iterable[tuple[str | None, str]]) -> int:
    """Return the number of independent sources among outlets, each given with what its text is a copy of.

    Two are one where they share a cluster of copies (`Entry.copy`) or the name of an outlet, whatever its case, or
    where others join them: an outlet that carries a wire's text is not independent of the wire in what else it says.
    A source without an outlet counts by its cluster; one whose cluster is not known ("") is a copy of none.
    """
    group: dict[Hashable, Hashable] = {}

    def root(name: Hashable) -> Hashable:
        while group.setdefault(name, name) != name:
            group[name] = name = group[group[name]]
        return name

    for place, (named, copy) in enumerate(sources):
        outlet = " ".join((named or "").casefold().split())
        cluster = ("copy", copy or place)
        group[root(cluster)] = root(("outlet", outlet) if outlet else cluster)
    return sum(name == root(name) for name in tuple(group))
