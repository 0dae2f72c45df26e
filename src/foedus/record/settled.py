"""An entry as one line of JSON and back, with nothing lost: what the record keeps at hand of each claim."""

import json
import re
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from foedus.model import Claim, Document, Field, Span, Value, Words, decode, encode
from foedus.record.entry import Entry
from foedus.record.lines import decision_told, tell_decision

__all__ = ["Kept", "Saying", "read_entry", "write_entry"]


class Saying(Protocol):
    """What says of which kind a claim is and what stands in its fields, as the claim itself does."""

    @property
    def kind(self) -> str:
        """The claim's kind."""
        ...

    def get(self, name: str) -> Value:
        """Return the value of the field of that name, None where the claim has none."""
        ...


class Kept:
    """An entry as a line has it, which says what stands in a field before the rest of it is made."""

    __slots__ = ("_held",)

    def __init__(self, line: str) -> None:
        self._held: Entry | list[Any] | str = line  # one place for all: threads share what is kept

    @property
    def kind(self) -> str:
        """The claim's kind."""
        held = self._held
        if isinstance(held, str) and (begun := _BEGINNING.match(held)):
            return begun[1]
        return held.claim.kind if isinstance(held, Entry) else str(self._data(held)[_KIND])

    def get(self, name: str) -> Value:
        """Return the value of the field of that name, None where the claim has none."""
        held = self._held
        if isinstance(held, Entry):
            return held.claim.get(name)
        return next((decode(value) for field, value, _ in self._data(held)[_FIELDS] if field == name), None)

    def lacks(self, name: str, values: frozenset[str]) -> bool:
        """Tell whether the field surely has none of these values, in a fifth of the time that reading the line takes.

        False says nothing.
        """
        held = self._held
        return isinstance(held, str) and not _saying(name, values).search(held)

    @property
    def entry(self) -> Entry:
        """The entry, made once."""
        held = self._held
        if not isinstance(held, Entry):
            self._held = held = _made(self._data(held))
        return held

    def _data(self, held: list[Any] | str) -> list[Any]:
        """Return what the line says."""
        if isinstance(held, list):
            return held
        data: list[Any] = json.loads(held)
        self._held = data
        return data


@lru_cache(maxsize=1 << 6)
def _saying(name: str, values: frozenset[str]) -> re.Pattern[str]:
    """Return what finds in a line that a field has one of these values: nothing in quotation marks looks so."""
    return re.compile("|".join(re.escape(_line([name, value])[:-1]) for value in sorted(values)) or r"(?!)")


def write_entry(entry: Entry) -> str:
    """Return the entry as one line; what few entries have stands last, and is left out where there is none."""
    claim = entry.claim
    data = [
        claim.text_id,
        claim.kind,
        _piece(claim.anchor),
        None if claim.quote == claim.anchor else _piece(claim.quote),
        [[field.name, encode(field.value), field.confidence] for field in claim.fields],
        claim.polarity,
        claim.modality,
        encode(claim.by),
        encode(claim.date),
        claim.part,
        claim.confidence,
        [_tell_document(document) for document in entry.documents],
        entry.current,
        entry.confidence,
        entry.copy,
        _rare(entry),
    ]
    return _line(data)


def _line(data: list[Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_entry(line: str) -> Entry:
    """Return the entry that `write_entry` wrote."""
    return Kept(line).entry


def _made(data: list[Any]) -> Entry:
    text_id, kind, at, quoted, said, polarity, modality, by, when, part, sure, told, current, least, copy, rare = data
    anchor = _words(at)
    claim = Claim(
        text_id,
        kind,
        anchor,
        _words(quoted) if quoted else anchor,
        tuple([_field(*each) if each[1].__class__ in _PLAIN else _field_of(*each) for each in said]),
        polarity,
        modality,
        decode(by),  # type: ignore[arg-type]
        decode(when),  # type: ignore[arg-type]
        part,
        sure,
    )
    documents = tuple([_document(*row) for row in told])
    return Entry(claim, documents, current=current, confidence=least, copy=copy, **(_rare_told(rare) if rare else {}))


def _field_of(name: str, data: Any, confidence: float) -> Field:
    return Field(name, decode(data), confidence)


_field = lru_cache(maxsize=1 << 12)(Field)  # what is no words and no actor is one of a few values, and shared
_PLAIN = (str, type(None))
_KIND, _FIELDS = 1, 4  # their places in a line
_BEGINNING = re.compile(r'\["[^"\\]*","([^"\\]*)"')


def _piece(words: Words) -> list[int | str]:
    return [words.span.start, words.span.end, words.text]


def _words(data: Any) -> Words:
    start, end, text = data
    return Words(Span(start, end), text)


def _tell_document(document: Document) -> list[str | None]:
    published = document.published.isoformat() if document.published else None
    return [
        document.key,
        document.digest,
        document.title,
        document.url,
        document.source,
        published,
        document.language,
        *([document.author] if document.author else ()),
    ]


@lru_cache(maxsize=1 << 13)  # all claims of a text have the same
def _document(*row: Any) -> Document:
    key, digest, title, url, source, published, language, *author = row
    day = date.fromisoformat(published) if published else None
    return Document(key, digest, title, url, source, day, language, *author)


def _rare(entry: Entry) -> dict[str, Any] | None:
    """Return what people and later versions have done to the claim, None where it is nothing."""
    by_people = entry.decisions or entry.carried or entry.decided or entry.rejected or entry.links
    if not (by_people or entry.replaced or entry.replaced_on):
        return None
    return {
        "decisions": list(map(tell_decision, entry.decisions)),
        "carried": list(map(tell_decision, entry.carried)),
        "decided": sorted(entry.decided),
        "rejected": entry.rejected,
        "links": entry.links,
        "replaced": entry.replaced,
        "replaced_on": entry.replaced_on.isoformat() if entry.replaced_on else None,
    }


def _rare_told(data: dict[str, Any]) -> dict[str, Any]:
    day = data["replaced_on"]
    return {
        "decisions": tuple(map(decision_told, data["decisions"])),
        "carried": tuple(map(decision_told, data["carried"])),
        "decided": frozenset(data["decided"]),
        "rejected": data["rejected"],
        "links": tuple((claim, verdict) for claim, verdict in data["links"]),
        "replaced": data["replaced"],
        "replaced_on": date.fromisoformat(day) if day else None,
    }
