"""The log in lines: the history of a claim, and a decision, as JSON data and back, with nothing lost.

What goes to others may not hold more of somebody's text than a quotation may: `shortened` blacks out the rest.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from foedus.model import Actor, Decision, Document, Run, Span, Value, When, Words, decode, encode
from foedus.record.history import History, Sighting, Statement

__all__ = ["BLACK", "decision_told", "history_told", "shortened", "tell_decision", "tell_history"]

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
    return data


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
    )


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def shortened(history: History, longest: int) -> History:
    """Return the history with only the first `longest` characters of any words in it, as many black ones for the rest.

    So everything in it stays where it is.
    """
    return replace(
        history,
        anchor=_short(history.anchor, longest),
        statements=tuple(replace(said, value=_short(said.value, longest)) for said in history.statements),
        decisions=tuple(_short_decision(decision, longest) for decision in history.decisions),
        carried=tuple(_short_decision(decision, longest) for decision in history.carried),
    )


def _short_decision(decision: Decision, longest: int) -> Decision:
    return replace(
        decision,
        value=_short(decision.value, longest),
        seen=None if decision.seen is None else _line(_short_data(json.loads(decision.seen), longest)),
    )


def _short_data(data: Any, longest: int) -> Any:
    """Return written values, or a mapping of them by field, with their words shortened."""
    if isinstance(data, dict) and not data.keys() & {"words", "actor", "edtf"}:
        return {name: _short_data(value, longest) for name, value in data.items()}
    return encode(_short(decode(data), longest))


def _short(value: V, longest: int) -> V:
    match value:
        case Words(text=text):
            return replace(value, text=_black(text, longest))
        case Actor(text=text, span=Span()):
            return replace(value, text=_black(text, longest))
        case When(phrase=Words() as phrase):
            return replace(value, phrase=_short(phrase, longest))
        case tuple():
            return tuple(_short(item, longest) for item in value)  # type: ignore[return-value]
    return value


def _black(text: str, longest: int) -> str:
    return text[:longest] + BLACK * (len(text) - longest)
