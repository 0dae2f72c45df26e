"""The log in lines: the history of a claim, a decision, and a ruling, as JSON data and back, with nothing lost.

What goes to others may not hold more of somebody's text than a quotation may: `shortened` blacks out the rest.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from foedus.model import Actor, Decision, Document, Place, Ruling, Run, Span, Value, When, Words, decode, encode
from foedus.record.decide import ADD
from foedus.record.history import History, Sighting, Statement

__all__ = [
    "BLACK",
    "decision_told",
    "history_told",
    "ruling_told",
    "shortened",
    "tell_decision",
    "tell_history",
    "tell_ruling",
    "with_words",
]

BLACK = "█"  # in place of a character that is not given away
V = TypeVar("V", bound=Value)


def tell_history(history: History, runs: Mapping[Run, int]) -> dict[str, Any]:
    """Return the history as JSON data; documents stand in it by their ids, runs by their numbers, decisions apart."""
    data = {
        "id": history.claim_id,
        "text": history.text_id,
        "kind": history.kind,
        "anchor": encode(history.anchor),
        "part": history.part,
        "statements": [_tell_statement(said, runs) for said in history.statements],
        "documents": [document.id for document in history.documents],
        "last_reading": history.last_reading,
        "copy": history.copy,
        "carried": [tell_decision(decision) for decision in history.carried],
        "links": [list(link) for link in history.links],
    }
    if history.replaced:
        data["replaced"] = history.replaced_on.isoformat() if history.replaced_on else None
    return data


def history_told(
    data: Mapping[str, Any],
    documents: Mapping[str, Document],
    runs: Sequence[Run],
    decisions: Sequence[Decision] = (),
) -> History:
    """Return the history that `tell_history` told; KeyError, TypeError or ValueError for what is none."""
    replaced_on = data.get("replaced")
    return History(
        text_id=data["text"],
        kind=data["kind"],
        anchor=_words(data["anchor"]),
        part=data["part"],
        statements=tuple(_statement_told(said, runs) for said in data["statements"]),
        documents=tuple(documents[name] for name in data["documents"]),
        decisions=tuple(decisions),
        last_reading=data["last_reading"],
        carried=tuple(map(decision_told, data["carried"])),
        links=tuple((claim, verdict) for claim, verdict in data["links"]),
        copy=data["copy"],
        replaced="replaced" in data,
        replaced_on=date.fromisoformat(replaced_on) if replaced_on else None,
    )


def _tell_statement(said: Statement, runs: Mapping[Run, int]) -> dict[str, Any]:
    seen = [[sighting.reading, runs[sighting.run], sighting.confidence] for sighting in said.sightings]
    return {"field": said.field, "value": encode(said.value), "seen": seen}


def _statement_told(data: Mapping[str, Any], runs: Sequence[Run]) -> Statement:
    seen = tuple(Sighting(reading, runs[run], confidence) for reading, run, confidence in data["seen"])
    return Statement(data["field"], decode(data["value"]), seen)


def _words(data: Any) -> Words:
    value = decode(data)
    if not isinstance(value, Words):
        raise ValueError(f"not words: {data!r}")
    return value


def tell_decision(decision: Decision) -> dict[str, Any]:
    """Return the decision as JSON data; what is not said is left out."""
    said = {
        "id": decision.id,
        "claim": decision.claim_id,
        "verdict": decision.verdict,
        "field": decision.field,
        "person": decision.person,
        "decided": decision.decided.isoformat(),
        "note": decision.note,
        "adjudicates": decision.adjudicates or None,
    }
    data = {name: value for name, value in said.items() if value is not None}
    if decision.verdict == "set":
        data["value"] = encode(decision.value)
    if decision.seen is not None:
        data["seen"] = json.loads(decision.seen)
    return data | (_tell_place(decision.place) if decision.place else {})


def decision_told(data: Mapping[str, Any]) -> Decision:
    """Return the decision that `tell_decision` told; KeyError, TypeError or ValueError for what is none."""
    return Decision(
        claim_id=data["claim"],
        verdict=data["verdict"],
        decided=datetime.fromisoformat(data["decided"]),
        person=data["person"],
        field=data.get("field"),
        value=decode(data.get("value")),
        seen=_line(data["seen"]) if "seen" in data else None,
        note=data.get("note"),
        adjudicates=data.get("adjudicates", False),
        place=_place_told(data) if data["verdict"] == ADD else None,
    )


def tell_ruling(ruling: Ruling) -> dict[str, Any]:
    """Return the ruling as JSON data; what is not said is left out."""
    said = {
        "id": ruling.id,
        "sides": [list(side) for side in ruling.sides],
        "holds": ruling.holds,
        "person": ruling.person,
        "decided": ruling.decided.isoformat(),
        "note": ruling.note,
    }
    return {name: value for name, value in said.items() if value is not None}


def ruling_told(data: Mapping[str, Any]) -> Ruling:
    """Return the ruling that `tell_ruling` told; KeyError, TypeError or ValueError for what is none."""
    sides, holds = tuple(tuple(map(str, side)) for side in data["sides"]), data.get("holds")
    if len(sides) < 2 or not all(sides) or (holds is not None and holds not in range(len(sides))):
        raise ValueError(f"these are not accounts of which one holds: {data['sides']!r}")
    return Ruling(sides, holds, data["person"], datetime.fromisoformat(data["decided"]), data.get("note"))


def _tell_place(place: Place) -> dict[str, Any]:
    return {"kind": place.kind, "text": place.text_id, "anchor": encode(place.anchor), "part": place.part}


def _place_told(data: Mapping[str, Any]) -> Place:
    return Place(data["text"], data["kind"], _words(data["anchor"]), data["part"])


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def shortened(history: History, longest: int) -> History:
    """Return the history with only the first `longest` characters of any words in it, as many black ones for the rest.

    So everything in it stays where it is.
    """
    return with_words(history, lambda piece: _black(piece, longest))


def _black(piece: Words, longest: int) -> Words:
    kept = piece.text[:longest]
    return replace(piece, text=kept + BLACK * (len(piece.text) - len(kept)))


def with_words(history: History, change: Callable[[Words], Words]) -> History:
    """Return the history with all exact words in it changed."""
    return replace(
        history,
        anchor=change(history.anchor),
        statements=tuple(replace(said, value=_changed(said.value, change)) for said in history.statements),
        decisions=tuple(_changed_decision(decision, change) for decision in history.decisions),
        carried=tuple(_changed_decision(decision, change) for decision in history.carried),
    )


def _changed_decision(decision: Decision, change: Callable[[Words], Words]) -> Decision:
    seen = decision.seen
    if seen is not None and decision.field is not None:
        seen = _line(_changed_data(json.loads(seen), change))
    elif seen is not None:
        seen = _line({name: _changed_data(value, change) for name, value in json.loads(seen).items()})
    place = decision.place and replace(decision.place, anchor=change(decision.place.anchor))
    return replace(decision, value=_changed(decision.value, change), seen=seen, place=place)


def _changed_data(data: Any, change: Callable[[Words], Words]) -> Any:
    return encode(_changed(decode(data), change))


def _changed(value: V, change: Callable[[Words], Words]) -> V:
    match value:
        case Words():
            return change(value)  # type: ignore[return-value]
        case Actor(text=text, span=Span() as span):
            return replace(value, text=change(Words(span, text)).text)
        case When(phrase=Words() as phrase):
            return replace(value, phrase=change(phrase))
        case tuple():
            return tuple(_changed(item, change) for item in value)  # type: ignore[return-value]
    return value
