"""How a party stands in an organisation on a day, who says so, and which formal steps were taken or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from foedus.knowledge import Knowledge
from foedus.ledgers.accounts import Account, accounts, conflicts, latest
from foedus.ledgers.evidence import Who
from foedus.ledgers.matters import party
from foedus.ledgers.moments import last_published, order
from foedus.ledgers.parties import code_of, name_of
from foedus.ledgers.posture import postures
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import quotes
from foedus.ledgers.rows import Known, Standing
from foedus.ledgers.selecting import known, scope
from foedus.ledgers.steps import is_sure, steps
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Actor
from foedus.record import Entry

__all__ = ["standing"]

NOT_KNOWN, NON_MEMBER = "not known", "non_member"
WHOSE = {"standing": "member", "posture": "actor", "attendance": "participant"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A party and an organisation, with the claims about its standing and about its conduct."""

    code: str
    name: str
    organisation: str
    formal: list[Entry] = field(default_factory=list)
    conduct: list[Entry] = field(default_factory=list)


def standing(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Standing, ...]:
    """Return a row for each party in each organisation that claims speak of, those most spoken of first.

    Asked of an organisation, also a row for each of its members, and for the party that the query is about. The day is
    `on`, else the last that anything in the record was published.
    """
    record = known(entries, query)
    day = query.on or last_published(record)
    within = scope(record, query, knowledge, *WHOSE)
    pairs = _pairs(within.entries, knowledge)
    rows = [
        _row(pair, day, knowledge)
        for pair in pairs.values()
        if (pair.formal or query.org) and within.wants([*pair.formal, *pair.conduct])
    ]
    rows.sort(key=lambda row: (-len(row.claims), row.organisation, row.member.name))
    return (*rows, *_unspoken(pairs, query, day, knowledge))


def _pairs(entries: Iterable[Entry], knowledge: Knowledge) -> dict[tuple[str, str], _Pair]:
    found: dict[tuple[str, str], _Pair] = {}
    for entry in sorted(entries, key=order):
        claim = entry.claim
        actor, organisation = claim.get(WHOSE[claim.kind]), claim.get("organisation")
        code = party(actor)
        if not isinstance(actor, Actor) or not isinstance(organisation, str) or code is None or code == organisation:
            continue
        pair = found.get((code, organisation))
        if pair is None:
            name = name_of(code, knowledge) if code == actor.party else actor.label
            pair = found[code, organisation] = _Pair(code, name, organisation)
        (pair.formal if claim.kind == "standing" else pair.conduct).append(entry)
    return found


def _unspoken(
    pairs: dict[tuple[str, str], _Pair], query: Query, day: date | None, knowledge: Knowledge
) -> list[Standing]:
    """Return a row for each member of the organisation asked for that no claim speaks of, by name."""
    organisation = code_of(query.org, knowledge) if query.org else None
    if organisation is None or query.by:
        return []
    codes = {membership.member for membership in knowledge.members(organisation, day)} if day else set()
    if query.about:
        codes = {code for code in (code_of(query.about, knowledge),) if code and code != organisation}
    silent = [code for code in codes if (code, organisation) not in pairs]
    unspoken = [_Pair(code, name_of(code, knowledge), organisation) for code in silent]
    return [_row(pair, day, knowledge) for pair in sorted(unspoken, key=lambda pair: pair.name)]


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
