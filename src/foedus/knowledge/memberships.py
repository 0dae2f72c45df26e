"""Who stood how in which organisation when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from foedus.knowledge.entity import FormalStep, Membership
from foedus.knowledge.periods import bounds, in_force, period
from foedus.knowledge.tables import Row, Tables

__all__ = ["FULL", "Memberships", "load_memberships"]

FULL = frozenset({"member", "suspended", "withdrawing"})  # of these an organisation's membership is made up

# A suspended member, or one that has given notice, is a member all the while: the more telling line wins.
_TELLING = (
    *("suspended", "withdrawing", "member", "expelled", "withdrawn"),
    *("candidate", "associate", "partner", "observer"),
)


CHAIR = "chair"  # whose turn it is to preside; lies beside the standings
BY = "by"  # parts in a line of steps those it is about from those who took it


class Memberships:
    """Memberships, chairs and formal steps by organisation."""

    def __init__(self, spells: Iterable[Membership], steps: Iterable[FormalStep]) -> None:
        self.all: list[Membership] = []
        self.chairs: list[Membership] = []
        self.steps = tuple(steps)
        self._by_organisation: dict[str, list[Membership]] = {}
        for spell in spells:
            if spell.status == CHAIR:
                self.chairs.append(spell)
            else:
                self.all.append(spell)
                self._by_organisation.setdefault(spell.organisation, []).append(spell)

    def standings(self, organisation: str, on: date) -> dict[str, Membership]:
        """Return each party's most telling standing that day; a user's own data goes before ours."""
        found: dict[str, Membership] = {}
        for membership in self._by_organisation.get(organisation, ()):
            if not in_force(membership.start, membership.end, on):
                continue
            known = found.get(membership.member)
            if known is None or _rank(membership) < _rank(known):
                found[membership.member] = membership
        return found

    @property
    def organisations(self) -> tuple[str, ...]:
        """The codes of the organisations of which some standing is known."""
        return tuple(self._by_organisation)

    def chair(self, organisation: str, on: date) -> str | None:
        """Return the party that held the chair that day, None if none is known; on a handover day the later one."""
        held = (spell for spell in self.chairs if spell.organisation == organisation)
        on_that_day = (spell for spell in held if in_force(spell.start, spell.end, on))
        latest = max(on_that_day, key=lambda spell: (spell.own, spell.start or ""), default=None)
        return latest.member if latest else None


def load_memberships(tables: Tables) -> Memberships:
    """Return the memberships and steps that the organisations' tables list."""
    found = tuple(tables.organisations())
    return Memberships(
        (membership for code, row, entry in found for membership in _spells(code, row, entry)),
        (step for code, row, entry in found for step in _steps(code, row, entry)),
    )


def _spells(organisation: str, row: Row, entry: Mapping[str, Any]) -> Iterator[Membership]:
    for status in (*_TELLING, CHAIR):
        for line in entry.get(status, ()):
            written, *members = line.split()
            start, end = period(written)
            for member in members:
                yield Membership(member, organisation, status, start, end, row.source, row.own)


def _steps(organisation: str, row: Row, entry: Mapping[str, Any]) -> Iterator[FormalStep]:
    for line in entry.get("steps", ()):
        on, step, *parties = line.split()
        bounds(on)
        about, taken_by = (*_parted(parties, BY), ())[:2]
        for member in about:
            yield FormalStep(member, organisation, step, on, taken_by, row.source)


def _parted(words: Sequence[str], mark: str) -> tuple[tuple[str, ...], ...]:
    if mark not in words:
        return (tuple(words),)
    at = words.index(mark)
    return tuple(words[:at]), tuple(words[at + 1 :])


def _rank(membership: Membership) -> tuple[bool, int]:
    return not membership.own, _TELLING.index(membership.status)
