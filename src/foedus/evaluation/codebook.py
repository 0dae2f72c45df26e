"""A claim as the codebook writes it: plain JSON, actors as words, name and party, pieces as strings."""

from typing import Any

from foedus.model import Actor, Claim, Value, When, Words, kind

__all__ = ["codebook"]

LISTS = ("actors", "codes", "pieces")


def codebook(claim: Claim) -> dict[str, Any]:
    """Return the claim in the codebook's form, every field of its kind there, null or empty where it has no value."""
    return {
        "kind": claim.kind,
        "anchor": claim.anchor.text,
        "quote": claim.quote.text,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "by": _plain(claim.by),
        "date": _plain(claim.date),
        "fields": {
            slot.name: _plain(claim.get(slot.name) or (() if slot.type in LISTS else None))
            for slot in kind(claim.kind).slots
        },
    }


def _plain(value: Value) -> Any:
    match value:
        case Words():
            return value.text
        case Actor():
            return {"text": value.text, "name": value.name, "party": value.party}
        case When():
            return value.edtf
        case tuple():
            return [_plain(item) for item in value]
    return value
