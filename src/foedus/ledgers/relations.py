"""How the relation of two parties moves, and what moved it: their acts towards one another, scored, over time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.errors import QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers.changes import Change, changes
from foedus.ledgers.deeds import Deed, deeds
from foedus.ledgers.evidence import Quote, Who
from foedus.ledgers.parties import name_of
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import affirmed, quote
from foedus.ledgers.relation_rows import Act, Move, Relation, Tally, Turn
from foedus.ledgers.scale import scale
from foedus.ledgers.series import by_period, interval, mean
from foedus.ledgers.targets import target
from foedus.ledgers.view import View, stands
from foedus.record import Entry

__all__ = ["Between", "History", "history", "relations", "turns"]

DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Whose relation is asked for: of `one` and `other`, of `one` and each of the others, or of every two parties.

    Each is a code or a name of a state or an organisation. `weekly` asks for ISO weeks in place of months, `directed`
    for what each does to the other apart.
    """

    one: str | None = None
    other: str | None = None
    weekly: bool = False
    directed: bool = False


def relations(
    entries: Iterable[Entry], query: Query, knowledge: Knowledge, *, between: Between | None = None
) -> tuple[Relation, ...]:
    """Return a row for each period in which two parties acted.

    Where the query is about somebody, it is about their relations. QueryError for a name that is no state or
    organisation.
    """
    return history(entries, query, knowledge, between=between or Between()).rows()


def turns(
    entries: Iterable[Entry], query: Query, knowledge: Knowledge, *, between: Between | None = None
) -> tuple[Turn, ...]:
    """Return a row for each period from which on the relation of two parties is on another level; asked as above."""
    return history(entries, query, knowledge, between=between or Between()).turns()


def history(entries: Iterable[Entry], query: Query, knowledge: Knowledge, *, between: Between) -> "History":
    """Return what relations and turns are made of, which costs more than to make them; asked as above."""
    return History(_ties(entries, query, knowledge, between), weekly=between.weekly)


@dataclass(frozen=True, slots=True)
class History:
    """What parties did to one another, of which rows are made."""

    ties: "list[_Tie]"
    weekly: bool

    def rows(self, *, outlined: bool = False) -> tuple[Relation, ...]:
        """Return the relations; outlined, they are without the acts that were done, and without quotations."""
        return tuple(row for tie in self.ties for row in tie.rows(weekly=self.weekly, outlined=outlined))

    def turns(self) -> tuple[Turn, ...]:
        """Return the turns."""
        return tuple(row for tie in self.ties for row in tie.turns(weekly=self.weekly))

    def whole(self, row: Relation) -> Relation:
        """Return a row that is outlined with all that it rests on."""
        return next(tie.whole(row, weekly=self.weekly) for tie in self.ties if tie.is_of(row))


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two parties and what they did to one another; if directed, what the first did to the second."""

    one: str
    other: str
    directed: bool
    deeds: list[Deed]
    knowledge: Knowledge

    def rows(self, *, weekly: bool, outlined: bool) -> Iterator[Relation]:
        """Yield the row of every period with acts."""
        for period, found in by_period(self.deeds, weekly=weekly).items():
            outline = self._outline(period, found)
            yield outline if outlined else self._filled(outline, found)

    def is_of(self, row: Relation) -> bool:
        """Tell whether a row is of the two."""
        return (self.one, self.other) == (row.one.party, row.other.party)

    def whole(self, row: Relation, *, weekly: bool) -> Relation:
        """Return a row of the two with all that it rests on."""
        return self._filled(row, by_period(self.deeds, weekly=weekly)[row.period])

    def _outline(self, period: str | None, found: list[Deed]) -> Relation:
        done = [deed for deed in found if not deed.planned]
        low, high = interval(done) if done else (None, None)
        counts = Counter(deed.type for deed in done)
        return Relation(
            one=self._who(self.one),
            other=self._who(self.other),
            directed=self.directed,
            period=period,
            count=len(done),
            score=_rounded(mean(done)) if done else None,
            low=_rounded(low),
            high=_rounded(high),
            total=_rounded(sum(deed.score for deed in done)) if done else None,
            types=tuple(Tally(type_, counts[type_]) for type_ in scale().scores if counts[type_]),
            planned=tuple(self._act(deed) for deed in found if deed.planned),
        )

    def _filled(self, outline: Relation, found: list[Deed]) -> Relation:
        acts = tuple(self._act(deed) for deed in found if not deed.planned)
        return replace(outline, acts=acts, quotes=_quotes(found))

    def turns(self, *, weekly: bool) -> Iterator[Turn]:
        """Yield every turn, each between the one before and the one after."""
        found = by_period((deed for deed in self.deeds if not deed.planned), weekly=weekly)
        series = [(period, told) for period, told in found.items() if period]
        cuts = changes([[deed.score for deed in told] for _, told in series])
        ends = [0, *(cut.at for cut in cuts), len(series)]
        levels = [[deed for _, told in series[first:last] for deed in told] for first, last in pairwise(ends)]
        for cut, (before, after) in zip(cuts, pairwise(levels), strict=True):
            yield self._turn(cut, [period for period, _ in series], before, after)

    def _turn(self, cut: Change, periods: list[str], before: list[Deed], after: list[Deed]) -> Turn:
        was, now = mean(before), mean(after)
        shares = [((deed.score - was) / len(after), deed) for deed in after]
        shares.sort(key=lambda share: (-share[0] if now > was else share[0], share[1].order()))
        most = [pair for pair in shares[: scale().settings.shown] if pair[0] * (now - was) > 0]
        return Turn(
            one=self._who(self.one),
            other=self._who(self.other),
            directed=self.directed,
            period=periods[cut.at],
            earliest=periods[cut.first],
            latest=periods[cut.last],
            before=round(was, DIGITS),
            after=round(now, DIGITS),
            size=round(now - was, DIGITS),
            confidence=round(cut.confidence, DIGITS),
            count_before=len(before),
            count_after=len(after),
            moved=tuple(Move(self._act(deed), round(share, DIGITS)) for share, deed in most),
            quotes=_quotes([deed for _, deed in most]),
        )

    def _act(self, deed: Deed) -> Act:
        return Act(
            date=deed.edtf,
            type=deed.type,
            source=self._who(deed.source),
            target=self._who(deed.target),
            mutual=deed.mutual,
            score=deed.score,
            support=deed.support,
            disputed=deed.disputed,
            claims=tuple(dict.fromkeys(entry.claim.id for entry in deed.entries)),
        )

    def _who(self, code: str) -> Who:
        return Who(name_of(code, self.knowledge), code)


def _ties(entries: Iterable[Entry], query: Query, knowledge: Knowledge, asked: Between) -> list[_Tie]:
    """Return the pairs that are asked for and acted, in alphabetical order, whoever is asked for first in front."""
    standing = [entry for entry in entries if stands(entry, query)]
    view = View.on(query, knowledge, standing)
    first, second = (
        _code(written, knowledge, standing) if written else None for written in (asked.one or query.about, asked.other)
    )
    by_pair: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    acts = (entry for entry in standing if entry.claim.kind in scale().claims)
    for deed in deeds(view.entries(acts), of=frozenset(filter(None, (first, second)))):
        if view.wants(deed.entries):
            for pair in _pairs(deed, first or second, directed=asked.directed):
                by_pair[pair].append(deed)
    return [_Tie(*pair, asked.directed, by_pair[pair], knowledge) for pair in sorted(by_pair)]


def _pairs(deed: Deed, first: str | None, *, directed: bool) -> list[tuple[str, str]]:
    """Return the pairs whose relation an act is part of, as they are to be shown."""
    pair = deed.source, deed.target
    if directed:
        return [pair, pair[::-1]] if deed.mutual else [pair]
    return [pair if pair[0] == first or (first is None and pair[0] < pair[1]) else pair[::-1]]


def _code(written: str, knowledge: Knowledge, entries: list[Entry]) -> str:
    code = target(written, knowledge, entries).code
    if code is None:
        raise QueryError(f"{written!r} is no state or organisation", "ask for the party that somebody acts for")
    return code


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _quotes(found: list[Deed]) -> tuple[Quote, ...]:
    """Return the words of every claim of the acts, each with its type; "not " before it where the claim denies it."""
    said = ((entry, deed.type if affirmed(entry) else f"not {deed.type}") for deed in found for entry in deed.entries)
    once = {(entry.claim.id, says): entry for entry, says in said}
    return tuple([quote(entry, says) for (_, says), entry in once.items()])
