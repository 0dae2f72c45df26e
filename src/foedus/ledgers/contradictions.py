"""Where sources give accounts of one thing that cannot all hold. A first version: kind by kind, value by value."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from foedus.knowledge import Knowledge
from foedus.ledgers.accounts import accounts, clashes
from foedus.ledgers.evidence import Quote
from foedus.ledgers.gather import Item, gather
from foedus.ledgers.line import subject
from foedus.ledgers.matters import matters, party
from foedus.ledgers.moments import NEAR, first_day
from foedus.ledgers.occasions import ATTENDANCE, MEETING, denies_coming, occasions
from foedus.ledgers.presence import says
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import affirmed, quote, text
from foedus.ledgers.rows import Contradiction, Side
from foedus.ledgers.selecting import scope
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Value
from foedus.record import Entry

__all__ = ["contradictions"]

# What makes claims be about one thing, and the field whose value they may differ in ("" where only yes and no differ).
SAME_DAY = {
    ATTENDANCE: (("participant", "organisation"), "status"),
    "posture": (("actor", "organisation", "conduct"), ""),
    "event": (("event", "actors", "recipients"), ""),
}
SAME_MATTER = {
    "demand": (("demander", "addressee"), "content", "answer"),
    "obligation": (("debtor",), "content", "status"),
    "responsibility": (("blamed",), "matter", "stance"),
}
STANDING = "standing"

Saying = tuple[str, bool, str]  # the value, whether it is affirmed, and the modality
Told = list[tuple[Entry, str]]  # claims that cannot all hold, each with what it says


def contradictions(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Contradiction, ...]:
    """Return a row for each two or more accounts of one thing by different speakers that cannot all hold, by day."""
    within = scope(entries, query, knowledge, STANDING, MEETING, *SAME_DAY, *SAME_MATTER)
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in within.entries:
        by_kind[entry.claim.kind].append(entry)
    found = (*_of_standing(by_kind[STANDING]), *_of_meetings(by_kind), *_of_days(by_kind), *_of_matters(by_kind))
    wanted = [told for told in found if within.wants(entry for entry, _ in told)]
    rows = [_row(told) for told in sorted(wanted, key=_since)]
    return tuple(row for row in rows if len({quotation.speaker for side in row.sides for quotation in side.quotes}) > 1)


def _since(told: Told) -> date:
    return min((day for entry, _ in told if (day := first_day(entry))), default=date.max)


def _row(told: Told) -> Contradiction:
    sides: dict[str, list[Quote]] = {}
    for entry, saying in told:
        sides.setdefault(saying, []).append(quote(entry, saying))
    about = (subject(entry.claim) for entry, _ in told)
    subjects = sorted(about, key=lambda words: not vocabulary().names(words.split()[0]))
    return Contradiction(
        kind=told[0][0].claim.kind,
        subject=subjects[0],
        date=next((entry.claim.date.edtf for entry, _ in told if entry.claim.date), None),
        sides=tuple(Side(says=saying, quotes=tuple(quoted)) for saying, quoted in sides.items()),
    )


def _of_standing(entries: list[Entry]) -> Iterator[Told]:
    pairs: dict[tuple[str | None, Value], list[Entry]] = defaultdict(list)
    for entry in entries:
        pairs[party(entry.claim.get("member")), entry.claim.get("organisation")].append(entry)
    for pair in pairs.values():
        for _, told in clashes(accounts(pair, None)):
            yield [(account.entry, account.says) for account in told]


def _of_meetings(by_kind: dict[str, list[Entry]]) -> Iterator[Told]:
    for group in occasions([*by_kind[MEETING], *by_kind[ATTENDANCE]]):
        came = [entry for entry in group.entries if entry.claim.kind == ATTENDANCE]
        called = [entry for entry in group.entries if entry.claim.kind == MEETING and not denies_coming(entry, came)]
        if called:
            yield from _opposed(called, "")


def _of_days(by_kind: dict[str, list[Entry]]) -> Iterator[Told]:
    for kind, (fields, value) in SAME_DAY.items():
        items = (Item(entry, tuple(_known_by(entry.claim.get(name)) for name in fields)) for entry in by_kind[kind])
        for group in gather(items, near=NEAR if kind == ATTENDANCE else None):
            yield from _opposed(group.entries, value)


def _of_matters(by_kind: dict[str, list[Entry]]) -> Iterator[Told]:
    for kind, (parties, content, value) in SAME_MATTER.items():

        def key(entry: Entry, parties: tuple[str, ...] = parties) -> tuple[str | None, ...]:
            return tuple(party(entry.claim.get(name)) for name in parties)

        def words(entry: Entry, content: str = content) -> str:
            return text(entry.claim.get(content))

        for matter in matters(by_kind[kind], key, words):
            yield from _opposed(matter, value)


def _known_by(value: Value) -> object:
    """Return what to compare a value by: actors by their parties, whatever they are called."""
    if isinstance(value, tuple):
        return frozenset(map(_known_by, value))
    return party(value) or value


def _opposed(entries: list[Entry], field: str) -> Iterator[Told]:
    """Yield the claims on both sides of each two sayings that cannot both hold, as far as their days are near."""
    sayings: dict[Saying, list[Entry]] = defaultdict(list)
    for entry in entries:
        sayings[_saying(entry, field)].append(entry)
    kind = entries[0].claim.kind
    for one, other in combinations(sayings, 2):
        if _contrary(kind, one, other):
            near = [*_near(sayings[one], sayings[other]), *_near(sayings[other], sayings[one])]
            if near:
                yield [(entry, _in_words(_saying(entry, field))) for entry in near]


def _saying(entry: Entry, field: str) -> Saying:
    claim = entry.claim
    if claim.kind == ATTENDANCE:
        return says(entry), True, ""
    return text(claim.get(field)) if field else "so", affirmed(entry), claim.modality


def _in_words(saying: Saying) -> str:
    value, so, _ = saying
    return value if so else f"not {value}"


def _contrary(kind: str, one: Saying, other: Saying) -> bool:
    if one[2] != other[2]:
        return False
    if one[0] == other[0]:
        return one[1] != other[1]
    return one[1] and other[1] and frozenset((one[0], other[0])) in vocabulary().contradictory[kind]


def _near(entries: list[Entry], others: list[Entry]) -> list[Entry]:
    """Return the entries whose day is near the day of one of the others; a claim without a day is near to all."""
    spans = sorted(day for other in others if (day := first_day(other)))
    undated = len(spans) < len(others)

    def is_near(day: date | None) -> bool:
        return undated or day is None or bisect_left(spans, day - NEAR) < bisect_right(spans, day + NEAR)

    return [entry for entry in entries if is_near(first_day(entry))]
