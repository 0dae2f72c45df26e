"""From an entry of the record to the evidence that a row shows."""

from collections.abc import Iterable

from foedus.ledgers.evidence import Quote, Source, Who
from foedus.model import DENIED, Actor, Document, Value, When
from foedus.model.remembering import remembered
from foedus.record import Entry
from foedus.things.wording import written

__all__ = [
    "actor",
    "actors",
    "affirmed",
    "edtf",
    "quote",
    "quotes",
    "signed",
    "source_of",
    "speaker_of",
    "text",
    "texts",
    "who",
]


def who(found: Actor) -> Who:
    """Return the actor as a row shows it."""
    return Who(found.label, found.party)


def source_of(document: Document, copy: str = "") -> Source:
    """Return the document as a row shows it, named by its outlet, else by where it came from."""
    name = document.source or document.title or document.url or document.key
    return Source(
        document.id, name, document.title, document.url, document.published, document.source, copy or document.id
    )


@remembered
def quote(entry: Entry, says: str) -> Quote:
    """Return the entry as evidence of what it says."""
    claim = entry.claim
    return Quote(
        claim=claim.id,
        words=claim.quote.text,
        says=says,
        polarity=claim.polarity,
        modality=claim.modality,
        by=tuple([who(found) for found in claim.by]),
        date=claim.date.edtf if claim.date else None,
        sources=tuple([source_of(document, entry.copy) for document in entry.documents]),
        decided=tuple(sorted(entry.decided)) if entry.decided else (),
    )


def speaker_of(entry: Entry) -> str:
    """Return whose word a claim is, as its quotation says."""
    chain = entry.claim.by
    return str(who(chain[-1])) if chain else quote(entry, "").speaker


def quotes(entries: Iterable[Entry], field: str) -> tuple[Quote, ...]:
    """Return the entries as evidence, each of the value of that field, "not " before it where it is denied."""
    return tuple([quote(entry, signed(entry, field)) for entry in entries])


def signed(entry: Entry, field: str) -> str:
    """Return the value of the field, "not " before it where the claim is denied."""
    value = text(entry.claim.get(field))
    return value if affirmed(entry) else f"not {value}"


def affirmed(entry: Entry) -> bool:
    """Tell whether the claim says that it is so."""
    return entry.claim.polarity != DENIED


def actor(value: Value) -> Who | None:
    """Return the value as an actor, None where there is none."""
    return who(value) if isinstance(value, Actor) else None


def actors(value: Value) -> tuple[Who, ...]:
    """Return the value as actors, none where there are none."""
    items = value if isinstance(value, tuple) else (value,)
    return tuple(who(item) for item in items if isinstance(item, Actor))


def edtf(value: Value) -> str | None:
    """Return the value as a date in EDTF, None where there is none."""
    return value.edtf if isinstance(value, When) else None


def text(value: Value) -> str:
    """Return the value as words, "" where there are none; an actor with the party that it acts for."""
    if isinstance(value, Actor):
        return str(who(value))
    if isinstance(value, tuple):
        return ", ".join(map(text, value))
    return written(value)


def texts(value: Value) -> tuple[str, ...]:
    """Return each item of the value as words."""
    return tuple(map(text, value)) if isinstance(value, tuple) else ()
