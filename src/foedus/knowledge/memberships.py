"""Who stood how in which organisation when."""

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.errors import KnowledgeError
from foedus.knowledge.entity import Membership
from foedus.knowledge.periods import in_force, period
from foedus.knowledge.tables import toml

__all__ = ["FULL", "Memberships", "load_memberships"]

FULL = frozenset({"member", "suspended", "withdrawing"})  # of these an organisation's membership is made up

# A suspended member, or one that has given notice, is a member all the while: the more telling line wins.
_TELLING = (
    *("suspended", "withdrawing", "member", "expelled", "withdrawn"),
    *("candidate", "associate", "partner", "observer"),
)


class Memberships:
    """Memberships by organisation."""

    def __init__(self, memberships: Iterable[Membership]) -> None:
        self.all = tuple(memberships)
        self._by_organisation: dict[str, list[Membership]] = {}
        for membership in self.all:
            self._by_organisation.setdefault(membership.organisation, []).append(membership)

    def standings(self, organisation: str, on: date) -> dict[str, Membership]:
        """Return each party's most telling standing that day."""
        found: dict[str, Membership] = {}
        for membership in self._by_organisation.get(organisation, ()):
            if not in_force(membership.start, membership.end, on):
                continue
            known = found.get(membership.member)
            if known is None or _rank(membership) < _rank(known):
                found[membership.member] = membership
        return found


def load_memberships() -> Memberships:
    """Return the memberships of `data/memberships.toml` and `data/memberships_world.toml`."""
    return Memberships(
        membership
        for name in ("memberships", "memberships_world")
        for organisation, entry in toml(name).items()
        for membership in _lines(organisation, entry)
    )


def _lines(organisation: str, entry: dict[str, object]) -> Iterator[Membership]:
    source = str(entry["source"])
    for status, lines in entry.items():
        if status == "source":
            continue
        if status not in _TELLING or not isinstance(lines, list):
            raise KnowledgeError(f"memberships.toml, {organisation}: {status}", f"write one of {', '.join(_TELLING)}")
        for line in lines:
            written, *members = line.split()
            start, end = period(written)
            for member in members:
                yield Membership(member, organisation, status, start, end, source)


def _rank(membership: Membership) -> int:
    return _TELLING.index(membership.status)
