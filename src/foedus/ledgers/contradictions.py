"""Where accounts of one thing cannot all hold: of several sources, or of one speaker on two days."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations
from math import prod

from foedus.ledgers.accounts import accounts, clashes
from foedus.ledgers.allegiance import STAYED_AWAY, broken_words
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.line import subject
from foedus.ledgers.numbers import miscounts
from foedus.ledgers.posture import CONDUCT
from foedus.ledgers.presence import ATTENDANCE, MEETING, denies_coming, says
from foedus.ledgers.quoting import affirmed, quote, speaker_of, text
from foedus.ledgers.rows import Contradiction, Side
from foedus.ledgers.turning import turns
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.model.remembering import remembered
from foedus.record import Entry, independent
from foedus.things import ACTUAL, NEAR, Thing, first_day, party

__all__ = ["contradictions", "is_disputed", "told_otherwise"]

# The field whose value accounts of one thing may differ in ("" where only yes and no differ), by the sort of thing.
VALUE = {"demand": "answer", "obligation": "status", "responsibility": "stance", CONDUCT: "", "event": ""}
STANDING, ALLEGIANCE = "standing", "allegiance"
TURNS = {STANDING: "", "demand": "answer", "obligation": "status", "responsibility": "stance"}  # as VALUE
COUNTED = ("meeting", "event", "statement", "demand", "obligation")

SOURCES, OWN_WORDS, NUMBERS, CONDUCT_AGAINST = "sources", "own words", "numbers", "word and conduct"

Saying = tuple[str, bool, str]  # the value, whether it is affirmed, and the modality
Told = list[tuple[Entry, str]]  # claims that cannot all hold, each with what it says


def _rows(found: list[Thing], view: View) -> list[Contradiction]:
    """Return a row for each two or more accounts of one thing that cannot all hold, by day."""
    told = [(type_, pair) for thing in found for type_, pair in _told(thing) if view.wants(entry for entry, _ in pair)]
    return [_row(type_, pair) for type_, pair in sorted(told, key=lambda found: _since(found[1]))]


@remembered  # a page is made in rounds, each with the things of the one before and some more
def _told(thing: Thing) -> tuple[tuple[str, Told], ...]:
    return tuple(told_otherwise(thing))


def is_disputed(thing: Thing) -> bool:
    """Tell whether accounts of a thing cannot all hold, whichever of them a question leaves out.

    Of a standing one that is left out may be what explains the others, so it is disputed where any two differ.
    """
    if thing.sort == STANDING and len({account.says for account in accounts(thing.entries)}) > 1:
        return True
    return next(told_otherwise(thing), None) is not None


def told_otherwise(thing: Thing) -> Iterator[tuple[str, Told]]:
    """Yield the claims of a thing that cannot all hold, with the type of the contradiction (see `Contradiction`)."""
    for told in _accounts(thing):
        if len({speaker_of(entry) for entry, _ in told}) > 1:
            yield SOURCES, told
    if thing.sort in TURNS:
        yield from ((OWN_WORDS, told) for told in turns(thing, TURNS[thing.sort]))
    if thing.sort in COUNTED:
        yield from ((NUMBERS, told) for told in miscounts(thing.told))
    if thing.sort == ALLEGIANCE:
        yield from ((CONDUCT_AGAINST, told) for told in broken_words(thing.entries))


def _accounts(thing: Thing) -> Iterator[Told]:
    match thing.sort:
        case "standing":
            for _, told in clashes(accounts(thing.entries, None)):
                yield [(account.entry, account.says) for account in told]
        case "meeting":
            yield from _of_meeting(thing)
        case sort if sort in VALUE:
            yield from _opposed([entry for entry in thing.told if entry.claim.kind != ATTENDANCE], VALUE[sort])


def _since(told: Told) -> date:
    return min((day for entry, _ in told if (day := first_day(entry))), default=date.max)


def _row(type_: str, told: Told) -> Contradiction:
    given: dict[str, list[Entry]] = {}
    for entry, saying in told:
        given.setdefault(saying, []).append(entry)
    sides = tuple(_side(saying, entries) for saying, entries in given.items())
    about = (subject(entry.claim) for entry, _ in told)
    subjects = sorted(about, key=lambda words: not vocabulary().names(words.split()[0]))
    return Contradiction(
        type=type_,
        kind=told[0][0].claim.kind,
        subject=subjects[0],
        date=next((entry.claim.date.edtf for entry, _ in told if entry.claim.date), None),
        score=_score(type_, sides),
        sides=sides,
    )


def _score(type_: str, sides: tuple[Side, ...]) -> float:
    """Return how sure the two surest accounts are together; of words and conduct, the surest word and the conduct."""
    surest: dict[str, float] = {}
    for side in sides:
        account = str(side.says == STAYED_AWAY) if type_ == CONDUCT_AGAINST else side.says
        surest[account] = max(side.sure, surest.get(account, 0.0))
    return round(prod(sorted(surest.values(), reverse=True)[:2]), 2)


def _side(saying: str, entries: list[Entry]) -> Side:
    """Return an account with how sure it is.

    A source is right about what it tells as often as not, times how sure the readers were of its surest claim; one
    source more that is independent of the others halves the doubt.
    """
    surest = max(1.0 if entry.decided else entry.confidence for entry in entries)
    sources = independent((document.source, entry.copy) for entry in entries for document in entry.documents)
    sure = round(1 - (1 - surest / 2) ** sources, 4)
    return Side(says=saying, sure=sure, quotes=tuple(quote(entry, saying) for entry in entries))


def _of_meeting(thing: Thing) -> Iterator[Told]:
    came = [entry for entry in thing.entries if entry.claim.kind == ATTENDANCE]
    called = [entry for entry in thing.entries if entry.claim.kind == MEETING and not denies_coming(entry, came)]
    by_party: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in came:
        by_party[party(entry.claim.get("participant"))].append(entry)
    yield from _opposed(_current(called), "")
    for told in by_party.values():
        yield from _opposed(told, "status")


def _current(called: list[Entry]) -> list[Entry]:
    """Return the claims but for plans that were no more: told before, or by, the first text to say that it was off."""
    off = [entry for entry in called if not affirmed(entry) and entry.claim.modality != ACTUAL]
    texts = {entry.claim.text_id for entry in off}
    since = min((day for entry in off if (day := entry.published)), default=None)
    return [entry for entry in called if entry in off or not _is_over(entry, since, texts)]


def _is_over(entry: Entry, since: date | None, texts: Collection[str]) -> bool:
    is_earlier = bool(since and entry.published and entry.published < since)
    return entry.claim.modality != ACTUAL and (is_earlier or entry.claim.text_id in texts)


def _opposed(entries: list[Entry], field: str) -> Iterator[Told]:
    """Yield the claims on both sides of each two sayings that cannot both hold, as far as their days are near."""
    sayings: dict[Saying, list[Entry]] = defaultdict(list)
    for entry in entries:
        sayings[_saying(entry, field)].append(entry)
    kind = entries[0].claim.kind if entries else ""
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


SORTS = tuple(dict.fromkeys(("meeting", STANDING, *VALUE, *COUNTED, ALLEGIANCE)))

contradictions = Ledger("contradictions", Contradiction, SORTS, _rows, disputed=True)
