"""How parties have stood in organisations over time: what is known of it, and what claims say, spell by spell."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from foedus.knowledge import Membership
from foedus.ledgers.accounts import KNOWLEDGE, NOT_KNOWN, Account, Settled, accounts, against, conflicts, settled, since
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.pairs import NON_MEMBER, Pair, known_of, pairs_of, silent
from foedus.ledgers.parties import code_of
from foedus.ledgers.quoting import edtf, quote
from foedus.ledgers.rows import Conflict, Known, Spell, StandingOverTime
from foedus.ledgers.view import View
from foedus.things import Thing, days, held_from

__all__ = ["overlapping", "standing_over_time"]

DAY = timedelta(days=1)


def _rows(found: list[Thing], view: View) -> list[StandingOverTime]:
    """Return a row for each party in each organisation that claims speak of, and for every member of the one asked for.

    On each of its days a spell is what the ledger of standing says of that day. Nothing is shown of what came after the
    days asked for: a spell that has ended since is open.
    """
    pairs = pairs_of(found, view.knowledge)
    told = [pair for pair in pairs.values() if view.wants(pair.formal)]
    rows = (_row(pair, view) for pair in (*told, *silent(pairs, _members(view), view.query, view.knowledge)))
    return sorted((row for row in rows if row.spells or row.conflicts), key=_order)


def overlapping(rows: Iterable[StandingOverTime], first: date, last: date) -> Iterator[StandingOverTime]:
    """Yield the rows with those of their spells that have a day from the first to the last; none without any."""
    for row in rows:
        kept = tuple(spell for spell in row.spells if _start(spell.start) <= last and first <= _end(spell.end))
        if kept:
            yield row if kept == row.spells else replace(row, spells=kept)


def _order(row: StandingOverTime) -> tuple[str, str, str]:
    return row.organisation, row.member.name, row.member.party


def _members(view: View) -> Iterable[str]:
    organisation = code_of(view.query.org, view.knowledge) if view.query.org else None
    return {spell.member for spell in view.knowledge.spells(organisation)} if organisation else ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time in which nothing changes: from `first` to `last`, which is date.max where no end is seen."""

    first: date
    last: date
    known: Known | None
    found: Settled


def _row(pair: Pair, view: View) -> StandingOverTime:
    told = accounts(pair.formal)
    stretches = list(_stretches(pair, told, view))
    spells = [
        _spell(list(alike), told)
        for found, alike in groupby(stretches, key=lambda stretch: stretch.found)
        if found.status != NOT_KNOWN and found != Settled(NON_MEMBER, KNOWLEDGE)
    ]
    return StandingOverTime(
        member=pair.member,
        organisation=pair.organisation,
        spells=tuple(spells),
        conflicts=(*_conflicts(stretches, told), *conflicts(told, None)),
    )


def _stretches(pair: Pair, told: list[Account], view: View) -> Iterator[_Stretch]:
    held = [(held_from(account.entry) or date.min, account) for account in told]
    edges = sorted(_edges(pair, held, view))
    for first, last in zip(edges, [*(edge - DAY for edge in edges[1:]), date.max], strict=False):
        known = known_of(pair, first, view.knowledge)
        begun = since(known)
        so_far = [account for day, account in held if day <= first and account.day >= begun]
        yield _Stretch(first, last, known, settled(so_far, known))


def _edges(pair: Pair, held: list[tuple[date, Account]], view: View) -> set[date]:
    """Return the days on which something may change, up to the last that is asked for.

    Who else is a member matters only where claims speak of the party: who is missing from the members is none.
    """
    last = view.query.until or date.max
    spells = [spell for spell in view.knowledge.spells(pair.organisation) if held or spell.member == pair.code]
    found = {day for spell in spells for day in _ends(spell)} | {day for day, _ in held}
    return {day for day in found if day <= last}


def _ends(spell: Membership) -> Iterator[date]:
    yield _start(spell.start)
    if (last := _end(spell.end)) < date.max:
        yield last + DAY


def _spell(alike: list[_Stretch], told: list[Account]) -> Spell:
    first, last, found = alike[0].first, alike[-1].last, alike[0].found
    saying = [account for account in told if account.affirmed and account.status == found.status]
    of_time = [account for account in saying if first <= (held_from(account.entry) or date.min) <= last]
    known = [stretch.known for stretch in alike if stretch.known and found.basis == KNOWLEDGE]
    starts = [one.start for one in known] or [edtf(account.entry.claim.date) for account in of_time]
    ends = [one.end for one in known]
    return Spell(
        status=found.status,
        start=None if first == date.min else next(_of_day(starts, first, _start), first.isoformat()),
        end=None if last == date.max else next(_of_day(ends, last, _end), last.isoformat()),
        basis=found.basis,
        source=known[0].source if known else None,
        quotes=tuple(quote(account.entry, account.says) for account in of_time),
    )


def _of_day(written: Iterable[str | None], day: date, edge: Callable[[str | None], date]) -> Iterator[str]:
    """Yield the dates of which that day is the edge: they may be less exact than a day."""
    return (each for each in written if each and edge(each) == day)


def _conflicts(stretches: list[_Stretch], told: list[Account]) -> Iterator[Conflict]:
    """Yield the accounts that cannot hold with what is known of their day."""
    firsts = [stretch.first for stretch in stretches]
    by_known: dict[Known, list[Account]] = {}
    for account in told:
        place = bisect_right(firsts, account.day) - 1
        if place >= 0 and (known := stretches[place].known):
            by_known.setdefault(known, []).append(account)
    for known, accounts_ in by_known.items():
        yield from against(accounts_, known)


def _start(edtf: str | None) -> date:
    window = days(edtf)
    return window[0] if window else date.min


def _end(edtf: str | None) -> date:
    window = days(edtf)
    return window[1] if window else date.max


standing_over_time = Ledger("standing_over_time", StandingOverTime, ("standing",), _rows, cut=True)
