"""Read raw rows with the line of readers and write what a scorer of each layer reads, never looking at gold."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from foedus.errors import QueryError, SourceError
from foedus.evaluation.codebook import codebook
from foedus.evaluation.facts import check_fact
from foedus.evaluation.pairs import event_between
from foedus.evaluation.rows import Json
from foedus.knowledge import Knowledge
from foedus.model import Span, Text
from foedus.readers import Line, Reader, Reading
from foedus.text.edtf import parse_day

__all__ = ["annotate"]

READS = {
    "claims": ("id", "text", "published"),
    "attribution": ("id", "text"),
    "times": ("id", "text", "dct"),
    "events": ("row", "text", "source_span", "target_span"),
    "actors": ("span", "context", "query_date"),
    "facts": ("id", "subject", "relation", "object", "start", "end"),
}  # what each layer's annotator may see of a row
OPTIONAL = ("start", "end", "published", "dct", "context", "query_date")
WRITTEN_BY = {"claims": "claims", "attribution": "attributions", "times": "times", "events": "parse"}

Written = dict[str, Any]


def annotate(layer: str, rows: Iterable[Json]) -> Iterator[Written]:
    """Yield a row of findings for each row of input, in order. Offsets refer to the text as it was given."""
    if layer not in READS:
        raise QueryError(f"there is no layer {layer!r}", f"the layers are {', '.join(READS)}")
    seen = (_visible(layer, row) for row in rows)
    if layer in ("actors", "facts"):
        return map(_actor if layer == "actors" else _fact, seen)
    return _read(WRITERS[layer], Line(*_needed(Line().readers, WRITTEN_BY[layer])), seen)


def _visible(layer: str, row: Json) -> Written:
    missing = [key for key in READS[layer] if key not in row and key not in OPTIONAL]
    if missing:
        named = row.get("id", row.get("row", "without an id"))
        raise SourceError(f"the row {named} has no {' and no '.join(missing)}", "a gold without texts needs its inputs")
    return {key: row.get(key) for key in READS[layer]}


def _needed(readers: Iterable[Reader], layer: str) -> list[Reader]:
    """Return the readers that the layer rests on, in order."""
    wanted, needed = {layer}, []
    for reader in reversed(tuple(readers)):
        if reader.writes in wanted:
            wanted.update(reader.reads)
            needed.append(reader)
    return needed[::-1]


def _read(write: Callable[[Json, Reading], Written], line: Line, rows: Iterable[Json]) -> Iterator[Written]:
    waiting: deque[Json] = deque()

    def readings() -> Iterator[Reading]:
        for row in rows:
            waiting.append(row)
            yield Reading(Text(row["text"]), _day(row.get("published") or row.get("dct")))

    for reading in line.pipe(readings()):
        yield write(waiting.popleft(), reading)


def _day(written: Any) -> date | None:
    """Return the day of "2015-05-10T08:00" or "10 May 2015"; None for "today" and nothing."""
    with suppress(QueryError):
        return parse_day(str(written))
    return None


def _claims(row: Json, reading: Reading) -> Written:
    mentions = [
        {"start": one.span.start, "end": one.span.end, "name": one.actor.name, "party": one.actor.party}
        for one in reading.mentions
    ]
    return {"id": row["id"], "claims": [codebook(claim) for claim in reading.claims], "mentions": mentions}


def _attribution(row: Json, reading: Reading) -> Written:
    def places(spans: Iterable[Span]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    found = [
        {"source": places(one.source), "cue": places(one.cue), "content": places(one.content)}
        | {"confidence": one.confidence}
        for one in reading.attributions
    ]
    return {"id": row["id"], "attributions": found}


def _times(row: Json, reading: Reading) -> Written:
    found = [
        {"start": timex.span.start, "end": timex.span.end, "type": timex.type, "value": timex.value}
        for whole in reading.times
        for timex in whole.ends or (whole,)
    ]
    return {"id": row["id"], "timexes": found}


def _events(row: Json, reading: Reading) -> Written:
    source, target = (Span(*row[side]) if row[side] else None for side in ("source_span", "target_span"))
    return {"row": row["row"]} | event_between(reading, source, target)


def _actor(row: Json) -> Written:
    found = Knowledge.load().resolve(row["span"], context=row["context"] or "", on=_day(row["query_date"]))
    return {"span": row["span"], "country": found.country, "sector": found.sector, "name": found.name}


def _fact(row: Json) -> Written:
    return check_fact(Knowledge.load(), row)


WRITERS = {"claims": _claims, "attribution": _attribution, "times": _times, "events": _events}
