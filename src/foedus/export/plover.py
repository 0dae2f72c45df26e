"""Events as PLOVER's own JSON: an event a line, with the fields of table 6.1 of its manual (version 0.8)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from foedus.api import Record, Source
from foedus.export.codes import Coder, table
from foedus.export.cutting import cut
from foedus.export.formats import Format, Options, Written
from foedus.export.happenings import Happening, happenings
from foedus.model import DENIED, Actor

__all__ = ["PLOVER", "event"]

FILE = "plover.jsonl"
CODER = "foedus"
CONTEXTS = {"planned": "future", "wanted": "hypothetical", "possible": "hypothetical", "conditional": "hypothetical"}


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write every event that has an actor and a day, which PLOVER asks of each."""
    coder = Coder("plover", record.knowledge)
    found = [one for one in happenings(record, options) if one.actors and one.days]
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as stream:
        for one in found:
            stream.write(json.dumps(event(one, coder, longest=options.longest), ensure_ascii=False) + "\n")
    return (Written(FILE, len(found)),)


def event(found: Happening, coder: Coder, *, longest: int) -> dict[str, Any]:
    """Return the event in PLOVER's fields, less those that would be empty; `claims` and `confidence` are our own."""
    first, last = found.days or (date.min, date.min)
    said = {
        "id": found.id,
        "date": first.isoformat(),
        "enddate": last.isoformat() if last not in (first, date.max) else None,
        "actor": [_entity(actor, coder, first) for actor in found.actors],
        "recipient": [_entity(actor, coder, first) for actor in found.recipients],
        "event": [found.type],
        "quad_code": table("events")[found.type]["quad"],
        "mode": [found.mode] if found.mode else [],
        "context": _contexts(found),
        "event_text": [cut(held.quote, longest) for held in found.claims],
        "cite_info": [_cited(source) for source in found.sources],
        "coder": CODER,
        "comment": _comment(found),
        "claims": [held.id for held in found.claims],
        "confidence": found.first.confidence,
    }
    return {name: value for name, value in said.items() if value not in (None, [], "")}


def _entity(actor: Actor, coder: Coder, on: date) -> dict[str, str]:
    coded = coder.code(actor, on)
    said = {
        "code": coded.country,
        "sector": coded.sector,
        "entity_text": actor.text,
        "identifier_text": actor.name or "",
    }
    return {name: value for name, value in said.items() if value}


def _contexts(found: Happening) -> list[str]:
    claim = found.first.claim
    contexts = [CONTEXTS[claim.modality]] if claim.modality in CONTEXTS else []
    return [*contexts, "negation"] if claim.polarity == DENIED else contexts


def _cited(source: Source) -> dict[str, str]:
    said = {"citation": source.document, "url": source.url, "title": source.title, "publication": source.name}
    return {name: value for name, value in said.items() if value}


def _comment(found: Happening) -> str:
    by = found.first.claim.by
    return f"according to {', according to '.join(actor.label for actor in reversed(by))}" if by else ""


PLOVER = Format("plover", ".jsonl", write, "Events as PLOVER JSON lines, for work with POLECAT and other event data.")
