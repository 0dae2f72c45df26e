"""Settle what the heads' scores are worth, on texts that they were not trained on; print settings for `export.py`.

    python training/settle.py --gold GOLD --labels training/labels/claims.jsonl --corpora CORPORA > settings.json

It reads with the heads in the package. `lean` is what makes most of the anchors of a kind right (F1), `sure` the line
through their log odds that makes these odds true (Platt 1999): of cues on the development part of PolNeAR, where a
finding is right if source and content are; of claims on the labelled items that were held out, where it is right if
there is such a claim.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from claims import KIND_NAMES, Item, items
from corpora import rows

from foedus.evaluation.attribution import judged
from foedus.evaluation.calibration import Judged
from foedus.model import Anchor, Text
from foedus.readers.contract import Reading
from foedus.readers.encoder import Encoder
from foedus.readers.encoder.chains import Scores
from foedus.readers.encoder.heads import Around, Head, heads
from foedus.readers.encoder.network import encode
from foedus.readers.encoder.windows import Window, pieces_of

LEANS = np.arange(-3.0, 1.8, 0.3)
ROUNDS = 50


def line(found: Sequence[Judged]) -> list[float]:
    """Return slope and offset that make the odds of findings true, by Newton's method."""
    odds = np.array([math.log(max(chance, 1e-3) / max(1 - chance, 1e-3)) for chance, _ in found])
    right = np.array([float(each) for _, each in found])
    rows_, weights = np.stack([odds, np.ones_like(odds)], axis=1), np.array([1.0, 0.0])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows_ @ weights))
        curve = (rows_ * (likely * (1 - likely))[:, None]).T @ rows_ + 1e-6 * np.eye(2)
        weights = weights - np.linalg.solve(curve, rows_.T @ (likely - right))
    return [round(float(each), 3) for each in weights]


def states(item: Item) -> Scores:
    """Return the states of an item's words."""
    whole = Window(0, len(item.words), 0, len(item.words))
    return encode(item.words, whole)[1 + pieces_of(item.words, whole)[1]]


def leaning(head: Head, held_out: Sequence[Item]) -> Head:
    """Return the head with the lean for each kind that finds its anchors best; a word in common counts."""
    encoded = [states(item) for item in held_out]
    best: list[tuple[float, float]] = [(-1.0, 0.0)] * len(KIND_NAMES)
    for lean in map(float, LEANS):
        found = list(replace(head, lean=(lean,) * len(KIND_NAMES)).anchors(encoded))
        for kind in range(len(KIND_NAMES)):
            right, ours, theirs = 0, 0, 0
            for item, anchors in zip(held_out, found, strict=True):
                gold = sum(each.kind == kind for each in item.anchors)
                seen = [each for each, _ in anchors if each.kind == kind]
                right += sum(_is_there(each, item) for each in seen)
                ours, theirs = ours + gold, theirs + len(seen)
            best[kind] = max(best[kind], (2 * right / max(1, ours + theirs), lean))
    return replace(head, lean=tuple(round(lean, 1) for _, lean in best))


def attributed(head: Head, gold: Sequence[Any]) -> Iterator[Judged]:
    """Yield how sure each cue is, and whether the content and source around it are right."""
    for row, reading in zip(gold, Encoder([head]).pipe(Reading(Text(row["text"])) for row in gold), strict=True):
        yield from judged(row, {"attributions": [_written(anchor) for anchor in reading.anchors or ()]})


def _written(anchor: Anchor) -> dict[str, Any]:
    places = {role: [[span.start, span.end] for span in anchor.all(role)] for role in ("source", "content")}
    return places | {"cue": [[anchor.span.start, anchor.span.end]], "confidence": anchor.confidence}


def claimed(head: Head, held_out: Sequence[Item]) -> Iterator[Judged]:
    """Yield how sure each anchor is, and whether there is one of its kind in those words."""
    for item, anchors in zip(held_out, head.anchors([states(item) for item in held_out]), strict=True):
        for found, chance in anchors:
            yield chance, _is_there(found, item)


def _is_there(found: Around, item: Item) -> bool:
    """Tell whether the item has an anchor of that kind with a word in common."""
    return any(each.kind == found.kind and each.start < found.end and found.start < each.end for each in item.anchors)


def main() -> None:
    """Print the settings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="where the labelled texts are")
    given = parser.parse_args()
    cue, claim = (replace(head, sure=(1.0, 0.0)) for head in heads())
    gold = list(rows(given.gold / "attribution" / "polnear_dev.jsonl.gz"))
    held_out = [item for item in items(given.labels, given.corpora) if item.held_out]
    claim = leaning(claim, held_out)
    settings = {
        "cue": {"lean": cue.lean, "sure": line(list(attributed(cue, gold)))},
        "claim": {"lean": claim.lean, "sure": line(list(claimed(claim, held_out)))},
    }
    print(json.dumps(settings, indent=2))


if __name__ == "__main__":
    main()
