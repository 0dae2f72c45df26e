"""Which claims of one text tell of the same thing, where one of them says too little to be known by itself."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from foedus.model import Claim
from foedus.things.gather import overlap
from foedus.things.item import Item
from foedus.things.parties import party
from foedus.things.traces import agree
from foedus.things.wording import points_to_one, telling

__all__ = ["hosted", "occasions_of", "pointing"]

MEETING, ATTENDANCE, STANDING, STATEMENT = "meeting", "attendance", "standing", "statement"
NEGOTIATES, NOBODY = "negotiates", "?"
COMMA = 2  # code points: ", "


def hosted(items: Iterable[Item]) -> list[Item]:
    """Give what is loose the block of that other item of its text which it may be of, the nearest.

    What finds none is told at least where and when the nearest meeting was that may be its own: "the others met in
    March" beside "the Riga meeting".
    """
    told = list(items)
    firm = [item for item in told if not item.loose and not item.is_reply]
    found = [_beside(item, firm) if item.loose else item for item in told]
    placed = [item for item in found if item.where and item.loose]
    return [_placed(item, placed) if item.loose and not item.where else item for item in found]


def occasions_of(items: Mapping[str, Item], claims: Collection[Claim]) -> dict[str, Item]:
    """Return the items of meetings, by claim: attendance with what the word for its meeting, in its quotation, says.

    Talks on joining an organisation are a formal step, which goes on for years, and no occasion.
    """
    steps = [claim for claim in claims if claim.kind == STANDING and claim.get("step") == NEGOTIATES]
    told = [claim for claim in claims if claim.id in items]
    meetings = [claim for claim in told if claim.kind == MEETING and not _within(claim, steps)]
    found = {claim.id: items[claim.id] for claim in told if claim.kind == ATTENDANCE}
    for claim in told:
        inside = [meeting for meeting in meetings if _within(meeting, [claim])]
        if claim.id in found and len(inside) == 1:
            found[claim.id] = _of(items[claim.id], items[inside[0].id])
    return {claim.id: items[claim.id] for claim in meetings} | found


def pointing(items: Mapping[str, Item], claims: Collection[Claim]) -> dict[str, Item]:
    """Return the items of demands, by claim: what points back with the words said beside it, and with who said them.

    "We will not clear the mines", the minister of Laos said, dismissing Chad's request.
    """
    said = [claim for claim in claims if claim.kind == STATEMENT]
    found = dict(items)
    for claim in claims:
        if claim.id in items and items[claim.id].loose:
            beside = [other for other in said if _adjoins(other, claim)]
            words = (telling(other, "content") for other in beside)
            block = items[claim.id].block or _answered(items[claim.id], claim, beside)
            found[claim.id] = replace(items[claim.id], words=frozenset().union(*words), block=block)
    return found


def _adjoins(one: Claim, other: Claim) -> bool:
    """Tell whether the quotations of two claims overlap, or nothing but a comma stands between them."""
    here, there = one.quote.span, other.quote.span
    return here.start <= there.end + COMMA and there.start <= here.end + COMMA


def _answered(item: Item, claim: Claim, beside: Iterable[Claim]) -> str:
    """Return the block of one demand on whoever speaks beside it, "" where that is not one."""
    asker, asked = item.key.split(">")
    speakers = {party(other.get("speaker")) or NOBODY for other in beside} - {asker, NOBODY}
    if asked != NOBODY or asker == NOBODY or len(speakers) != 1 or not points_to_one(claim, "content"):
        return ""
    return f"{asker}>{speakers.pop()}"


def _within(meeting: Claim, others: Iterable[Claim]) -> bool:
    return any(other.quote.span.covers(meeting.anchor.span) for other in others)


def _of(item: Item, meeting: Item) -> Item:
    window = item.window or meeting.window
    if item.loose or item.block == meeting.block:
        return replace(meeting, claim=item.claim, place=item.place, window=window)
    if meeting.loose:
        return replace(item, family=meeting.family, where=meeting.where, words=meeting.words, window=window)
    return item


def _beside(item: Item, firm: list[Item]) -> Item:
    hosts = [host for host in firm if _may_host(host, item)]
    if item.sort != MEETING and len({host.block for host in hosts}) > 1:
        hosts = []  # its demands, but which
    host = min(hosts, key=lambda host: (abs(host.place - item.place), host.place), default=None)
    return replace(item, block=host.block if host else item.block or f"in {item.text}")


def _may_host(host: Item, item: Item) -> bool:
    if host.family and item.family and host.family != item.family:
        return False
    if item.where and host.where and item.where != host.where:
        return False
    if item.sort == MEETING and item.window and host.window and not overlap(item.window, host.window):
        return False
    return agree(item.key, host.key or host.block)


def _placed(item: Item, placed: list[Item]) -> Item:
    near = [other for other in placed if other.block == item.block and _may_host(other, replace(item, key=""))]
    host = min(near, key=lambda other: (abs(other.place - item.place), other.place), default=None)
    if host is None:
        return item
    return replace(item, where=host.where, words=item.words | host.words, window=item.window or host.window)
