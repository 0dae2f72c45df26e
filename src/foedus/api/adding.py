"""Claims that a person adds because no reader saw them: from words that the person names to a claim in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from foedus.api.deciding import By, Decider, check_whole
from foedus.api.naming import text_named
from foedus.api.values import Writer, absent
from foedus.api.why import Why
from foedus.errors import DecisionError, KnowledgeError
from foedus.knowledge import Knowledge
from foedus.model import Place, Slot, Span, Words, decode, kind
from foedus.record import settle, slot, slots
from foedus.record.coding import seen_by
from foedus.store import Store
from foedus.text import placed, places, sentence_of

__all__ = ["Adding", "Found", "add", "find"]

QUOTE = "quote"


class Adding(By, total=False):
    """How a claim is added. `anchor` are the words of the quotation that make the claim, by default all of it.

    `nth` is which of several places of the quotation is meant, the first being 1; `part` tells claims of one kind on
    one anchor apart. With `strangers`, a party that nobody knows is taken by its name.
    """

    anchor: Any
    nth: int | None
    part: int
    strangers: bool


def add(
    store: Store,
    knowledge: Knowledge,
    kind_name: str,
    quote: Any,
    *,
    document: str,
    fields: Mapping[str, Any],
    how: Adding,
) -> Why:
    """Add a claim of that kind, quoted from the text of the document, and return what it rests on."""
    wanted = _slots(kind_name, fields)
    text_id = text_named(store, document)
    page = _Page(store.text(text_id).content)
    quoted = page.quote(quote, how.get("nth"))
    anchor = how.get("anchor")
    cue = page.anchor(anchor, quoted) if anchor else quoted
    place = Place(text_id, kind_name, cue, how.get("part", 0))
    _check_new(store, place, quoted, is_named=bool(anchor), coder=how.get("coder"))
    writer = Writer(knowledge, page.text, cue.span.start, strangers=how.get("strangers", False))
    given = {found.name: writer.value(found, fields.get(found.name, found.default)) for found in wanted}
    values = given | {QUOTE: quoted}
    check_whole(kind_name, wanted, values)
    by = cast(By, {name: value for name, value in how.items() if name in By.__annotations__})
    return Decider(store, knowledge, **by).add(place, values)


@dataclass(frozen=True, slots=True)
class Found:
    """A place of words in a text: the words, and the sentence that they stand in."""

    words: Words
    sentence: Words


def find(store: Store, document: str, quote: str, *, before: str, after: str) -> tuple[Found, ...]:
    """Return where the words stand in the text of the document, between those others where any are.

    DecisionError where they stand nowhere, with what stands there that is most like them.
    """
    text = store.text(text_named(store, document)).content
    spans = placed(text, quote, before, after)
    if not spans:
        raise absent(quote, text)
    sentences = [sentence_of(text, span) for span in spans]
    return tuple(
        Found(Words(span, span.of(text)), Words(around, around.of(text)))
        for span, around in zip(spans, sentences, strict=True)
    )


def _slots(kind_name: str, fields: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Return the fields of the kind; DecisionError where there is no such kind or field, with those that there are."""
    try:
        kind(kind_name)
        for name in fields:
            slot(kind_name, name)
    except KnowledgeError as error:
        raise DecisionError(error.what, error.remedy) from error
    return slots(kind_name)


def _check_new(store: Store, place: Place, quoted: Words, *, is_named: bool, coder: str | None) -> None:
    """Raise DecisionError where the record has that claim, or, unless an anchor was named, one on words of it.

    What other coders have added is none of a coder's business.
    """
    for history in store.histories(kind=place.kind, text_id=place.text_id):
        entry = settle(seen_by(history, coder) if coder else history)
        claim, holds = entry.claim, entry.current and not entry.rejected
        is_same = claim.id == place.claim_id
        if holds and (is_same or (not is_named and quoted.span.covers(claim.anchor.span))):
            raise DecisionError(
                f"these words are claimed already: {claim.kind} {claim.id} “{claim.anchor.text}”",
                "accept it or set its fields" if is_same else "decide about it, or name the anchor of another one",
            )


@dataclass(frozen=True, slots=True)
class _Page:
    """The text that the words of a claim must stand in."""

    text: str

    def quote(self, written: Any, nth: int | None) -> Words:
        """Return the quotation, the `nth` of those that stand in the text; DecisionError unless it is one."""
        if stated := _stated(written):
            return stated
        found = places(self.text, str(written))
        if not found:
            raise absent(str(written), self.text)
        if nth is None and len(found) > 1:
            where = "; ".join(f"{number}: {self._around(span)}" for number, span in enumerate(found, 1))
            raise DecisionError(f"the words stand there {len(found)} times", f"say which one is meant (nth): {where}")
        if nth is not None and not 1 <= nth <= len(found):
            raise DecisionError(f"the words stand there {len(found)} times", f"there is no number {nth}")
        return self._words(found[(nth or 1) - 1])

    def anchor(self, written: Any, quoted: Words) -> Words:
        """Return the anchor, which stands once in the quotation; DecisionError unless it does."""
        if stated := _stated(written):
            return stated
        found = places(quoted.text, str(written))
        if len(found) != 1:
            times = f"stands there {len(found)} times" if found else "does not stand there"
            raise DecisionError(
                f"the anchor {written!r} {times}, in “{quoted.text}”", "name words that stand there once"
            )
        start = quoted.span.start
        return self._words(Span(start + found[0].start, start + found[0].end))

    def _words(self, span: Span) -> Words:
        return Words(span, span.of(self.text))

    def _around(self, span: Span) -> str:
        before, after = self.text[max(0, span.start - 20) : span.start], self.text[span.end : span.end + 20]
        return " ".join(f"…{before}[{span.of(self.text)}]{after}…".split())


def _stated(written: Any) -> Words | None:
    """Return words that were given with their place, as such or in the form of the log."""
    value = decode(written) if isinstance(written, Mapping) else written
    return value if isinstance(value, Words) else None
