"""Where sources count one thing differently: 15 documents signed, or 16."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from foedus.ledgers.quoting import quote, text
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import first_day
from foedus.things.wording import stems

__all__ = ["counts", "miscounts"]

Told = list[tuple[Entry, str]]

ONE_STORY = timedelta(days=7)  # what is counted again much later has grown
FEW_WORDS = 2  # besides the number, that two accounts share
FIELDS = ("content", "matter")

_COUNT = re.compile(
    r"(?P<about>\b[a-z]+ )?\b(?P<number>\d{1,3}(?:[,  ]\d{3})+|\d+|[a-z]+)\b (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
)


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
    found: dict[str, int] = {}
    for match in _COUNT.finditer(words.lower()):
        number = _number(match["number"])
        rough = (match["about"] or "").strip() in vocabulary().rough
        units = match["unit"].split()
        if number is not None and not rough and units[0] not in vocabulary().no_units:
            found.setdefault(units[-1] if len(units) > 1 and units[-1].endswith("s") else units[0], number)
    return found


def _number(written: str) -> int | None:
    digits = re.sub(r"\D", "", written)
    if digits:
        return None if len(written) == 4 and written[:2] in ("19", "20", "21") else int(digits)  # a year
    return vocabulary().numbers.get(written)


def _may_contradict(one: tuple[Entry, str], other: tuple[Entry, str]) -> bool:
    (entry, says), (others, said) = one, other
    if says == said or entry.claim.text_id == others.claim.text_id:
        return False
    days = first_day(entry), first_day(others)
    if None not in days and abs(days[0] - days[1]) > ONE_STORY:  # type: ignore[operator]
        return False
    differ = quote(entry, "").speaker != quote(others, "").speaker
    return differ and len(stems(_words(entry)) & stems(_words(others))) >= FEW_WORDS


def _words(entry: Entry) -> str:
    claim = entry.claim
    return " ".join(filter(None, (claim.quote.text, *(text(claim.get(field)) for field in FIELDS))))
