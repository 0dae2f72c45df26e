"""What an edit of a text changed in what it claims: claims that are gone, that are new, and whose fields differ."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.model import Actor, Claim, Value, When, Words
from foedus.record.entry import Entry

__all__ = ["Change", "Edits", "edits"]

ALIKE = 0.5  # of the words of two quotations together are in both
SAME_PLACE = 0.3  # what one anchor and one part of it count beside; either alone is half of it

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A claim before and after an edit, and the names of the fields that differ; `quote` where its words do."""

    before: Entry
    after: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edits:
    """The difference of claims between two versions of a text, in the order in which they stand there."""

    gone: tuple[Entry, ...] = ()
    new: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()


def edits(before: Iterable[Entry], after: Iterable[Entry]) -> Edits:
    """Return what differs between the claims of a text and those of its next version.

    A claim is the same one where its kind is, and its quotation has most of its words; of several likenesses the
    greatest counts first, and one anchor counts for likeness.
    """
    old, new = sorted(before, key=_place), sorted(after, key=_place)
    pairs = _paired(old, new)
    changes = (Change(old[one], new[other], _differing(old[one].claim, new[other].claim)) for one, other in pairs)
    return Edits(
        gone=tuple(entry for at, entry in enumerate(old) if at not in {one for one, _ in pairs}),
        new=tuple(entry for at, entry in enumerate(new) if at not in {other for _, other in pairs}),
        changed=tuple(change for change in changes if change.fields),
    )


def _paired(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return the places of claims that are the same one, the most alike paired first."""
    words = [[Counter(_words(entry.claim.quote.text)) for entry in entries] for entries in (old, new)]
    scored = [
        (score + _bonus(one.claim, other.claim), -abs(at - there), -at, -there)
        for at, one in enumerate(old)
        for there, other in enumerate(new)
        if one.claim.kind == other.claim.kind
        and (score := _shared(words[0][at], words[1][there])) + _bonus(one.claim, other.claim) >= ALIKE
    ]
    found: dict[int, int] = {}
    for *_, at, there in sorted(scored, reverse=True):
        if -at not in found and -there not in found.values():
            found[-at] = -there
    return sorted(found.items())


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the words of both that is in both (Dice's coefficient)."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _bonus(one: Claim, other: Claim) -> float:
    same = (one.anchor.text.casefold() == other.anchor.text.casefold(), one.part == other.part)
    return SAME_PLACE * sum(same) / 2 if same[0] else 0.0


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
    said, says = ({field.name: field.value for field in (*claim.fields, *claim.common())} for claim in (one, other))
    return tuple(name for name in dict.fromkeys((*said, *says)) if not _is_same(said.get(name), says.get(name)))


def _is_same(one: Value, other: Value) -> bool:
    """Tell whether two values say the same, wherever they stand: every edit moves what comes after it.

    Of a date that is so also where its words are the same, or it has none: a later version was published later.
    """
    match one, other:
        case When(), When():
            return one.edtf == other.edtf or _phrase(one) == _phrase(other)
        case tuple(), tuple():
            return len(one) == len(other) and all(map(_is_same, one, other))
        case Actor(), Actor():
            return (one.label.casefold(), one.party) == (other.label.casefold(), other.party)
        case Words(), Words():
            return _words(one.text) == _words(other.text)
    return one == other or (not one and not other)


def _phrase(date: When) -> str | None:
    return date.phrase.text.casefold() if date.phrase else None


def _words(quote: str) -> list[str]:
    return _WORD.findall(quote.casefold())


def _place(entry: Entry) -> tuple[int, int]:
    return entry.claim.anchor.span.start, entry.claim.part
