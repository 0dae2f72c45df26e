"""Which claims speak of one meeting: the same organisation or parties, days that overlap, formats of one family.

"The summit" and "he did not come" name neither; they speak of the meeting that their text names nearest to them.
"""

from collections.abc import Iterable
from datetime import timedelta

from foedus.ledgers.gather import Group, Item, gather
from foedus.ledgers.matters import party
from foedus.ledgers.moments import Days, order
from foedus.ledgers.quoting import affirmed, text
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry

__all__ = ["ATTENDANCE", "MEETING", "denies_coming", "occasions", "organisation_of"]

NEAR = timedelta(days=31)  # "the summit", undated, is the one summit within a month of the article that speaks of it
MEETING, ATTENDANCE = "meeting", "attendance"


def occasions(entries: Iterable[Entry]) -> list[Group]:
    """Return the claims about meetings by meeting, by day.

    Talks between the same parties that were held, and talks that were not, are two meetings.
    """
    named: list[Item] = []
    bare: list[Item] = []
    for entry in entries:
        item = _item(entry)
        (named if _is_named(item) else bare).append(item)
    found = gather(named, near=NEAR)
    by_text: dict[str, list[Group]] = {}
    for group in found:
        for text_id in group.texts:
            by_text.setdefault(text_id, []).append(group)
    loose = [item for item in bare if not _join(item, by_text.get(item.entry.claim.text_id, []))]
    for group in found:
        group.entries.sort(key=order)
    return sorted([*found, *gather(loose)], key=Group.start)


def denies_coming(meeting: Entry, attendance: Iterable[Entry]) -> bool:
    """Tell whether the words of a denied meeting deny only that somebody comes: "she will not attend the summit"."""
    claim = meeting.claim
    return not affirmed(meeting) and any(
        other.claim.text_id == claim.text_id and claim.quote.span.covers(other.claim.anchor.span)
        for other in attendance
    )


def organisation_of(group: Group) -> str | None:
    """Return whose meeting it is, None where no claim says so."""
    first = group.key[0]
    return first if isinstance(first, str) else None


def _item(entry: Entry) -> Item:
    claim = entry.claim
    family = vocabulary().family.get(text(claim.get("format")), "")
    organisation = claim.get("organisation")
    if organisation:
        return Item(entry, (text(organisation),), family)
    named = claim.get("participants") if claim.kind == MEETING else claim.get("participant")
    parties = frozenset(map(party, named)) if isinstance(named, tuple) else frozenset([party(named)])
    return Item(entry, (parties, claim.polarity if len(parties) > 1 else claim.text_id), family)


def _is_named(item: Item) -> bool:
    """Tell whether a claim says by itself which meeting it speaks of; a visit of one party is a meeting of its own."""
    first = item.key[0]
    is_other = item.entry.claim.kind == MEETING and not item.family
    return isinstance(first, str) or is_other or (isinstance(first, frozenset) and len(first) > 1)


def _join(item: Item, groups: list[Group]) -> bool:
    """Add a claim to that meeting of its text that it can be of and that is spoken of nearest to it, if any."""
    fitting = [group for group in groups if _can_be_of(item, group)]
    if fitting:
        min(fitting, key=lambda group: _distance(item.entry, group)).add(item)
    return bool(fitting)


def _distance(entry: Entry, group: Group) -> int:
    own = (other for other in group.entries if other.claim.text_id == entry.claim.text_id)
    return min(abs(other.claim.anchor.span.start - entry.claim.anchor.span.start) for other in own)


def _can_be_of(item: Item, group: Group) -> bool:
    if item.family and group.family and item.family != group.family:
        return False
    if item.window and group.window and not _overlap(item.window, group.window):
        return False
    parties, others = item.key[0], group.key[0]
    return not isinstance(others, frozenset) or not isinstance(parties, frozenset) or parties <= others


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
