"""Where sources count one thing differently: 15 documents signed, or 16."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from foedus.ledgers.quoting import speaker_of, text
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import first_day
from foedus.things.wording import stems

__all__ = ["counts", "miscounts"]

Told = list[tuple[Entry, str]]

ONE_STORY = timedelta(days=7)  # what is counted again much later has grown
FEW_WORDS = 2  # besides the number, that two accounts share
FIELDS = ("content", "matter")
EVENT = "event"
MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
TENS = frozenset(range(20, 100, 10))

_TOKEN = re.compile(r"\d{1,3}(?:[,  ]\d{3})+|\w+")


def miscounts(entries: Iterable[Entry]) -> Iterator[Told]:
    """Yield the claims of one thing that give other numbers of the same, in words otherwise alike, around one time."""
    by_unit: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        for unit, number in counts(_words(entry)).items():
            by_unit[unit][number].append(entry)
    seen: set[frozenset[str]] = set()
    for unit, told in by_unit.items():
        if len(told) > 1:
            counted = [(entry, f"{number} {unit}") for number, found in sorted(told.items()) for entry in found]
            alike = [pair for pair in counted if any(_may_contradict(pair, other) for other in counted)]
            ids = frozenset(entry.claim.id for entry, _ in alike)
            if len({says for _, says in alike}) > 1 and ids not in seen:
                seen.add(ids)
                yield alike


def counts(words: str) -> dict[str, int]:
    """Return how many of what the words count, by the thing counted; what is only about so many is no count."""
    tokens = _TOKEN.findall(words.lower())
    found: dict[str, int] = {}
    for place, token in enumerate(tokens):
        number, behind = _number(token), place + 1
        if number in TENS and (ones := _ones(tokens[behind : behind + 1])):
            number, behind = number + ones, behind + 1  # "twenty-one"
        before = tokens[place - 1] if place else ""
        is_count = before not in vocabulary().rough and before not in MONTHS  # "on May 5"
        if number is not None and is_count and (unit := _unit(tokens[behind : behind + 2])):
            found.setdefault(unit, number)
    return found


def _unit(behind: list[str]) -> str:
    """Return what is counted by the words behind a number: the first, or the second where only that is a plural."""
    if not behind or behind[0] in vocabulary().no_units or behind[0].isdigit():
        return ""
    one, *others = behind
    unit = next((other for other in others if other.endswith("s") and not one.endswith("s")), one)
    return vocabulary().same_units.get(unit, unit)


def _ones(behind: list[str]) -> int:
    known = {**vocabulary().numbers, "one": 1}
    return next((known[word] for word in behind if known.get(word, 10) < 10), 0)


def _number(written: str) -> int | None:
    if not written[0].isdigit():
        return vocabulary().numbers.get(written)
    digits = re.sub(r"\D", "", written)
    is_year = len(written) == 4 and written[:2] in ("19", "20", "21")
    return None if is_year or not written[-1].isdigit() else int(digits)


def _may_contradict(one: tuple[Entry, str], other: tuple[Entry, str]) -> bool:
    (entry, says), (others, said) = one, other
    if says == said or entry.claim.text_id == others.claim.text_id:
        return False
    days = first_day(entry), first_day(others)
    if None not in days and abs(days[0] - days[1]) > ONE_STORY:  # type: ignore[operator]
        return False
    differ = speaker_of(entry) != speaker_of(others)
    is_one_deed = entry.claim.kind == others.claim.kind == EVENT  # of the same parties, whatever words it is told in
    return differ and (is_one_deed or len(stems(_words(entry)) & stems(_words(others))) >= FEW_WORDS)


def _words(entry: Entry) -> str:
    claim = entry.claim
    return " ".join(filter(None, (claim.quote.text, *(text(claim.get(field)) for field in FIELDS))))
