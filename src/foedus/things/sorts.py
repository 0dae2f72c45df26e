"""The sorts of things, and what each looks at in the claims that may tell of one.

| sort | claims | one thing is |
|---|---|---|
| meeting | meeting, attendance | a meeting of one organisation, or of the same parties, and who came |
| demand, obligation, responsibility | of that kind; event, statement | one matter between two parties, and replies |
| standing | standing | one party's standing in one organisation |
| posture | posture, attendance | one conduct of one party towards one organisation |
| event | event | one deed of the same parties, on days that overlap |
| statement | statement | the same words of one speaker, in several texts |
| allegiance | statement, posture, attendance | a party's word that it stands by an organisation, and its coming there |
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from foedus.model import AFFIRMED, DENIED, UNKNOWN_PARTY, Actor, Claim
from foedus.record import Entry
from foedus.things.gather import WEEKDAYS, Group, gather
from foedus.things.hosts import hosted, occasions_of, pointing
from foedus.things.item import Item
from foedus.things.matters import matters
from foedus.things.moments import NEAR, days
from foedus.things.occasions import occasions
from foedus.things.parties import party
from foedus.things.replies import REPLYING, reply
from foedus.things.vocabulary import vocabulary
from foedus.things.wording import called_after, place_name, points_back, points_to_one, telling, written

__all__ = ["SORTS", "grouped", "item_of", "items_of", "sorts_of"]

MEETING, STATEMENT, POSTURE, ALLEGIANCE = "meeting", "statement", "posture", "allegiance"
SAME_STORY = timedelta(days=3)  # outlets quote the same words within so long
FEW_WORDS = 3  # that two reports of a statement share at least
NOBODY, TALKS = "?", "talks"
REAFFIRMS = "reaffirms"  # the codebook's word for the conduct of who stands by an organisation


@dataclass(frozen=True, slots=True)
class Sort:
    """How items of a sort are made of the claims of these kinds, and put together."""

    kinds: tuple[str, ...]
    item: Callable[[Claim, Item], Item | None]
    group: Callable[[Iterable[Item]], list[Group]]


def sorts_of(kind: str) -> frozenset[str]:
    """Return the sorts of things that claims of a kind tell of."""
    return frozenset(name for name, sort in SORTS.items() if kind in sort.kinds)


def items_of(entries: Iterable[Entry], sorts: Collection[str] = ()) -> list[Item]:
    """Return the items of all claims of one text, of these sorts or of all; a claim may tell of things of several."""
    told = [(entry, _item(entry)) for entry in entries]
    claims = [entry.claim for entry, _ in told]
    found: list[Item] = []
    for name in sorts or SORTS:
        sort = SORTS[name]
        own = ((entry.claim, replace(item, sort=name)) for entry, item in told if entry.claim.kind in sort.kinds)
        made = {claim.id: item for claim, blank in own if (item := sort.item(claim, blank)) is not None}
        found += hosted(_IN_TEXT.get(name, _as_it_is)(made, claims).values())
    return found


def _as_it_is(items: Mapping[str, Item], claims: Collection[Claim]) -> Mapping[str, Item]:
    return items


_IN_TEXT = {MEETING: occasions_of, "demand": pointing}  # what else of its text tells of what an item is


def item_of(entry: Entry, sort: str) -> Item | None:
    """Return the item of one claim for a sort, as its own text alone tells it; None where it tells of no such thing."""
    return SORTS[sort].item(entry.claim, replace(_item(entry), sort=sort))


def grouped(sort: str, items: Iterable[Item]) -> list[list[Item]]:
    """Return the items of one block of a sort, thing by thing, each in order."""
    groups = SORTS[sort].group(items)
    found = [sorted(group.items, key=lambda item: item.order) for group in groups]
    return sorted(found, key=lambda items: items[0].order)


def _item(entry: Entry) -> Item:
    claim = entry.claim
    window = days(claim.date.edtf) if claim.date else None
    return Item(claim.id, claim.text_id, claim.anchor.span.start, "", "", window=window, published=entry.published)


def _meeting(claim: Claim, item: Item) -> Item:
    family = vocabulary().family.get(written(claim.get("format")), "")
    where = place_name(written(claim.get("place")))
    told = [*where.split(), *written(claim.get("format")).split(), *_weekday(claim)]
    item = replace(item, where=where, words=frozenset(told))
    organisation = claim.get("organisation")
    if not where and not organisation:
        item = replace(item, where=called_after(claim.quote.text))
    if isinstance(organisation, str) and organisation:  # whose talks are its own meeting, whoever it is that meets
        return replace(item, block=organisation, family="" if family == TALKS else family)
    named = claim.get("participants") if claim.kind == MEETING else (claim.get("participant"),)
    parties = (
        sorted({party(each) or NOBODY for each in named if _is_somebody(each)}) if isinstance(named, tuple) else []
    )
    if len(parties) > 1:  # without a day, talks that were not held are none of those that were
        key = DENIED if claim.polarity == DENIED and not item.window else ""
        return replace(item, block="+".join(parties), key=key, family=family)
    says_nothing = not (family or parties or item.window)
    alone = claim.kind == MEETING and says_nothing  # a conference of whomever is a meeting of its own
    return replace(item, block=f"in {item.text}", key="+".join(parties), family=family, loose=not alone)


def _weekday(claim: Claim) -> list[str]:
    """Return the weekday where nothing but its name tells the day: "on Thursday"."""
    phrase = claim.date.phrase if claim.date else None
    told = phrase.text.casefold() if phrase else ""
    return [told] if told in WEEKDAYS else []


def _is_somebody(actor: object) -> bool:
    """Tell whether an actor is told from others: "the others" and "delegates" are anybody."""
    return isinstance(actor, Actor) and bool(actor.party != UNKNOWN_PARTY or actor.name)


def _matter(content: str, *fields: str) -> Callable[[Claim, Item], Item | None]:
    def item_of(claim: Claim, item: Item) -> Item | None:
        if claim.kind in REPLYING:
            return reply(claim, item)
        between = ">".join(party(_whom(claim, field)) or NOBODY for field in fields) + ("" if fields[1:] else ">")
        if points_back(claim, content):
            is_known = NOBODY not in between.split(">") and points_to_one(claim, content)
            return replace(item, block=between if is_known else "", key=between, loose=True)
        return replace(item, block=between, words=telling(claim, content))

    return item_of


def _whom(claim: Claim, field: str) -> object:
    """Return who stands in a field; nobody demands of himself, so where it is read so it is not known."""
    given = claim.get(field)
    return None if field == "addressee" and given and party(given) == party(claim.get("demander")) else given


def _standing(claim: Claim, item: Item) -> Item | None:
    return _towards(claim, item, "member")


def _posture(claim: Claim, item: Item) -> Item | None:
    whose, what = ("participant", "status") if claim.kind == "attendance" else ("actor", "conduct")
    conduct = written(claim.get(what))
    made = _towards(claim, item, whose)
    return replace(made, key=conduct) if made and conduct else None


def _allegiance(claim: Claim, item: Item) -> Item | None:
    if claim.kind == "attendance":
        return _towards(claim, item, "participant")
    if claim.kind == POSTURE:
        return _towards(claim, item, "actor") if claim.get("conduct") == REAFFIRMS else None
    words, about = f"{written(claim.get('content'))} ".lower(), claim.get("about")
    known = vocabulary()
    stands_by = any(word in words for word in known.pledge) and not any(word in words for word in known.unless)
    speaker = party(claim.get("speaker"))
    of = [code for code in about if code != speaker] if isinstance(about, tuple) else []
    if not stands_by or claim.polarity != AFFIRMED or speaker is None or not of:
        return None
    return replace(item, block=f"{speaker}>{of[0]}")


def _towards(claim: Claim, item: Item, whose: str) -> Item | None:
    code, organisation = party(claim.get(whose)), claim.get("organisation")
    if code is None or not isinstance(organisation, str) or not organisation or code == organisation:
        return None
    return replace(item, block=f"{code}>{organisation}")


def _event(claim: Claim, item: Item) -> Item:
    sides = ("+".join(sorted({party(each) or NOBODY for each in _several(claim, side)})) for side in _SIDES)
    return replace(item, block=_monthly(">".join(sides), item), key=f"{written(claim.get('event'))} {claim.modality}")


_SIDES = ("actors", "recipients")


def _several(claim: Claim, field: str) -> tuple[object, ...]:
    value = claim.get(field)
    return value if isinstance(value, tuple) else (value,)


def _statement(claim: Claim, item: Item) -> Item:
    speaker = party(claim.get("speaker")) or NOBODY
    words = telling(claim, "content")
    return replace(item, block=_monthly(speaker, item), key=f"{claim.polarity} {claim.modality}", words=words)


def _monthly(block: str, item: Item) -> str:
    """Keep the blocks of what there is most of small: by the month it is about."""
    return f"{block} {item.order[0]:%Y-%m}"


def _same_words(items: Iterable[Item]) -> list[Group]:
    return matters(items, least=FEW_WORDS, within=SAME_STORY)


def _one(items: Iterable[Item]) -> list[Group]:
    """Return one group of all: a standing is one, whatever is said of it."""
    first, *rest = items
    group = Group.of(first)
    for item in rest:
        group.add(item)
    return [group]


def _same_days(items: Iterable[Item]) -> list[Group]:
    return gather(items, near=SAME_STORY)


def _conduct(items: Iterable[Item]) -> list[Group]:
    return gather(items, near=NEAR)


SORTS: Mapping[str, Sort] = {
    MEETING: Sort((MEETING, "attendance"), _meeting, occasions),
    "demand": Sort(("demand", *REPLYING), _matter("content", "demander", "addressee"), matters),
    "obligation": Sort(("obligation", STATEMENT), _matter("content", "debtor"), matters),
    "responsibility": Sort(("responsibility", STATEMENT), _matter("matter", "blamed"), matters),
    "standing": Sort(("standing",), _standing, _one),
    POSTURE: Sort((POSTURE, "attendance"), _posture, _conduct),
    "event": Sort(("event",), _event, _same_days),
    STATEMENT: Sort((STATEMENT,), _statement, _same_words),
    ALLEGIANCE: Sort((STATEMENT, POSTURE, "attendance"), _allegiance, _one),
}
