"""How much of what the texts of a stream say the readers find, kind by kind: what is read, missed and too much.

A claim is found where one of its kind hangs on words inside its quotation, whatever its fields say. Only the kinds are
counted of which the stream marks every claim. With --kind, also the quotations that are missed, and those that are too
much, most frequent first, with # for numbers.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.evaluation import Report, Row
from foedus.evaluation.tally import Tally
from foedus.model import Claim, Text
from foedus.store import SqliteStore

__all__ = ["reach"]

KINDS = ("meeting", "attendance", "demand", "standing", "posture", "responsibility")
SHOWN = 30


@dataclass(slots=True)
class _Kind:
    tally: Tally = field(default_factory=Tally)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)


def reach(record: Path, stream: Path) -> dict[str, _Kind]:
    """Return what became of each kind of claim in the record of the stream in that folder."""
    found: dict[str, list[Claim]] = defaultdict(list)
    with SqliteStore.open(record, create=False) as store:
        for entry in store.entries():
            found[entry.claim.text_id].append(entry.claim)
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    for text, gold in _texts(stream):
        for name in KINDS:
            read = [claim for claim in found[text.id] if claim.kind == name]
            _compare(kinds[name], text.content, [row["quote"] for row in gold if row["kind"] == name], read)
    return kinds


def _texts(stream: Path) -> Iterator[tuple[Text, list[dict[str, Any]]]]:
    """Yield each text of the stream once, with its claims."""
    seen = set()
    with (stream / "documents.jsonl").open(encoding="utf-8") as told, (stream / "claims.jsonl").open() as claims:
        for one, other in zip(told, claims, strict=True):
            text = Text(json.loads(one)["text"])
            if text not in seen:
                seen.add(text)
                yield text, json.loads(other)["claims"]


def _compare(kind: _Kind, text: str, gold: list[list[int]], read: list[Claim]) -> None:
    missed = [quote for quote in gold if not any(_is_in(claim, quote) for claim in read)]
    extra = [claim for claim in read if not any(_is_in(claim, quote) for quote in gold)]
    kind.tally.right += len(gold) - len(missed)
    kind.tally.missed += len(missed)
    kind.tally.spurious += len(extra)
    kind.missed.update(_plain(text[start:end]) for start, end in missed)
    kind.extra.update(_plain(claim.quote.text) for claim in extra)


def _is_in(claim: Claim, quote: list[int]) -> bool:
    return claim.anchor.span.start < quote[1] and quote[0] < claim.anchor.span.end


def _plain(words: str) -> str:
    return " ".join(re.sub(r"\d+", "#", words).split())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--record", type=Path, required=True, help="a record that the stream was read into")
    parser.add_argument("--stream", type=Path, required=True, help="the folder that make.py wrote")
    parser.add_argument("--kind", choices=KINDS, help="show the words that are missed and too much of this kind")
    options = parser.parse_args()
    kinds = reach(options.record, options.stream)
    print(Report("reading", tuple(Row(name, kind.tally.figures) for name, kind in kinds.items())))
    if options.kind:
        for what, words in (("missed", kinds[options.kind].missed), ("extra", kinds[options.kind].extra)):
            print(*(f"{what} {count:4} {quote}" for quote, count in words.most_common(SHOWN)), sep="\n")
