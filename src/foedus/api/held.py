"""A claim as a row: every field, its evidence, who says so, and the documents that carry it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar

from foedus.api.columns import Cell, Column, ColumnType
from foedus.ledgers import Source
from foedus.ledgers.quoting import source_of
from foedus.model import Actor, Claim, Evidence, Text, Value, When, Words, encode, kinds
from foedus.record import Entry
from foedus.text import evidence

__all__ = ["Held", "held"]

_LISTS = ("actors", "codes", "pieces")
_WORDS = ("words", "pieces")


@dataclass(frozen=True, slots=True)
class Held:
    """One claim as the record holds it now: `claim` has what people decided in place of what was read.

    `evidence` is its quotation with some context; offsets are code points of the text of that id. `decided` names the
    fields that a person has settled, "*" the whole claim; `confidence` is that of the least sure field of the rest.
    """

    columns: ClassVar = ("published", "kind", "polarity", "modality", "quote", "id")
    claim: Claim
    evidence: Evidence
    sources: tuple[Source, ...]
    published: date | None
    decided: tuple[str, ...] = ()
    current: bool = True
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def kind(self) -> str:
        """The claim's kind."""
        return self.claim.kind

    @property
    def polarity(self) -> str:
        """Whether the text affirms or denies it."""
        return self.claim.polarity

    @property
    def modality(self) -> str:
        """Whether it is so, or planned, possible, wanted."""
        return self.claim.modality

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.evidence.exact

    def told(self) -> dict[str, Any]:
        """Return the claim as JSON data: its fields by name, in the form of the log."""
        claim = self.claim
        return {
            "id": claim.id,
            "kind": claim.kind,
            "fields": {field.name: encode(field.value) for field in claim.fields},
            "polarity": claim.polarity,
            "modality": claim.modality,
            "by": encode(claim.by),
            "date": encode(claim.date),
            "anchor": encode(claim.anchor),
            "part": claim.part,
            "quote": encode(claim.quote) | {"prefix": self.evidence.prefix, "suffix": self.evidence.suffix},
            "text": claim.text_id,
            "documents": [source.document for source in self.sources],
            "published": self.published.isoformat() if self.published else None,
            "decided": list(self.decided),
            "current": self.current,
            "confidence": self.confidence,
        }

    @classmethod
    def line(cls) -> tuple[Column, ...]:
        """Return the columns of a flat table: the fields of every kind, then what every claim has."""
        return (*_head(), *_fields(), *_tail())


def held(entries: Iterable[Entry], text: Callable[[str], Text]) -> Iterator[Held]:
    """Yield the entries as rows; `text` returns the text of an id and is called once where a text's claims follow."""
    last: tuple[str, Text] | None = None
    for entry in entries:
        claim = entry.claim
        if last is None or last[0] != claim.text_id:
            last = (claim.text_id, text(claim.text_id))
        yield Held(
            claim=claim,
            evidence=evidence(last[1], claim.quote),
            sources=tuple(map(source_of, entry.documents)),
            published=entry.published,
            decided=tuple(sorted(entry.decided)),
            current=entry.current,
            confidence=entry.confidence,
        )


def _head() -> tuple[Column, ...]:
    return (Column("id", "text", lambda row: row.id), Column("kind", "text", lambda row: row.kind))


def _tail() -> tuple[Column, ...]:
    text: ColumnType = "text"
    return (
        Column("polarity", text, lambda row: row.polarity),
        Column("modality", text, lambda row: row.modality),
        Column("by", "texts", lambda row: [one.label for one in row.claim.by]),
        Column("by_party", "texts", lambda row: [one.party for one in row.claim.by]),
        Column("date", text, lambda row: row.claim.date and row.claim.date.edtf),
        Column("published", "day", lambda row: row.published),
        Column("quote", text, lambda row: row.quote, quoted=True),
        Column("quote_start", "number", lambda row: row.claim.quote.span.start),
        Column("quote_end", "number", lambda row: row.claim.quote.span.end),
        Column("prefix", text, lambda row: row.evidence.prefix),
        Column("suffix", text, lambda row: row.evidence.suffix),
        Column("anchor", text, lambda row: row.claim.anchor.text),
        Column("anchor_start", "number", lambda row: row.claim.anchor.span.start),
        Column("anchor_end", "number", lambda row: row.claim.anchor.span.end),
        Column("part", "number", lambda row: row.claim.part),
        Column("text", text, lambda row: row.claim.text_id),
        Column("documents", "texts", lambda row: [source.document for source in row.sources]),
        Column("sources", "texts", lambda row: [str(source) for source in row.sources]),
        Column("urls", "texts", lambda row: [source.url for source in row.sources if source.url]),
        Column("decided", "texts", lambda row: list(row.decided)),
        Column("current", "truth", lambda row: row.current),
        Column("confidence", "share", lambda row: row.confidence),
    )


@cache
def _fields() -> tuple[Column, ...]:
    """Return a column for every field of any kind, an actor in two; one that is a list in some kind is one in all."""
    slots: dict[str, list[str]] = {}
    for kind in kinds():
        for slot in kind.slots:
            slots.setdefault(slot.name, []).append(slot.type)
    return tuple(column for name, types in slots.items() for column in _field(name, types))


def _field(name: str, types: list[str]) -> Iterator[Column]:
    is_list = any(type in _LISTS for type in types)
    yield _column(name, _label, is_list=is_list, quoted=any(type in _WORDS for type in types))
    if any(type.startswith("actor") for type in types):
        yield _column(f"{name}_party", _party, of=name, is_list=is_list)


def _column(
    name: str, show: Callable[[Value], str | None], *, of: str = "", is_list: bool, quoted: bool = False
) -> Column:
    field = of or name

    def one(row: Held) -> Cell:
        return show(row.claim.get(field))

    def several(row: Held) -> Cell:
        value = row.claim.get(field)
        items = value if isinstance(value, tuple) else (value,)
        return [shown for item in items if (shown := show(item)) is not None]

    return Column(name, "texts", several, quoted) if is_list else Column(name, "text", one, quoted)


def _label(value: Value) -> str | None:
    match value:
        case Actor():
            return value.label
        case Words():
            return value.text
        case When():
            return value.edtf
        case None | ():
            return None
    return str(value)


def _party(value: Value) -> str | None:
    return value.party if isinstance(value, Actor) else None
