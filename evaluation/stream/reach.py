"""How much of what the texts of a stream say the readers find, kind by kind: what is read, missed, wrong and too much.

A claim is found where one of its kind hangs on words inside its quotation. `right` is the share of those found whose
date, mood, parties and values are all as the text has them, since the ledgers link by these. Only the kinds are counted
of which the stream marks every claim. With --kind, also the quotations that are missed, those that are too much, and
those that are found with wrong fields, most frequent first, with # for numbers.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.evaluation import Report, report
from foedus.evaluation.tally import Tally, share
from foedus.model import Actor, Claim, Text
from foedus.store import SqliteStore

__all__ = ["reach"]

KINDS = ("meeting", "attendance", "demand", "standing", "posture", "responsibility")
SHOWN = 30


@dataclass(slots=True)
class _Kind:
    tally: Tally = field(default_factory=Tally)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the share of those found that are right, in per cent."""
        found = self.tally.right
        return {**self.tally.figures, "right": share(found - self.wrong.total(), found)}


Row = dict[str, Any]


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
            _compare(kinds[name], text.content, [row for row in gold if row["kind"] == name], read)
    return kinds


def _texts(stream: Path) -> Iterator[tuple[Text, list[Row]]]:
    """Yield each text of the stream once, with its claims."""
    seen = set()
    with (stream / "documents.jsonl").open(encoding="utf-8") as told, (stream / "claims.jsonl").open() as claims:
        for one, other in zip(told, claims, strict=True):
            text = Text(json.loads(one)["text"])
            if text not in seen:
                seen.add(text)
                yield text, json.loads(other)["claims"]


def _compare(kind: _Kind, text: str, gold: list[Row], read: list[Claim]) -> None:
    for row in gold:
        words = _plain(text[slice(*row["quote"])])
        found = [claim for claim in read if _is_in(claim, row["quote"])]
        kind.tally.right += bool(found)
        kind.tally.missed += not found
        if not found:
            kind.missed[words] += 1
        elif fewest := min((_faults(claim, row) for claim in found), key=len):
            kind.wrong[f"{words} ({', '.join(fewest)})"] += 1
    extra = [claim for claim in read if not any(_is_in(claim, row["quote"]) for row in gold)]
    kind.tally.spurious += len(extra)
    kind.extra.update(_plain(claim.quote.text) for claim in extra)


def _faults(claim: Claim, row: Row) -> list[str]:
    """Return the fields that a claim has otherwise than the text."""
    dates = claim.date.edtf if claim.date else None, (row["date"] or {}).get("edtf")
    mood = (claim.polarity, claim.modality), (row.get("polarity", "affirmed"), row.get("modality", "actual"))
    pairs = {"date": dates, "mood": mood}
    for name, true in row["fields"].items():
        if name == "participants" and row["fields"]["organisation"]:
            continue  # whose meeting it is tells it from others
        pairs[name] = _known_by(claim.get(name)), _known_by(true)
    return [name for name, (said, true) in pairs.items() if said != true]


def _known_by(value: Any) -> Any:
    """Return what to compare a value by: actors by their parties, words and dates not at all."""
    match value:
        case Actor():
            return value.party
        case {"party": party}:
            return party
        case [{"party": _}, *_] | (Actor(), *_):
            return frozenset(map(_known_by, value))
        case str():
            return value or None
    return None


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
    print(Report("reading", tuple(report.Row(name, kind.figures) for name, kind in kinds.items())))
    if options.kind:
        kind = kinds[options.kind]
        for what, words in (("missed", kind.missed), ("extra", kind.extra), ("wrong", kind.wrong)):
            print(*(f"{what} {count:4} {quote}" for quote, count in words.most_common(SHOWN)), sep="\n")
