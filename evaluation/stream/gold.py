"""What a perfect reader would find in a sentence: its claims, with the exact places of words and actors."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sentence import Filled, Mark, Sentence
from wording import Beat
from world import data

__all__ = ["claims"]

Span = tuple[int, int]
STATEMENT = "statement"

_NOW = re.compile(r"\b(?:has|have|is|are|remains|wants|holds|asks)\b")


def claims(
    sentence: Sentence, beat: Beat, offset: int, *, dates: dict[str, str], published: date
) -> Iterator[dict[str, Any]]:
    """Yield the claims of a sentence that begins at `offset`, as rows of claims.jsonl.

    `dates` are the dates that the text has given its meetings, by id: an attendance has its meeting's. News without a
    date in the present or the perfect tense is of the day of publication, as the codebook has it.
    """
    told = data("tellings").get(beat.line, {})
    for mark in sentence.anchors:
        kind = mark.kind.partition("/")[0]
        row = {
            "kind": kind,
            "anchor": _at(mark, offset),
            "quote": _quote(sentence, mark, offset),
            "by": _by(sentence, mark, offset),
            "part": 0,
        }
        if kind == STATEMENT:
            yield row | {"fields": _statement(sentence, offset), "date": _date(sentence, offset)}
            continue
        values = dict(told.get(mark.kind, {}))
        row |= {name: values.pop(name) for name in ("polarity", "modality") if name in values}
        edtf = dates.get(beat.thing) or (published.isoformat() if _is_news(sentence, beat, mark) else None)
        row["date"] = _date(sentence, offset, mark) or ({"edtf": edtf} if edtf else None)
        for part, fields in enumerate(_fields(kind, sentence, beat, offset)):
            yield row | {"fields": fields | values, "part": part}


def _fields(kind: str, sentence: Sentence, beat: Beat, offset: int) -> Iterator[dict[str, Any]]:
    """Yield the fields of each claim at an anchor: one, or one for each party that is listed."""
    a, b, who = (
        _slot(sentence, offset, code, name) for code, name in ((beat.a, "a"), (beat.b, "b"), (beat.who, "who"))
    )
    organisation = beat.dispute.organisation
    match kind:
        case "meeting":
            yield _meeting(sentence, beat, offset)
        case "attendance":
            for some in _listed(sentence, offset) or [who]:
                yield {"participant": some, "organisation": organisation}
        case "demand":
            demander = _slot(sentence, offset, beat.a, "a", "speaker")
            fields = {"demander": demander, "addressee": b, "content": _words(sentence.slot("content"), offset)}
            if (deadline := sentence.slot("by_deadline")) and deadline.filled and deadline.filled.edtf:
                fields["deadline"] = {"edtf": deadline.filled.edtf}
            yield fields
        case "standing":
            yield {"member": who, "organisation": organisation}
        case "posture":
            yield {"actor": who, "organisation": organisation}
        case "responsibility":
            blamed = who if beat.line.startswith("word.") else b
            yield {"blamed": blamed, "matter": _words(sentence.slot("matter"), offset)}
        case _:
            parties = [*beat.parties]
            actors = [{"text": None, "party": code} for code in parties] if parties else [a]
            yield {"actors": actors, "recipients": [] if parties else [_slot(sentence, offset, beat.b, "b")]}


def _meeting(sentence: Sentence, beat: Beat, offset: int) -> dict[str, Any]:
    meeting = beat.meeting
    if meeting is None:
        raise ValueError(f"{beat.line} tells of a meeting and has none")
    sides = [] if meeting.of_organisation else [(beat.a, "a"), (beat.b, "b")]
    return {
        "organisation": beat.dispute.organisation if meeting.of_organisation else None,
        "participants": [_slot(sentence, offset, code, name) for code, name in sides],
        "format": meeting.format,
        "place": _words(sentence.slot("place"), offset),
    }


def _statement(sentence: Sentence, offset: int) -> dict[str, Any]:
    mark = sentence.slot("speaker")
    pieces = [_at(piece, offset) for piece in sentence.said]
    direct = any("“" in sentence.text[max(0, piece.start - 1) : piece.start + 1] for piece in sentence.said)
    return {
        "speaker": _actor(mark, offset) if mark else None,
        "content": pieces or [_at(Mark("", 0, len(sentence.text)), offset)],
        "manner": "direct" if direct else "indirect",
        "act": "say",
    }


def _slot(sentence: Sentence, offset: int, code: str, *names: str) -> dict[str, Any] | None:
    """Return the actor that the sentence names for a side, or, unnamed, its party alone."""
    mark = sentence.slot(*names)
    if mark and mark.filled and mark.filled.party == code:
        return _actor(mark, offset)
    return {"text": None, "party": code} if code else None


def _listed(sentence: Sentence, offset: int) -> list[dict[str, Any] | None]:
    mark = sentence.slot("list")
    if not mark or not mark.filled:
        return []
    return [
        _actor(Mark("", mark.start + start, mark.start + start + len(one.text), one), offset)
        for start, one in mark.filled.within
    ]


def _actor(mark: Mark, offset: int) -> dict[str, Any]:
    filled = mark.filled or Filled("")
    start, end = _at(mark, offset)
    end -= len(filled.text) - len(filled.text.rstrip(",")) if end - start == len(filled.text) else 0
    return {"text": [start, end], "party": filled.party or "UNK", "name": filled.name, "type": filled.type or "unknown"}


def _by(sentence: Sentence, mark: Mark, offset: int) -> list[dict[str, Any]]:
    speaker = sentence.slot("speaker")
    return [_actor(speaker, offset)] if speaker and _piece(sentence, mark) else []


def _quote(sentence: Sentence, mark: Mark, offset: int) -> Span:
    return _at(_piece(sentence, mark) or Mark("", 0, len(sentence.text)), offset)


def _piece(sentence: Sentence, mark: Mark) -> Mark | None:
    """Return the piece of what is said in which the words stand, None where they stand outside."""
    return next((piece for piece in sentence.said if piece.start <= mark.start and mark.end <= piece.end), None)


def _date(sentence: Sentence, offset: int, mark: Mark | None = None) -> dict[str, Any] | None:
    """Return the sentence's date; the day on which something was said is no date of what was said."""
    when = sentence.slot("when")
    if not when or not when.filled or not when.filled.edtf:
        return None
    if mark and (piece := _piece(sentence, mark)) and piece != _piece(sentence, when):
        return None
    return {"edtf": when.filled.edtf, "phrase": _at(when, offset)}


def _is_news(sentence: Sentence, beat: Beat, mark: Mark) -> bool:
    """Tell whether a sentence speaks of today: a present or a perfect, no looking back, and nobody else's words."""
    looks_back = beat.line.endswith("_back") or mark.kind == "attendance"
    return not looks_back and not _piece(sentence, mark) and bool(_NOW.search(sentence.text))


def _words(mark: Mark | None, offset: int) -> Span | None:
    return _at(mark, offset) if mark else None


def _at(mark: Mark, offset: int) -> Span:
    return mark.start + offset, mark.end + offset
