"""The reader of times in Russian: TIMEX3 values and EDTF dates, as the English reader has them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from spacy.tokens import Doc, Token

from foedus.model import Span, Timex
from foedus.readers.contract import Reading
from foedus.readers.russian.calendar import Day, rules
from foedus.readers.russian.phrase import marks
from foedus.text import soften

__all__ = ["RussianTimeReader"]

PAST, FUTURE = -1, 1
TENSES = {"Past": PAST, "Fut": FUTURE}


class RussianTimeReader:
    """Finds dates, lengths and vague times; a date without a year lies where the verb over it points."""

    name = "russian-times"
    version = "1"
    reads: tuple[str, ...] = ("parse",)
    writes = "times"

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its times, in order."""
        return replace(reading, times=tuple(_times(reading)))


def _times(reading: Reading) -> Iterator[Timex]:
    text = soften(reading.text.content, reading.layout).lower().replace("ё", "е")
    pattern, makers = rules()
    at = 0
    while match := pattern.search(text, at):
        at = match.end()
        name = match.lastgroup or ""
        day = Day(reading.published, partial(_points, reading.doc, match.start()))
        made = makers[name](match, day)
        if made is not None:
            yield replace(made, span=Span(match.start(), match.end()))


def _points(doc: Doc, offset: int) -> int:
    """Return which way the verb over the words at an offset points: back, ahead or neither."""
    token = _token_at(doc, offset)
    if token is None:
        return 0
    for verb in (token, *token.ancestors):
        if verb.pos_ in ("VERB", "AUX"):
            tense = next((TENSES[mark] for mark in marks(verb, "Tense") if mark in TENSES), None)
            will = any(child.lemma_ == "быть" and "Fut" in marks(child, "Tense") for child in verb.children)
            if tense is not None or will:
                return FUTURE if will else tense or 0
    return 0


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
