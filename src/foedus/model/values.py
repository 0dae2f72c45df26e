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
    """Return the value that `encode` wrote."""
    match data:
        case None | str():
            return data
        case {"words": str(text), "span": [start, end]}:
            return Words(Span(start, end), text)
        case {"actor": str(text), "party": str(party)}:
            span = Span(*data["span"]) if data.get("span") else None
            return Actor(text, party, data.get("name"), data.get("type", "unknown"), span)
        case {"edtf": str(edtf)}:
            phrase = decode(data.get("phrase"))
            against = date.fromisoformat(data["against"]) if data.get("against") else None
            return When(edtf, phrase if isinstance(phrase, Words) else None, against)
        case list():
            return tuple(decode(item) for item in data)  # type: ignore[return-value]
    raise ValueError(f"not a field value: {data!r}")


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
