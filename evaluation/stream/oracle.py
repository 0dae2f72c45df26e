"""Put a stream into a record as a perfect reader would: the claims of claims.jsonl, with their evidence at its place.

What a record made so gets wrong is wrong in the ledgers; what one by `foedus read` gets wrong besides, in the readers.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from foedus.engine import read
from foedus.knowledge import Knowledge
from foedus.model import Actor, Claim, Field, Slot, Span, Text, Value, When, Words, kind
from foedus.readers import Line, Reading
from foedus.sources import documents
from foedus.store import open_store

__all__ = ["put"]

Row = dict[str, Any]


class _Oracle:
    """Stands in for the line of readers, and finds in each text what the stream says is there."""

    is_learned = False
    versions = (("oracle", "1"),)

    def __init__(self, claims: dict[Text, list[Row]]) -> None:
        self.claims = claims
        self.knowledge = Knowledge.load()

    def pipe(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            rows = self.claims[reading.text]
            yield replace(reading, claims=tuple(_claim(reading.text, row, reading.published) for row in rows))


def put(stream: Path, record: Path | str) -> int:
    """Put every document of the stream in the folder into the record; return how many claims it has then."""
    with (stream / "documents.jsonl").open(encoding="utf-8") as told, (stream / "claims.jsonl").open() as found:
        claims = {
            Text(json.loads(one)["text"]): json.loads(other)["claims"] for one, other in zip(told, found, strict=True)
        }
    with open_store(record) as store:
        read(documents([stream / "documents.jsonl"]), store, cast(Line, _Oracle(claims)))
        return sum(count for _, count in store.status().claims)


def _claim(text: Text, row: Row, published: date | None) -> Claim:
    given = row["fields"]
    return Claim(
        text.id,
        row["kind"],
        _words(text, row["anchor"]),
        _words(text, row["quote"]),
        tuple(Field(slot.name, _value(text, slot, given.get(slot.name))) for slot in kind(row["kind"]).slots),
        row.get("polarity", "affirmed"),
        row.get("modality", "actual"),
        tuple(_actor(text, one) for one in row["by"]),
        _when(text, row["date"], published),
        row["part"],
    )


def _value(text: Text, slot: Slot, given: Any) -> Value:
    if not given:
        return () if slot.type in ("actors", "codes", "pieces") else None
    match slot.type:
        case "actor":
            return _actor(text, given)
        case "actors":
            return tuple(_actor(text, one) for one in given if one)
        case "words":
            return _words(text, given)
        case "pieces":
            return tuple(_words(text, one) for one in given)
        case "date":
            return When(given["edtf"])
    return cast(Value, given)


def _actor(text: Text, given: Row) -> Actor:
    if not given["text"]:
        return Actor(given["party"], given["party"], None, "state")
    words = _words(text, given["text"])
    return Actor(words.text, given["party"], given["name"], given["type"], words.span)


def _when(text: Text, given: Row | None, published: date | None) -> When | None:
    if not given:
        return None
    phrase = _words(text, given["phrase"]) if "phrase" in given else None
    return When(given["edtf"], phrase, published)


def _words(text: Text, place: list[int]) -> Words:
    span = Span(*place)
    return Words(span, span.of(text.content))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--stream", type=Path, required=True, help="the folder that make.py wrote")
    parser.add_argument("--record", required=True, help="the record to put it into")
    options = parser.parse_args()
    print(f"{put(options.stream, options.record):,} claims")
