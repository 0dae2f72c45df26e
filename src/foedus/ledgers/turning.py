"""Whose own words on two days cannot both hold: who said that it would leave and that it would not."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from foedus.ledgers.quoting import affirmed, speaker_of, text
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import ACTUAL, NEAR, Thing, first_day

__all__ = ["turns"]

Told = list[tuple[Entry, str]]


def turns(thing: Thing, field: str) -> Iterator[Told]:
    """Yield the claims of each speaker who says of a thing what that speaker said otherwise on another day.

    `field` is what the sayings are compared by ("" for a standing: its step, else its status). A state of things may
    change, so two accounts of it must lie near; of what came to be (an answer) only the later denial contradicts. A
    plan, a duty or a blame is the speaker's own, and is a turn whenever it comes.
    """
    by_speaker: dict[str, list[Entry]] = defaultdict(list)
    for entry in thing.told:
        if entry.claim.by:
            by_speaker[speaker_of(entry)].append(entry)
    for entries in by_speaker.values():
        entries.sort(key=_told)
        told = {
            each.claim.id: (each, _in_words(each, field))
            for one, other in combinations(entries, 2)
            if _told(one) < _told(other) and _turns(thing.sort, one, other, field)
            for each in (one, other)
        }
        if told:
            yield list(told.values())


def _turns(sort: str, earlier: Entry, later: Entry, field: str) -> bool:
    if earlier.claim.modality != later.claim.modality:
        return False
    one, other = _value(earlier, field), _value(later, field)
    if one == other:
        contrary = affirmed(earlier) != affirmed(later)
    else:
        pair = frozenset((one, other))
        contrary = affirmed(earlier) and affirmed(later) and pair in vocabulary().contradictory.get(sort, ())
    if not contrary or earlier.claim.modality != ACTUAL or sort in ("obligation", "responsibility"):
        return contrary
    if sort == "demand":
        return one in vocabulary().answered and affirmed(earlier)
    return _told(later) - _told(earlier) <= NEAR


def _value(entry: Entry, field: str) -> str:
    claim = entry.claim
    return text(claim.get(field)) if field else text(claim.get("step")) or text(claim.get("status"))


def _in_words(entry: Entry, field: str) -> str:
    value = _value(entry, field)
    return value if affirmed(entry) else f"not {value}"


def _told(entry: Entry) -> date:
    return entry.published or first_day(entry) or date.max
