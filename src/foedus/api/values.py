"""Field values that a person writes as text, made into what a claim holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.errors import DecisionError
from foedus.knowledge import Knowledge
from foedus.ledgers.parties import code_of, named
from foedus.model import UNKNOWN_PARTY, Actor, Slot, Span, Value, When, Words, decode
from foedus.record import blank
from foedus.text import nearest, places
from foedus.text.edtf import bounds

__all__ = ["Writer", "absent"]

NOTHING = ("", "none", "null", "-")
ITEM_ENDS = ";"
_WITH_CODE = re.compile(r"(.+\S)\s*\(([A-Z][A-Z0-9-]{1,15})\)")  # as rows show an actor: "Armenia (ARM)"
_IN_THE_LOG = frozenset({"words", "actor", "edtf"})  # a value with its place in the text, as the log writes it


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes values for the fields of one claim: `text` is what its words must stand in, nearest to `anchor`.

    A party that nobody knows is taken by its name; if not `strangers`, only where the name stands in the text.
    """

    knowledge: Knowledge
    text: str
    anchor: int
    strangers: bool = True

    def value(self, slot: Slot, written: Any) -> Value:
        """Return what was written as a value of that field: a list for fields that hold several, parted by ";"."""
        if blank(slot) == ():
            return tuple(self._item(slot, item) for item in _items(written))
        if written is None or (isinstance(written, str) and written.strip().lower() in NOTHING):
            return None
        value: Value = self._item(slot, written)
        return value

    def _item(self, slot: Slot, written: Any) -> Any:
        if isinstance(written, Mapping) and written.keys() & _IN_THE_LOG:
            return decode(written)
        match slot.type:
            case "actor" | "actors":
                return self._actor(written)
            case "code" | "codes":
                return self._code(str(written).strip())
            case "words" | "pieces":
                return self._words(str(written))
            case "date":
                return self._when(written)
        return str(written).strip()

    def _code(self, written: str) -> str:
        shown = _WITH_CODE.fullmatch(written)
        return code_of(written, self.knowledge) or (shown and code_of(shown[2], self.knowledge)) or written

    def _actor(self, written: Any) -> Actor:
        """Return the actor that a name, a code, "name (CODE)" or {"text", "name", "party"} stands for."""
        if isinstance(written, str) and (shown := _WITH_CODE.fullmatch(written.strip())):
            called, code = shown.groups()
            entity = named(called, self.knowledge)
            written = called if entity and entity.party == code else {"text": called, "party": code}
        if isinstance(written, Mapping):
            given = {key: str(item) for key, item in written.items() if item is not None}
            text = given.get("text") or given.get("name") or given.get("party", "")
        else:
            given, text = {}, str(written).strip()
        if not text:
            raise DecisionError("an actor needs a name", 'write "Armenia", "ARM" or {"text": ..., "party": ...}')
        entity = named(given.get("party") or text, self.knowledge)
        party = given.get("party") or (entity.party if entity else UNKNOWN_PARTY)
        known = entity if entity and not given.get("party") else None
        name = given.get("name") or (known.name if known else None)
        span = self._span(text)
        if entity is None and span is None and not given and not self.strangers:
            raise DecisionError(
                f"nobody is known as {text!r}", "write a code or name that is, or take it as it is (`strangers`)"
            )
        return Actor(span.of(self.text) if span else text, party, name, known.type if known else "unknown", span)

    def _words(self, written: str) -> Words:
        span = self._span(written)
        if span is None:
            raise absent(written, self.text)
        return Words(span, span.of(self.text))

    def _span(self, words: str) -> Span | None:
        """Return where the words stand nearest to the claim's anchor."""
        return min(places(self.text, words), key=lambda place: abs(place.start - self.anchor), default=None)

    def _when(self, written: Any) -> When:
        edtf = written.isoformat() if isinstance(written, date) else str(written).strip()
        if bounds(edtf) is None:
            raise DecisionError(f"{edtf!r} is no date", "write 2023, 2023-11, 2023-11-14 or 2023-11-20/2023-11-24")
        return When(edtf)


def absent(words: str, text: str) -> DecisionError:
    """Return the error for words that do not stand in the text, with what stands there that is most like them."""
    like = nearest(text, words)
    remedy = f"nearest to them is “{like.of(text)}”" if like else "copy them as the text has them"
    return DecisionError(f"the words {words!r} do not stand in the text", remedy)


def _items(written: Any) -> list[Any]:
    if isinstance(written, str):
        return [item.strip() for item in written.split(ITEM_ENDS) if item.strip().lower() not in NOTHING]
    if isinstance(written, list | tuple):
        return list(written)
    return [] if written is None else [written]
