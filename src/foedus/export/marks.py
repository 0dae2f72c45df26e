"""A claim as an annotation tool shows it: each field as a line to read, and where in the text its value stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.api import slots
from foedus.model import UNKNOWN_PARTY, Actor, Claim, Slot, Span, Value, When, Words, encode

__all__ = ["Piece", "line_of", "pieces_of", "shown", "told_again", "value_of", "written"]

LISTS = ("actors", "codes", "pieces")
PARTED = "; "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that a field has for a value, or for one of its values; an actor's party and name."""

    span: Span
    text: str
    party: str = ""
    name: str = ""


def shown(claim: Claim) -> dict[str, str]:
    """Return every field of the claim that has a value as a line, in order: "Ruritania (XRU)"."""
    lines = {slot.name: line_of(value_of(claim, slot.name)) for slot in slots(claim.kind)}
    return {name: line for name, line in lines.items() if line}


def pieces_of(claim: Claim) -> dict[str, tuple[Piece, ...]]:
    """Return the fields whose values all stand in the text, with where; an actor set by hand stands nowhere."""
    found = {slot.name: tuple(_pieces(value_of(claim, slot.name))) for slot in slots(claim.kind)}
    return {name: tuple(piece for piece in pieces if piece) for name, pieces in found.items() if pieces and all(pieces)}


def value_of(claim: Claim, name: str) -> Value:
    """Return the value of a field of the kind, or of one that every claim has."""
    return next((field.value for field in (*claim.common(), *claim.fields) if field.name == name), None)


def line_of(value: Value) -> str:
    """Return a value as a line that a person can read and write."""
    match value:
        case None:
            return ""
        case Words():
            return value.text
        case Actor():
            return f"{value.label} ({value.party})"
        case When():
            return value.edtf
        case tuple():
            return PARTED.join(map(line_of, value))
    return value


def written(slot: Slot, line: str) -> Any:
    """Return a line as `Record.set` takes it: an actor in its two parts, a list in its items."""
    if slot.type in LISTS:
        items = [item.strip() for item in line.split(PARTED.strip()) if item.strip()]
        return [_actor(item) for item in items] if slot.type == "actors" else items
    return _actor(line) if slot.type == "actor" and line else line


def told_again(slot: Slot, pieces: tuple[Piece, ...], before: Value) -> Any:
    """Return stretches of the text as `Record.set` takes them; an actor that was there before keeps its type."""
    types = {(one.text, one.party): one.type for one in _actors(before)}
    items = [
        _told_actor(piece, types) if slot.type.startswith("actor") else encode(Words(piece.span, piece.text))
        for piece in pieces
    ]
    return items if slot.type in LISTS else next(iter(items), None)


def _told_actor(piece: Piece, types: Mapping[tuple[str, str], str]) -> Any:
    if not piece.party:
        return {"text": piece.text}
    kind = types.get((piece.text, piece.party), "unknown")
    return encode(Actor(piece.text, piece.party or UNKNOWN_PARTY, piece.name or None, kind, piece.span))


def _actor(line: str) -> str | Mapping[str, str]:
    """Return "Ruritania (XRU)" as its parts, anything else as it is."""
    words, parted, code = line.rstrip(") ").rpartition(" (")
    return {"text": words, "party": code} if parted and line.endswith(")") else line


def _actors(value: Value) -> Iterator[Actor]:
    items = value if isinstance(value, tuple) else (value,)
    yield from (item for item in items if isinstance(item, Actor))


def _pieces(value: Value) -> Iterator[Piece | None]:
    match value:
        case Words():
            yield Piece(value.span, value.text)
        case Actor(span=Span() as span):
            yield Piece(span, value.text, value.party, value.name or "")
        case tuple():
            for item in value:
                yield from _pieces(item)
        case Actor():
            yield None
