"""Word against conduct: who says that it stands by an organisation, and stays away from its meetings."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from foedus.ledgers.presence import ATTENDANCE, says
from foedus.ledgers.quoting import affirmed
from foedus.record import Entry
from foedus.things import first_day

__all__ = ["STAYED_AWAY", "broken_words"]

Told = list[tuple[Entry, str]]

STAYED_AWAY = "stayed away"
SKIPPED = ("absent", "declined")
MANY = 3  # meetings: one may be missed for any reason
WITHIN = timedelta(days=365)  # of the word


def broken_words(entries: Iterable[Entry]) -> Iterator[Told]:
    """Yield the words of a party that it stands by an organisation, with the meetings that it stayed away from."""
    told = list(entries)
    words = [entry for entry in told if entry.claim.kind != ATTENDANCE and affirmed(entry)]
    away = [entry for entry in told if entry.claim.kind == ATTENDANCE and says(entry) in SKIPPED]
    for_word = [entry for entry in words if len(_days(_around(entry, away))) >= MANY]
    skipped = {entry.claim.id: entry for word in for_word for entry in _around(word, away)}
    if for_word:
        yield [
            *((entry, f"says: {entry.claim.quote.text}") for entry in for_word),
            *((entry, STAYED_AWAY) for entry in skipped.values()),
        ]


def _around(word: Entry, away: list[Entry]) -> list[Entry]:
    said = first_day(word)
    return [entry for entry in away if said and (day := first_day(entry)) and abs(day - said) <= WITHIN]


def _days(entries: Iterable[Entry]) -> set[date]:
    """Return the days of the meetings: two accounts of one day are of one meeting."""
    return {day for entry in entries if (day := first_day(entry))}
