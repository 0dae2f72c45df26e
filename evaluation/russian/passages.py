"""Score how Russian is read on the labelled passages of `kremlin_ru`: attributions, and who their sources are.

    python evaluation/russian/passages.py CORPUS.jsonl.gz [--labels FILE] [--errors]

Each page is read whole, and what is attributed inside its passage is compared with the labels (`attribution.jsonl`:
ids, offsets and whom the source stands for, no words). An attribution is right if half of its content's words are the
labelled ones and its source covers the labelled source, as the project scores English. An actor is right if the
party is, and the name where the label tells one.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from foedus.evaluation.attribution import WHOLE, score_attribution
from foedus.model import Attribution, Mention, Span
from foedus.readers import Line, Reading
from foedus.text import normalise

LABELS = Path(__file__).with_name("attribution.jsonl")
SOURCED = f"{WHOLE}+source"
SORTS = ("all", "turn", "prose")

Row = Mapping[str, Any]


def figures(corpus: Path, labels: Path = LABELS, *, errors: bool = False) -> dict[str, float]:
    """Return how well attributions are found in all passages, in turns and in prose, and the share of actors right."""
    pages = {row["id"]: row for row in _rows(corpus)}
    gold: list[Row] = []
    predicted: list[Row] = []
    for row in _rows(labels):
        page = pages[row["id"]]
        text = normalise(page["text"])
        if text.id != row["text"]:
            raise SystemExit(f"{corpus}: the text of {row['id']} is not the one that was labelled")
        day = date.fromisoformat(page["published"]) if page["published"] else None
        reading = Line()(Reading(text, day, language="ru"))
        span = Span(*row["passage"])
        gold.append({"id": row["id"], "text": span.of(text.content), "attributions": _moved(row["attributions"], span)})
        found = list(_found(reading, span))
        predicted.append({"id": row["id"], "attributions": _moved(found, span)})
    told = {f"{name} {figure}": _share(gold, predicted, name, figure) for name in SORTS for figure in ("F1", "P", "R")}
    right, matched = _actors(gold, predicted, errors=errors)
    return {**told, "actors": 100 * right / matched if matched else 0.0, "matched": matched}


def _found(reading: Reading, passage: Span) -> Iterator[dict[str, Any]]:
    """Yield what is attributed inside the passage, with whom the source stands for."""
    by_head: dict[int, Mention] = {mention.head: mention for mention in reading.mentions}
    for one in reading.attributions:
        content = [piece for span in one.content if (piece := _within(span, passage))]
        places = one.source or one.cue
        if content and passage.covers(places[0]):
            actor = by_head[one.source_head].actor if one.source_head in by_head else None
            yield {
                "source": [[span.start, span.end] for span in one.source],
                "cue": [[span.start, span.end] for span in one.cue],
                "content": content,
                "kind": "turn" if _is_turn(one) else "prose",
                "party": actor.party if actor else "UNK",
                "name": (actor.name or "") if actor else "",
            }


def _is_turn(found: Attribution) -> bool:
    return found.cue == found.source


def _within(span: Span, passage: Span) -> list[int] | None:
    start, end = max(span.start, passage.start), min(span.end, passage.end)
    return [start, end] if start < end else None


def _moved(attributions: list[dict[str, Any]], passage: Span) -> list[dict[str, Any]]:
    """Return the attributions with offsets counted from the passage's first character."""
    roles = ("source", "cue", "content")
    return [
        {**one, **{role: [[start - passage.start, end - passage.start] for start, end in one[role]] for role in roles}}
        for one in attributions
    ]


def _share(gold: list[Row], predicted: list[Row], sort: str, figure: str) -> float:
    def only(rows: list[Row]) -> list[Row]:
        return [{**row, "attributions": [a for a in row["attributions"] if sort in ("all", a["kind"])]} for row in rows]

    found = score_attribution(only(gold), only(predicted)).figure(SOURCED, figure)
    return float(found or 0.0)


def _actors(gold: list[Row], predicted: list[Row], *, errors: bool) -> tuple[int, int]:
    """Return how many of the sources that were found stand for whom they do, and how many were found."""
    right = matched = 0
    for row, other in zip(gold, predicted, strict=True):
        for one in row["attributions"]:
            same = next((two for two in other["attributions"] if _overlap(one["source"], two["source"])), None)
            if same is None:
                if errors:
                    _tell("missed", row, one)
                continue
            matched += 1
            known = same["party"] in one["party"] and (
                not one["name"] or any(name.lower() in same["name"].lower() for name in one["name"])
            )
            right += known
            if errors and not known:
                _tell(f"{same['party']} {same['name']} for {one['party']} {one['name']}", row, one)
        if errors:
            for two in other["attributions"]:
                if not any(_overlap(one["source"], two["source"]) for one in row["attributions"]):
                    _tell("not labelled", row, two)
    return right, matched


def _overlap(one: list[list[int]], other: list[list[int]]) -> bool:
    return any(start < finish and begin < end for start, end in one for begin, finish in other)


def _tell(what: str, row: Row, found: Row) -> None:
    words = [[row["text"][start:end] for start, end in found[role]] for role in ("source", "cue", "content")]
    print(what, row["id"], *words, file=sys.stderr)


def _rows(path: Path) -> Iterator[Row]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--errors", action="store_true", help="name what was missed and what was wrong")
    options = parser.parse_args()
    print(json.dumps(figures(options.corpus, options.labels, errors=options.errors)))
