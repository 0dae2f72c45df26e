"""Records made of claims that tests write in one line."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime

from foedus.model import Actor, Claim, Run, Span, Text, Words

__all__ = ["read_into"]


def words_of(value):
    match value:
        case Words():
            yield value.text
        case tuple():
            for item in value:
                yield from words_of(item)


def placed(value, text):
    """Return a field's value with its words where they stand in the text; actors stand nowhere."""
    match value:
        case Words():
            start = text.index(value.text)
            return Words(Span(start, start + len(value.text)), value.text)
        case Actor():
            return replace(value, span=None)
        case tuple():
            return tuple(placed(item, text) for item in value)
    return value


def moved(claim: Claim, text: Text) -> Claim:
    fields = tuple(replace(field, value=placed(field.value, text.content)) for field in claim.fields)
    quote = placed(claim.quote, text.content)
    return replace(claim, text_id=text.id, anchor=quote, quote=quote, fields=fields)


def texts(entries):
    """Return for each text its document, itself and its claims: the text has all the words that its claims need."""
    by_text = defaultdict(list)
    for entry in entries:
        by_text[entry.claim.text_id].append(entry)
    for told in by_text.values():
        pieces = dict.fromkeys(
            piece for entry in told for value in (entry.claim.quote, *(f.value for f in entry.claim.fields))
            for piece in words_of(value)
        )  # fmt: skip
        source = told[0].documents[0]
        text = Text(f"{source.key}. " + ". ".join(pieces))
        yield source, text, tuple(moved(entry.claim, text) for entry in told)


def read_into(store, entries):
    """Read the claims into the record, text by text."""
    run = Run((("hand", "1"),), datetime(2031, 5, 1, tzinfo=UTC))
    for source, text, claims in texts(entries):
        store.add_reading(source, text, run, claims)
