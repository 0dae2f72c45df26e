"""Field values as JSON and back: one form for the record, for decisions and for programs."""

from datetime import date
from typing import Any

from foedus.model.actor import Actor
from foedus.model.claim import Value
from foedus.model.span import Span, Words
from foedus.model.when import When

__all__ = ["decode", "encode", "evidence_of"]


def encode(value: Value) -> Any:
    """Return the value as plain JSON data; `decode` gives it back."""
    match value:
        case None | str():
            return value
        case Words():
            return {"words": value.text, "span": [value.span.start, value.span.end]}
        case Actor():
            span = [value.span.start, value.span.end] if value.span else None
            return {"actor": value.text, "party": value.party, "name": value.name, "type": value.type, "span": span}
        case When():
            against = value.against.isoformat() if value.against else None
            return {"edtf": value.edtf, "phrase": encode(value.phrase), "against": against}
        case tuple():
            return [encode(item) for item in value]


def decode(data: Any) -> Value:
    """Return the value that `encode` wrote; ValueError for what it cannot have written."""
    # A page decodes thousands, for which patterns would take three times as long.
    if data is None or isinstance(data, str):
        return data
    if isinstance(data, list):
        return tuple([decode(item) for item in data])  # type: ignore[return-value]
    try:
        if "words" in data:
            return _words(data)
        if "actor" in data:
            span, kind = data.get("span"), data.get("type", "unknown")
            return Actor(data["actor"], data["party"], data.get("name"), kind, Span(*span) if span else None)
        phrase, against = data.get("phrase"), data.get("against")
        return When(data["edtf"], _words(phrase) if phrase else None, date.fromisoformat(against) if against else None)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a field value: {data!r}") from error


def _words(data: Any) -> Words:
    start, end = data["span"]
    return Words(Span(start, end), data["words"])


def evidence_of(value: Value) -> tuple[Words, ...]:
    """Return the exact words that a value stands on, in order."""
    match value:
        case Words():
            return (value,)
        case Actor(span=Span()):
            return (Words(value.span, value.text),)  # type: ignore[arg-type]
        case When(phrase=Words()):
            return (value.phrase,)  # type: ignore[return-value]
        case tuple():
            return tuple(words for item in value for words in evidence_of(item))
    return ()
