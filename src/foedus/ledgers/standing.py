"""How a party stands in an organisation on a day, who says so, and which formal steps were taken or not."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from foedus.knowledge import Knowledge
from foedus.ledgers.accounts import accounts, conflicts, settled
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.pairs import Pair, known_of, pairs_of, silent
from foedus.ledgers.parties import code_of
from foedus.ledgers.posture import CONDUCT, postures
from foedus.ledgers.quoting import quotes
from foedus.ledgers.rows import Standing
from foedus.ledgers.steps import is_sure, steps
from foedus.ledgers.view import View
from foedus.things import Thing

__all__ = ["standing"]


def _rows(found: list[Thing], view: View) -> list[Standing]:
    """Return a row for each party in each organisation that claims speak of, those most spoken of first.

    Asked of an organisation, also a row for each of its members, and for the party that the query is about. The day is
    `on`, else the last that anything in the record was published.
    """
    pairs = pairs_of(found, view.knowledge)
    told = [
        _told(pair, view.today, view.knowledge)
        for pair in pairs.values()
        if (pair.formal or view.query.org) and view.wants(pair.entries)
    ]
    told.sort(key=lambda pair: (-pair[0], pair[1].organisation, pair[1].member.name))
    unspoken = silent(pairs, _members(view), view.query, view.knowledge)
    return [*(row for _, row in told), *(_row(pair, view.today, view.knowledge) for pair in unspoken)]


def _members(view: View) -> Iterable[str]:
    organisation = code_of(view.query.org, view.knowledge) if view.query.org else None
    if organisation is None or view.today is None:
        return ()
    return (membership.member for membership in view.knowledge.members(organisation, view.today))


@lru_cache(maxsize=512)  # a row may rest on hundreds of claims, and most pages have many of the same
def _told(pair: Pair, day: date | None, knowledge: Knowledge) -> tuple[int, Standing]:
    """Return the row of a pair with the number of claims in it."""
    row = _row(pair, day, knowledge)
    return len(row.claims), row


def _row(pair: Pair, day: date | None, knowledge: Knowledge) -> Standing:
    fact = known_of(pair, day, knowledge) if day else None
    told = accounts(pair.formal, fact)
    found = settled(told, fact)
    taken = steps(pair.formal)
    return Standing(
        member=pair.member,
        organisation=pair.organisation,
        on=day,
        status=found.status,
        basis=found.basis,
        known=fact,
        taken=taken.taken,
        not_taken=taken.not_taken,
        planned=taken.planned,
        talked_of=taken.talked_of,
        conflicts=conflicts(told, fact),
        posture=postures(pair.conduct),
        quotes=quotes([entry for entry in pair.formal if is_sure(entry) and not entry.claim.get("step")], "status"),
    )


standing = Ledger("standing", Standing, ("standing",), _rows, beside=(CONDUCT,), cut=True)
