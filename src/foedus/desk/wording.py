"""How the desk writes values of claims."""

from collections.abc import Iterable
from urllib.parse import quote

from foedus.api import Quote, Row, Source, Standing, slots
from foedus.desk.settings import MOST
from foedus.export import LONGEST_QUOTATION, cut
from foedus.model import Actor, Span, Value, When, Words
from foedus.wording import NOTHING

__all__ = [
    "alike", "excerpt_in", "field_value", "found_in", "gist", "is_cut", "is_settled", "sources_of", "spoken",
    "values_of", "whole",
]  # fmt: skip

LEDGER_OF = {
    "Standing": "standing", "Step": "standing", "Conflict": "standing", "Posture": "posture", "Meeting": "meetings",
    "Attendance": "meetings", "Demand": "demands", "Obligation": "obligations", "Responsibility": "responsibility",
    "Statement": "statements", "Moment": "timeline", "Contradiction": "contradictions", "Side": "contradictions",
}  # fmt: skip


def field_value(value: Value) -> str:
    """Return the value of a field in words, as a person would write it into a form; a dash for none."""
    match value:
        case None | ():
            return NOTHING
        case Words():
            return value.text
        case When():
            return value.edtf
        case Actor():
            return str(value)
        case tuple():
            return "; ".join(map(field_value, value))
    return value


def spoken(code: object) -> str:
    """Return a word of the codebook as it is spoken: "freezes participation"."""
    return str(code).replace("_", " ")


def found_in(sentence: Words, piece: Span) -> tuple[str, str, str]:
    """Return the sentence in three: before the piece, the piece, and behind it."""
    start = max(0, piece.start - sentence.span.start)
    end = max(start, min(len(sentence.text), piece.end - sentence.span.start))
    return sentence.text[:start], sentence.text[start:end], sentence.text[end:]


def excerpt_in(sentence: Words, piece: Span) -> tuple[str, str, str]:
    """Return the same where the sentence is short enough to be given away; else the piece, cut."""
    before, found, behind = found_in(sentence, piece)
    short = len(sentence.text) <= LONGEST_QUOTATION
    return (before, found, behind) if short else ("", cut(found, LONGEST_QUOTATION), "")


def gist(row: Row) -> str:
    """Return in a line what a row says, by the columns of its narrow table."""
    told = (getattr(row, name) for name in row.columns)
    return " · ".join(spoken(_plain(value)) for value in told if value not in (None, "", (), 0.0))


def alike(quotes: Iterable[Quote]) -> list[tuple[Quote, ...]]:
    """Return the quotations, those together that say the same words in the same way, however many claims they make."""
    found: dict[object, list[Quote]] = {}
    for one in quotes:
        found.setdefault((one.words, one.by, one.polarity, one.modality), []).append(one)
    return list(map(tuple, found.values()))


def is_settled(quotes: Iterable[Quote]) -> bool:
    """Tell whether a person has settled any of the claims that are quoted."""
    return any(one.decided for one in quotes)


def is_cut(row: Row) -> bool:
    """Tell whether a row rests on so many quotations that a page has read the last of them alone."""
    return isinstance(row, Standing) and len(row.quotes) >= MOST


def whole(row: Row) -> str:
    """Return the address of a row, and the rows inside it, with all quotations: of what rests on its first claim."""
    ledger, claim = LEDGER_OF.get(type(row).__name__), quote(row.quotes[0].claim, safe="")
    return f"/{ledger}?claim={claim}" if ledger else f"/claim/{claim}"


def sources_of(quotes: Iterable[Quote]) -> tuple[Source, ...]:
    """Return the documents that carry any of the quotations, each once."""
    return tuple({source.document: source for quote in quotes for source in quote.sources}.values())


def values_of(kind: str) -> tuple[str, ...]:
    """Return the words that fields of claims of that kind can be set to, each once."""
    return tuple(dict.fromkeys(value for slot in slots(kind) for value in slot.values))


def _plain(value: object) -> str:
    match value:
        case tuple():
            return "; ".join(map(_plain, value))
        case Row():
            return str(getattr(value, value.columns[0]))
    return str(value)
