"""What an annotation tool hands back: decisions that were in the file, and what a person changed since.

A change is what differs from the claim as it was exported, so that a reader who has found something better in the
meantime is not overruled by a person who did not look at it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from foedus.api import Held, Left, Record, Taken, decision_told, slots
from foedus.errors import DecisionError, EvidenceError, KnowledgeError, QueryError
from foedus.export.marks import Piece, line_of, pieces_of, shown, told_again, value_of, written
from foedus.export.whole import is_cut, whole
from foedus.model import Actor, Claim, Field, Place, Slot, When, Words, decode

__all__ = ["Missed", "Returned", "Seen", "claim_told", "take_in"]

UNSEEN = "only a person saw it: it is added where one asks for that"
FOREIGN = "it is no claim in the form of foedus"
UNREADABLE = "it is not in the form that it was handed out in"
_BROKEN = (KeyError, TypeError, ValueError)  # what data of another form comes to


@dataclass(frozen=True, slots=True)
class Seen:
    """One claim as it came back. `told` is how it was exported (`Held.told`), `lines` and `pieces` what stands now.

    `pieces` is None for a tool that has no marks for fields. `verdict` is `accept`, `reject` or ""; of a rejected claim
    only the id is read.
    """

    told: Mapping[str, Any]
    lines: Mapping[str, str] = field(default_factory=dict)
    pieces: Mapping[str, tuple[Piece, ...]] | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """A claim that only the annotator saw: its place, and its fields as `Seen` has them; no place for a foreign one.

    `instead` is the id of the claim that was handed out in its stead, with another kind or anchor.
    """

    name: str
    place: Place | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    pieces: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    instead: str = ""

    @classmethod
    def at(cls, place: Place, lines: Mapping[str, str], pieces: Mapping[str, tuple[Piece, ...]], instead: str) -> Self:
        """Return the claim, called by its kind and anchor."""
        return cls(f"{place.kind} “{place.anchor.text}”", place, lines, pieces, instead)

    @property
    def fields(self) -> dict[str, Any]:
        """What it says, as `Record.add` takes it."""
        of_kind = slots(self.place.kind) if self.place else ()
        typed = {slot.name: written(slot, self.lines[slot.name]) for slot in of_kind if slot.name in self.lines}
        marked = {
            slot.name: told_again(slot, self.pieces[slot.name], None) for slot in of_kind if slot.name in self.pieces
        }
        return typed | marked


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back: decisions as `Decided.told` wrote them, claims, and claims that we never had."""

    decisions: tuple[Mapping[str, Any], ...] = ()
    claims: tuple[Seen, ...] = ()
    missed: tuple[Missed, ...] = ()


def take_in(record: Record, back: Returned, *, person: str | None, note: str, adds: bool = False) -> Taken:
    """Take decisions and changes into the record; what does not fit, or is about what it does not have, is left.

    A claim that only the annotator saw is left too, unless it `adds` those.
    """
    texts: dict[str, str | None] = {}
    left = []
    made = []
    for told in back.decisions:
        try:
            made.append(decision_told(_whole(record, texts, told)))
        except _BROKEN:
            left.append(Left(str(told.get("claim", "")), UNREADABLE))
    known = record.take(made)
    held = {one.id: one for one in record.claims(superseded=True)}
    done = [outcome for seen in back.claims for outcome in _changed(record, texts, held, seen, person, note)]
    done += [_add(record, one, person, note) if adds else Left(one.name, UNSEEN) for one in back.missed]
    left += [one for one in done if isinstance(one, Left)]
    return Taken(known.added + done.count(True), known.known + done.count(False), (*known.left, *left))


def _changed(
    record: Record, texts: dict[str, str | None], held: Mapping[str, Held], seen: Seen, person: str | None, note: str
) -> Iterator[bool | Left]:
    """Decide what was changed of one claim; yield for each change whether it is new, or why it was left."""
    name = str(seen.told.get("id", ""))
    try:
        changes = tuple(_wanted(_whole(record, texts, seen.told), seen))
    except _BROKEN:
        yield Left(name, UNREADABLE)
        return
    now = held.get(name)
    for wanted in changes:
        try:
            known = wanted.holds(now.claim, now.decided) if now else wanted.rejected(record, name)
            if not known:
                wanted.decide(record, name, person=person, note=note)
            yield not known
        except (DecisionError, EvidenceError, QueryError) as error:
            yield Left(name, error.what)


def _add(record: Record, one: Missed, person: str | None, note: str) -> bool | Left:
    """Add a claim that only the annotator saw; return whether it is new, or why it was left."""
    place = one.place
    if place is None:
        return Left(one.name, FOREIGN)
    try:
        if _has(record, place.claim_id):
            return False
        fields = one.fields
        record.add(
            place.kind,
            fields.pop("quote", None) or place.anchor,
            document=place.text_id,
            fields=fields,
            anchor=place.anchor,
            strangers=True,
            person=person,
            note=note,
        )
        if one.instead and not record.why(one.instead).rejected:
            record.reject(one.instead, person=person, note=note)
    except (DecisionError, EvidenceError, KnowledgeError, QueryError) as error:
        return Left(one.name, error.what)
    return True


def _has(record: Record, claim_id: str) -> bool:
    """Tell whether the record has the claim, or somebody has rejected it there."""
    try:
        found = record.why(claim_id)
    except QueryError:
        return False
    return found.current or found.rejected


def claim_told(told: Mapping[str, Any]) -> Claim:
    """Return the claim that `Held.told` wrote."""
    quote, when, by = decode(told["quote"]), decode(told["date"]), decode(told["by"])
    anchor = decode(told["anchor"])
    if not isinstance(anchor, Words) or not isinstance(quote, Words) or not isinstance(by, tuple):
        raise ValueError("not a claim")
    return Claim(
        text_id=told["text"],
        kind=told["kind"],
        anchor=anchor,
        quote=quote,
        fields=tuple(Field(name, decode(value)) for name, value in told["fields"].items()),
        polarity=told["polarity"],
        modality=told["modality"],
        by=tuple(one for one in by if isinstance(one, Actor)),
        date=when if isinstance(when, When) else None,
        part=told["part"],
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One decision that a person made in the tool; `slot` is None for the whole claim, `line` what it would show."""

    verdict: str
    slot: Slot | None = None
    value: Any = None
    line: str = ""
    pieces: tuple[Piece, ...] | None = None

    def holds(self, claim: Claim, decided: tuple[str, ...]) -> bool:
        """Tell whether the record, which has the claim so, has it as wanted already."""
        if self.slot is None:
            return self.verdict == "accept" and "*" in decided
        if self.pieces is not None:
            return pieces_of(claim).get(self.slot.name, ()) == self.pieces
        return line_of(value_of(claim, self.slot.name)) == self.line

    def rejected(self, record: Record, claim_id: str) -> bool:
        """Tell whether a claim that no ledger shows was rejected, as wanted; QueryError where the record has it not."""
        return record.why(claim_id).rejected and self.verdict == "reject"

    def decide(self, record: Record, claim_id: str, *, person: str | None, note: str) -> None:
        """Write it into the record."""
        if self.slot is not None:
            record.set(claim_id, self.slot.name, self.value, person=person, note=note)
        elif self.verdict == "accept":
            record.accept(claim_id, person=person, note=note)
        else:
            record.reject(claim_id, person=person, note=note)


def _wanted(told: Mapping[str, Any], seen: Seen) -> Iterator[_Wanted]:
    if seen.verdict == "reject":
        yield _Wanted("reject")
        return
    claim = claim_told(told)
    lines, pieces = shown(claim), pieces_of(claim)
    for slot in slots(claim.kind):
        name = slot.name
        if seen.pieces is not None and (name in pieces or name in seen.pieces):
            stand = seen.pieces.get(name, ())
            if stand != pieces.get(name, ()):
                yield _Wanted("set", slot, told_again(slot, stand, value_of(claim, name)), pieces=stand)
        elif (line := seen.lines.get(name, "")) != (was := lines.get(name, "")) and not is_cut(line, was):
            yield _Wanted("set", slot, written(slot, line), line)
    if seen.verdict == "accept":
        yield _Wanted("accept")


def _whole(record: Record, texts: dict[str, str | None], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was told with its words whole, where the record has the text."""
    name = told["text"]
    if name not in texts:
        try:
            texts[name] = record.text(name).content
        except QueryError:
            texts[name] = None
    text = texts[name]
    return dict(told) if text is None else dict(whole(dict(told), text))
