"""A party and an organisation: what is said of how the one stands in the other, and what is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.knowledge import Knowledge
from foedus.ledgers.evidence import Who
from foedus.ledgers.parties import code_of, name_of
from foedus.ledgers.posture import CONDUCT
from foedus.ledgers.query import Query
from foedus.ledgers.rows import Known
from foedus.model import Actor
from foedus.record import Entry
from foedus.things import Thing, order, party

__all__ = ["NON_MEMBER", "Pair", "known_of", "pairs_of", "silent"]

NON_MEMBER = "non_member"
WHOSE = {"standing": "member", "posture": "actor", "attendance": "participant"}

Pairs = dict[tuple[str, str], "Pair"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A party and an organisation, with the claims about its standing and about its conduct."""

    code: str
    name: str
    organisation: str
    formal: tuple[Entry, ...] = ()
    conduct: tuple[Thing, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """Every claim about the pair."""
        return [*self.formal, *(entry for thing in self.conduct for entry in thing.entries)]

    @property
    def member(self) -> Who:
        """The party as a row shows it."""
        return Who(self.name, self.code) if self.code != self.name.casefold() else Who(self.name)


def pairs_of(found: Iterable[Thing], knowledge: Knowledge) -> Pairs:
    """Return the pairs that the things tell of, by the codes of the two."""
    by_key: dict[tuple[str, str], list[Thing]] = {}
    for thing in found:
        by_key.setdefault(_key(thing), []).append(thing)
    return {key: _pair(key, told, knowledge) for key, told in by_key.items()}


def silent(pairs: Pairs, members: Iterable[str], query: Query, knowledge: Knowledge) -> list[Pair]:
    """Return a pair for each of these members of the organisation asked for that no claim speaks of, by name.

    Where the query is about a party, it is that party alone; where it asks for somebody's words, there is none.
    """
    organisation = code_of(query.org, knowledge) if query.org else None
    if organisation is None or query.by:
        return []
    codes = set(members)
    if query.about:
        codes = {code for code in (code_of(query.about, knowledge),) if code and code != organisation}
    unspoken = (
        Pair(code, name_of(code, knowledge), organisation) for code in codes if (code, organisation) not in pairs
    )
    return sorted(unspoken, key=lambda pair: (pair.name, pair.code))


def known_of(pair: Pair, day: date, knowledge: Knowledge) -> Known | None:
    """Return what the knowledge base holds; a party missing from a list of members that day is no member."""
    found = knowledge.standing(pair.code, pair.organisation, day)
    if found:
        return Known(found.status, found.start, found.end, found.source)
    members = knowledge.members(pair.organisation, day)
    return Known(NON_MEMBER, None, None, members[0].source) if members else None


def _key(thing: Thing) -> tuple[str, str]:
    claim = thing.entries[0].claim
    return party(claim.get(WHOSE[claim.kind])) or "", str(claim.get("organisation"))


def _pair(key: tuple[str, str], told: list[Thing], knowledge: Knowledge) -> Pair:
    code, organisation = key
    claim = told[0].entries[0].claim
    actor = claim.get(WHOSE[claim.kind])
    name = actor.label if isinstance(actor, Actor) and code != actor.party else name_of(code, knowledge)
    formal = sorted((entry for thing in told if thing.sort != CONDUCT for entry in thing.entries), key=order)
    return Pair(code, name, organisation, tuple(formal), tuple(thing for thing in told if thing.sort == CONDUCT))
