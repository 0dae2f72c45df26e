"""How a party stands in an organisation on a day, who says so, and which formal steps were taken or not."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foedus.knowledge import Knowledge
from foedus.ledgers.accounts import Account, accounts, conflicts, latest
from foedus.ledgers.evidence import Who
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.parties import code_of, name_of
from foedus.ledgers.posture import CONDUCT, postures
from foedus.ledgers.quoting import quotes
from foedus.ledgers.rows import Known, Standing
from foedus.ledgers.steps import is_sure, steps
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Actor
from foedus.record import Entry
from foedus.things import Thing, order, party

__all__ = ["standing"]

NOT_KNOWN, NON_MEMBER = "not known", "non_member"
WHOSE = {"standing": "member", "posture": "actor", "attendance": "participant"}


@dataclass(frozen=True, slots=True)
class _Pair:
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


def _rows(found: list[Thing], view: View) -> list[Standing]:
    """Return a row for each party in each organisation that claims speak of, those most spoken of first.

    Asked of an organisation, also a row for each of its members, and for the party that the query is about. The day is
    `on`, else the last that anything in the record was published.
    """
    pairs = _pairs(found, view.knowledge)
    told = [
        _told(pair, view.today, view.knowledge)
        for pair in pairs.values()
        if (pair.formal or view.query.org) and view.wants(pair.entries)
    ]
    told.sort(key=lambda pair: (-pair[0], pair[1].organisation, pair[1].member.name))
    return [*(row for _, row in told), *_unspoken(pairs, view)]


def _pairs(found: list[Thing], knowledge: Knowledge) -> dict[tuple[str, str], _Pair]:
    by_key: dict[tuple[str, str], list[Thing]] = {}
    for thing in found:
        by_key.setdefault(_key(thing), []).append(thing)
    return {key: _pair(key, told, knowledge) for key, told in by_key.items()}


def _key(thing: Thing) -> tuple[str, str]:
    claim = thing.entries[0].claim
    return party(claim.get(WHOSE[claim.kind])) or "", str(claim.get("organisation"))


def _pair(key: tuple[str, str], told: list[Thing], knowledge: Knowledge) -> _Pair:
    code, organisation = key
    claim = told[0].entries[0].claim
    actor = claim.get(WHOSE[claim.kind])
    name = actor.label if isinstance(actor, Actor) and code != actor.party else name_of(code, knowledge)
    formal = sorted((entry for thing in told if thing.sort != CONDUCT for entry in thing.entries), key=order)
    return _Pair(code, name, organisation, tuple(formal), tuple(thing for thing in told if thing.sort == CONDUCT))


def _unspoken(pairs: dict[tuple[str, str], _Pair], view: View) -> list[Standing]:
    """Return a row for each member of the organisation asked for that no claim speaks of, by name."""
    query, day, knowledge = view.query, view.today, view.knowledge
    organisation = code_of(query.org, knowledge) if query.org else None
    if organisation is None or query.by:
        return []
    codes = {membership.member for membership in knowledge.members(organisation, day)} if day else set()
    if query.about:
        codes = {code for code in (code_of(query.about, knowledge),) if code and code != organisation}
    silent = [code for code in codes if (code, organisation) not in pairs]
    unspoken = [_Pair(code, name_of(code, knowledge), organisation) for code in silent]
    return [_row(pair, day, knowledge) for pair in sorted(unspoken, key=lambda pair: pair.name)]


@lru_cache(maxsize=512)  # a row may rest on hundreds of claims, and most pages have many of the same
def _told(pair: _Pair, day: date | None, knowledge: Knowledge) -> tuple[int, Standing]:
    """Return the row of a pair with the number of claims in it."""
    row = _row(pair, day, knowledge)
    return len(row.claims), row


def _row(pair: _Pair, day: date | None, knowledge: Knowledge) -> Standing:
    fact = _known(pair, day, knowledge) if day else None
    told = accounts(pair.formal, fact)
    status, basis = _status(told, fact)
    found = steps(pair.formal)
    return Standing(
        member=Who(pair.name, pair.code) if pair.code != pair.name.casefold() else Who(pair.name),
        organisation=pair.organisation,
        on=day,
        status=status,
        basis=basis,
        known=fact,
        taken=found.taken,
        not_taken=found.not_taken,
        planned=found.planned,
        talked_of=found.talked_of,
        conflicts=conflicts(told, fact),
        posture=postures(pair.conduct),
        quotes=quotes([entry for entry in pair.formal if is_sure(entry) and not entry.claim.get("step")], "status"),
    )


def _status(told: list[Account], fact: Known | None) -> tuple[str, str]:
    """Return the standing and what it rests on: a person's decision before knowledge, knowledge before claims.

    Where knowledge tells no more than the side ("member"), a step that leads to a more telling standing of that side
    ("withdrawing") goes before it; a mere word for a standing does not.
    """
    last = latest(told)
    if last and (fact is None or last.entry.decided):
        return last.status, "decision" if last.entry.decided else "claims"
    if fact is None:
        return NOT_KNOWN, ""
    step = latest([account for account in told if account.step])
    if step and vocabulary().refines(step.status, fact.status):
        return step.status, "claims"
    return fact.status, "knowledge"


def _known(pair: _Pair, day: date, knowledge: Knowledge) -> Known | None:
    """Return what the knowledge base holds; a party missing from a list of members that day is no member."""
    found = knowledge.standing(pair.code, pair.organisation, day)
    if found:
        return Known(found.status, found.start, found.end, found.source)
    members = knowledge.members(pair.organisation, day)
    return Known(NON_MEMBER, None, None, members[0].source) if members else None


standing = Ledger("standing", Standing, ("standing",), _rows, beside=(CONDUCT,))
