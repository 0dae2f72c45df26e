"""Small factories for tests: claims and entries in one line, with words that nobody published."""

from datetime import date
from zlib import crc32

from foedus.ids import content_id
from foedus.model import Actor, Claim, Document, Field, Slot, Span, Value, When, Words, kind
from foedus.record import Entry

__all__ = ["actor", "claim", "document", "entry", "words"]

PUBLISHED = "2031-03-10"
OUTLET = "The Courier"


def words(text: str, start: int | None = None) -> Words:
    """Return words at some place that depends on them alone."""
    at = crc32(text.encode()) % 100_000 if start is None else start
    return Words(Span(at, at + len(text)), text)


def actor(written: str) -> Actor:
    """Return the actor that "name/PARTY" or "name/PARTY/type" says."""
    name, _, rest = written.partition("/")
    party, _, type_ = rest.partition("/")
    return Actor(name, party or "UNK", name, type_ or "unknown")


def document(source: str = OUTLET, published: str | None = PUBLISHED, key: str | None = None) -> Document:
    """Return a document of that outlet and day."""
    name = key or f"{source}-{published}"
    day = date.fromisoformat(published) if published else None
    return Document(name, content_id("bytes", name), source=source, published=day)


def claim(
    kind_name: str,
    quote: str,
    *,
    text: str = "text",
    by: str = "",
    on: str | None = None,
    polarity: str = "affirmed",
    modality: str = "actual",
    **fields: object,
) -> Claim:
    """Return a claim of that kind; actors are written "name/PARTY", several speakers are parted by ">"."""
    slots = kind(kind_name).slots
    unknown = set(fields) - {slot.name for slot in slots}
    assert not unknown, unknown
    return Claim(
        content_id("txt", text),
        kind_name,
        words(quote),
        words(quote),
        tuple(Field(slot.name, _value(slot, fields.get(slot.name))) for slot in slots),
        polarity,
        modality,
        tuple(actor(speaker.strip()) for speaker in by.split(">") if speaker.strip()),
        When(on) if on else None,
    )


def entry(
    kind_name: str,
    quote: str,
    *,
    source: str = OUTLET,
    published: str | None = PUBLISHED,
    decided: tuple[str, ...] = (),
    rejected: bool = False,
    current: bool = True,
    confidence: float = 1.0,
    also: tuple[Document, ...] = (),
    **given: object,
) -> Entry:
    """Return a claim as the record holds it; its text is that of its outlet's document of the day."""
    given.setdefault("text", f"{source} {published}")
    made = claim(kind_name, quote, **given)  # type: ignore[arg-type]
    return Entry(
        made,
        (document(source, published), *also),
        decided=frozenset(decided),
        rejected=rejected,
        current=current,
        confidence=confidence,
        copy=made.text_id,
    )


def _value(slot: Slot, given: object) -> Value:
    if given is None:
        return () if slot.type in ("actors", "codes", "pieces") else None
    match slot.type:
        case "actor":
            return actor(str(given))
        case "actors":
            return tuple(actor(item) for item in given)  # type: ignore[attr-defined]
        case "words":
            return words(str(given))
        case "pieces":
            return tuple(words(item) for item in given)  # type: ignore[attr-defined]
        case "codes":
            return tuple(given)  # type: ignore[arg-type]
        case "date":
            return When(str(given))
    return str(given)
