"""From the history of a claim to the one entry that the record holds now."""

from foedus.model import AFFIRMED, Actor, Claim, Field, Value, When, Words
from foedus.record.decide import WHOLE, decided, in_force
from foedus.record.entry import Entry
from foedus.record.history import History
from foedus.record.slots import COMMON, blank, slots

__all__ = ["settle"]

_COMMON = frozenset(slot.name for slot in COMMON)


def settle(history: History) -> Entry:
    """Return the claim as the newest reading that saw it has it, with people's decisions in place.

    The entry's claim has every field of its kind, in the kind's order, empty where nothing was found. Its confidence
    is that of the least sure field that no person has settled. What a person has added is current whatever readers see.
    """
    last = history.last_seen
    sure = {
        found.field: (found.value, sighting.confidence)
        for found in history.statements
        if (sighting := found.seen_in(last))
    }
    read = {name: value for name, (value, _) in sure.items()}
    verdict = decided(history.kind, read, in_force(history.decisions, history.carried))
    open_fields = {} if WHOLE in verdict.fields else {n: c for n, (_, c) in sure.items() if n not in verdict.values}
    return Entry(
        claim=_claim(history, read | verdict.values, open_fields),
        documents=history.documents,
        decisions=history.decisions,
        decided=frozenset(verdict.fields),
        rejected=verdict.rejected,
        current=verdict.added or (bool(read) and last == history.last_reading),
        confidence=min(open_fields.values(), default=1.0),
        carried=history.carried,
        links=history.links,
        copy=history.copy or history.text_id,
        replaced=history.replaced,
        replaced_on=history.replaced_on,
    )


def _claim(history: History, values: dict[str, Value], confidence: dict[str, float]) -> Claim:
    empty = {slot.name: blank(slot) for slot in slots(history.kind)}
    names = [name for name in (empty | values) if name not in _COMMON]
    quote, date, by = values.get("quote"), values.get("date"), values.get("by") or ()
    return Claim(
        text_id=history.text_id,
        kind=history.kind,
        anchor=history.anchor,
        quote=quote if isinstance(quote, Words) else history.anchor,
        fields=tuple(Field(name, values.get(name, empty.get(name)), confidence.get(name, 1.0)) for name in names),
        polarity=str(values.get("polarity") or AFFIRMED),
        modality=str(values.get("modality") or "actual"),
        by=tuple(item for item in by if isinstance(item, Actor)) if isinstance(by, tuple) else (),
        date=date if isinstance(date, When) else None,
        part=history.part,
        confidence=confidence.get("quote", 1.0),
    )
