"""Who stood how in which organisation when, and who took which formal step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from foedus.knowledge.entity import FormalStep, Membership
from foedus.knowledge.form import CHAIR, TELLING
from foedus.knowledge.periods import bounds, in_force, period
from foedus.knowledge.tables import Row, Tables

__all__ = ["Memberships"]

DAYS = 1 << 11  # of organisations, that are kept: a standing over time asks for each day on which it may change
BY = "by"  # parts in a line of steps those it is about from those who took it


class Memberships:
    """Memberships, chairs and formal steps by organisation, made of its lines when it is first asked for."""

    def __init__(self, tables: Tables) -> None:
        self._entries: dict[str, list[tuple[Row, Mapping[str, Any]]]] = {}
        for code, row, entry in tables.organisations():
            self._entries.setdefault(code, []).append((row, entry))
        self._spells: dict[str, tuple[Membership, ...]] = {}
        self._on = lru_cache(maxsize=DAYS)(self._standings)
        self._members_on = lru_cache(maxsize=DAYS)(self._full)

    def standings(self, organisation: str, on: date) -> Mapping[str, Membership]:
        """Return each party's most telling standing that day; a user's own data goes before ours.

        A spell whose start is not known holds from the organisation's founding on.
        """
        return self._on(organisation, on)

    def members(self, organisation: str, on: date) -> tuple[Membership, ...]:
        """Return the members that day by code, those suspended or withdrawing with that status; observers are none."""
        return self._members_on(organisation, on)

    def _full(self, organisation: str, on: date) -> tuple[Membership, ...]:
        standings = self._on(organisation, on)
        return tuple(standings[party] for party in sorted(standings) if standings[party].full)

    def _standings(self, organisation: str, on: date) -> Mapping[str, Membership]:
        found: dict[str, Membership] = {}
        founding = self._founding(organisation)
        for membership in self._of(organisation):
            if membership.status == CHAIR or not in_force(membership.start or founding, membership.end, on):
                continue
            known = found.get(membership.member)
            if known is None or _rank(membership) < _rank(known):
                found[membership.member] = membership
        return found

    def spells(self, organisation: str) -> tuple[Membership, ...]:
        """Return every spell of standing in the organisation, a start that is not known as the founding."""
        founding = self._founding(organisation)
        spells = (spell for spell in self._of(organisation) if spell.status != CHAIR)
        return tuple(spell if spell.start else replace(spell, start=founding) for spell in spells)

    def chair(self, organisation: str, on: date) -> str | None:
        """Return the party that held the chair that day, None if none is known; on a handover day the later one."""
        held = (spell for spell in self._of(organisation) if spell.status == CHAIR)
        on_that_day = (spell for spell in held if in_force(spell.start, spell.end, on))
        latest = max(on_that_day, key=lambda spell: (spell.own, spell.start or ""), default=None)
        return latest.member if latest else None

    def parent(self, organisation: str) -> str:
        """Return the organisation that it belongs to, "" if to none."""
        return next((entry["parent"] for _, entry in self._entries.get(organisation, ()) if "parent" in entry), "")

    def kinds_of_standing(self, organisation: str) -> tuple[str, ...]:
        """Return the standings that the organisation knows, () if that is not known."""
        entries = self._entries.get(organisation, ())
        return tuple(dict.fromkeys(kind for _, entry in entries for kind in entry.get("standings", ())))

    @property
    def organisations(self) -> tuple[str, ...]:
        """The codes of all organisations."""
        return tuple(self._entries)

    @property
    def all(self) -> tuple[Membership, ...]:
        """Every spell of standing."""
        return tuple(spell for code in self._entries for spell in self._of(code) if spell.status != CHAIR)

    @property
    def chairs(self) -> tuple[Membership, ...]:
        """Every turn of a rotating chair."""
        return tuple(spell for code in self._entries for spell in self._of(code) if spell.status == CHAIR)

    @cached_property
    def steps(self) -> tuple[FormalStep, ...]:
        """Every formal step."""
        return tuple(
            step
            for code, entries in self._entries.items()
            for row, entry in entries
            for step in _steps(code, row, entry)
        )

    def _founding(self, organisation: str) -> str | None:
        periods = (entry["period"] for _, entry in self._entries.get(organisation, ()) if "period" in entry)
        return next((period(written)[0] for written in periods), None)

    def _of(self, organisation: str) -> tuple[Membership, ...]:
        if organisation not in self._spells:
            entries = self._entries.get(organisation, ())
            spells = (spell for row, entry in entries for spell in _spells(organisation, row, entry))
            self._spells[organisation] = tuple(spells)
        return self._spells[organisation]


def _spells(organisation: str, row: Row, entry: Mapping[str, Any]) -> Iterator[Membership]:
    for status in (*TELLING, CHAIR):
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
            yield FormalStep(member, organisation, step, on, taken_by, row.source, row.own)


def _parted(words: Sequence[str], mark: str) -> tuple[tuple[str, ...], ...]:
    if mark not in words:
        return (tuple(words),)
    at = words.index(mark)
    return tuple(words[:at]), tuple(words[at + 1 :])


def _rank(membership: Membership) -> tuple[bool, int]:
    return not membership.own, TELLING.index(membership.status)
