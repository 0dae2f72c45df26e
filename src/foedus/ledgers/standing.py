"""How a party stands in an organisation on a day, who says so, and which formal steps were taken or not."""

from dataclasses import dataclass, field
from datetime import date

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
    formal: list[Entry] = field(default_factory=list)
    conduct: list[Thing] = field(default_factory=list)

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
    rows = [
        _row(pair, view.today, view.knowledge)
        for pair in pairs.values()
        if (pair.formal or view.query.org) and view.wants(pair.entries)
    ]
    rows.sort(key=lambda row: (-len(row.claims), row.organisation, row.member.name))
    return [*rows, *_unspoken(pairs, view)]


def _pairs(found: list[Thing], knowledge: Knowledge) -> dict[tuple[str, str], _Pair]:
    pairs: dict[tuple[str, str], _Pair] = {}
    for thing in found:
        key = _key(thing)
        pair = pairs.get(key) or pairs.setdefault(key, _pair(thing, knowledge))
        if thing.sort == CONDUCT:
            pair.conduct.append(thing)
        else:
            pair.formal.extend(thing.entries)
    for pair in pairs.values():
        pair.formal.sort(key=order)
    return pairs


def _key(thing: Thing) -> tuple[str, str]:
    claim = thing.entries[0].claim
    return party(claim.get(WHOSE[claim.kind])) or "", str(claim.get("organisation"))


def _pair(thing: Thing, knowledge: Knowledge) -> _Pair:
    code, organisation = _key(thing)
    claim = thing.entries[0].claim
    actor = claim.get(WHOSE[claim.kind])
    named = isinstance(actor, Actor) and code != actor.party
    return _Pair(code, actor.label if named else name_of(code, knowledge), organisation)  # type: ignore[union-attr]


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
