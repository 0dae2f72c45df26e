"""What parties do to one another: each act once, however many claims and sources tell of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, permutations, product

from foedus.ledgers.dating import item_of
from foedus.ledgers.quoting import affirmed, text
from foedus.ledgers.scale import Telling, scale
from foedus.model import Actor, Value
from foedus.record import Entry, independent
from foedus.record.settled import Kept, Saying
from foedus.things import ACTUAL, Days, days, is_ahead, order
from foedus.things.gather import Group, gather

__all__ = ["Deed", "deeds", "tells"]

PLANNED = "planned"
DONE, TOLD = "done", "told"
SEPARATOR = "\x1f"
SPEAKER = "by"  # not a field: the innermost speaker


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of `source` towards `target`, done or `planned`; of a mutual act the two stand in alphabetical order.

    `window` are the days on which it may have been, None where neither the texts nor their dates tell. `entries` are
    the claims that tell of it, by day, those that deny it among them.
    """

    type: str
    source: str
    target: str
    planned: bool
    window: Days | None
    entries: tuple[Entry, ...]

    @property
    def score(self) -> float:
        """What it is worth on the scale."""
        return scale().scores[self.type]

    @property
    def mutual(self) -> bool:
        """Whether both do it."""
        return self.type in scale().mutual

    @property
    def day(self) -> date:
        """The day to sort by."""
        return self.window[0] if self.window else date.max

    @property
    def edtf(self) -> str | None:
        """The day in EDTF, or as near as it is told; "?" behind it where it is only when the act was told of."""
        dated = (entry.claim.date.edtf for entry in self.entries if entry.claim.date)
        written = next((edtf for edtf in dated if days(edtf) == self.window), None)
        return written or (f"{self.window[0].isoformat()}?" if self.window else None)

    @property
    def disputed(self) -> bool:
        """Whether any source denies it."""
        return not all(map(affirmed, self.entries))

    @property
    def support(self) -> int:
        """How many independent sources tell of it."""
        told = [entry for entry in self.entries if affirmed(entry)]
        return independent((document.source, entry.copy) for entry in told for document in entry.documents)

    def order(self) -> tuple[date, str, str, str, str]:
        """Return what to sort by."""
        return self.day, self.type, self.source, self.target, self.entries[0].claim.id


def deeds(entries: Iterable[Entry], *, of: frozenset[str] = frozenset()) -> list[Deed]:
    """Return every act that the entries tell of, by day: one for each type, two parties and day.

    Where no text has words for the day, a report within `apart` days is taken to be of the same act. What a speaker
    tells without a day is news and of the day it is told; what a publisher tells so is background and of no day. What
    is only denied, possible, conditional or wanted is no act. With `of`, these one or two parties have a part in each.
    """
    told = [(entry, keys) for entry in entries if (keys := [key for key in _keys(entry) if of <= {*key[1:3]}])]
    told.sort(key=lambda pair: pair[0].claim.id)
    by_id = {entry.claim.id: entry for entry, _ in told}
    items = (item_of(entry, SEPARATOR.join(key)) for entry, keys in told for key in sorted(set(keys)))
    found = [deed for group in gather(items) if (deed := _deed(group, by_id))]
    found.sort(key=lambda deed: (_key(deed), deed.order()))
    joined = [deed for _, alike in groupby(found, key=_key) for deed in _joined(alike)]
    return sorted(joined, key=Deed.order)


def tells(claim: Saying) -> bool:
    """Tell whether a claim may tell of an act: whether it is of a kind that can, and what it says is one."""
    telling = scale().claims.get(claim.kind)
    if telling is None or (isinstance(claim, Kept) and telling.few and claim.lacks(telling.says, telling.few)):
        return False
    return telling.types is None or telling.type(text(claim.get(telling.says))) is not None


def _key(deed: Deed) -> tuple[str, str, str, bool]:
    return deed.type, deed.source, deed.target, deed.planned


def _keys(entry: Entry) -> Iterator[tuple[str, str, str, str]]:
    """Yield the acts between two parties that a claim tells of: the type, who, towards whom, and how it is done."""
    telling = scale().claims[entry.claim.kind]
    value = text(entry.claim.get(telling.says))
    type_, manner = telling.type(value), _manner(entry, at_once=value in telling.at_once)
    if type_ is None or manner is None:
        return
    for source, target in _between(entry, telling, type_):
        one, other = (target, source) if value in telling.back else (source, target)
        if type_ in scale().mutual:
            one, other = sorted((one, other))
        yield type_, one, other, manner


def _manner(entry: Entry, *, at_once: bool) -> str | None:
    """Return whether an act is done, planned, or done by telling of a day to come; None where it may never be."""
    ahead = entry.claim.modality == PLANNED or is_ahead(entry)
    if not ahead and entry.claim.modality != ACTUAL:
        return None
    if at_once and (ahead or entry.claim.date is None):
        return TOLD
    return PLANNED if ahead else DONE


def _between(entry: Entry, telling: Telling, type_: str) -> Iterator[tuple[str, str]]:
    claim = entry.claim
    sources = _codes(claim.by[-1:] if telling.source == SPEAKER else claim.get(telling.source))
    targets = _codes(claim.get(telling.target))
    if telling.heeds and (heeded := claim.get(telling.heeds)):
        targets &= _codes(heeded)
    together = type_ in scale().mutual and not claim.get(telling.target)
    pairs = permutations(sources, 2) if together else product(sources, targets)
    yield from ((source, target) for source, target in pairs if source != target)


def _codes(value: Value) -> set[str]:
    items = value if isinstance(value, tuple) else (value,)
    named = {item.party if isinstance(item, Actor) else item for item in items}
    return {code for code in named if isinstance(code, str)} - scale().nobody


def _deed(group: Group, by_id: Mapping[str, Entry]) -> Deed | None:
    """Return the act that a group of claims tells of, None where all deny it."""
    entries = _of_it([by_id[item.claim] for item in group.items])
    if not entries:
        return None
    type_, source, target, manner = group.key.split(SEPARATOR)
    published = min((entry.published for entry in entries if entry.published), default=None)
    told = (published, published) if published else None
    is_news = any(entry.claim.by for entry in entries)
    window = told if manner == TOLD or (group.window is None and is_news) else group.window
    return Deed(type_, source, target, manner == PLANNED, window, tuple(entries))


def _of_it(entries: list[Entry]) -> list[Entry]:
    """Return the claims that tell of an act by day, and those that deny it: none that deny another of the same type."""
    if len(entries) == 1:  # as most have
        return entries if affirmed(entries[0]) else []
    entries = sorted(entries, key=order)
    said = {_saying(entry) for entry in entries if affirmed(entry)}
    return [entry for entry in entries if _saying(entry) in said]


def _saying(entry: Entry) -> tuple[str, str]:
    kind = entry.claim.kind
    return kind, text(entry.claim.get(scale().claims[kind].says))


def _joined(alike: Iterable[Deed]) -> Iterator[Deed]:
    """Yield the acts of one key by day, each with those next to it that may be the same, told a little later."""
    held: Deed | None = None
    for deed in alike:
        joined = held and _join(held, deed)
        if held and not joined:
            yield held
        held = joined or deed
    if held:
        yield held


def _join(one: Deed, other: Deed) -> Deed | None:
    """Return two acts as one where they may be the same, else None; a day in words goes before one of publication."""
    if not (_is_day(one.window) and _is_day(other.window)) or (other.day - one.day).days > scale().settings.apart:
        return None
    if _is_dated(one) and _is_dated(other) and one.day != other.day:
        return None
    first, second = sorted((one, other), key=lambda deed: (not _is_dated(deed), deed.order()))
    return replace(first, entries=tuple(sorted((*first.entries, *second.entries), key=order)))


def _is_day(window: Days | None) -> bool:
    return window is not None and window[0] == window[1]


def _is_dated(deed: Deed) -> bool:
    """Tell whether the words of any text, or a person, say on which day it was."""
    return any(
        entry.claim.date and (entry.claim.date.phrase or entry.decided & {"date", "*"}) for entry in deed.entries
    )
