"""Scoring what one actor does to another: macro F1 of PLOVER root, quad class, and cooperation against conflict."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, by_id
from foedus.evaluation.tally import Tally, share

__all__ = ["score_events"]

GOLD_KEYS = {"root": "gold_root", "penta": "gold_penta", "binary": "binary"}


def score_events(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return macro F1 over the labels that either side uses, and accuracy, for each labelling that the gold has."""
    theirs = by_id(predicted, "row")
    rows = []
    labelled = by_id(gold, "row")
    for name, key in GOLD_KEYS.items():
        pairs = [(row[key], theirs.get(number, {}).get(name)) for number, row in labelled.items() if key in row]
        if pairs:
            rows.append(Row(name, {"cases": len(pairs), "macro F1": _macro_f1(pairs), "accuracy": _accuracy(pairs)}))
    return Report("events", tuple(rows))


def _accuracy(pairs: Sequence[tuple[Any, Any]]) -> float:
    return share(sum(one == other for one, other in pairs), len(pairs))


def _macro_f1(pairs: Sequence[tuple[Any, Any]]) -> float:
    gold, predicted = (Counter(side) for side in zip(*pairs, strict=True))
    right = Counter(one for one, other in pairs if one == other)
    scores = []
    for label in (gold | predicted).keys() - {None}:
        tally = Tally()
        tally.add(right=right[label], gold=gold[label], predicted=predicted[label])
        scores.append(tally.figures["F1"])
    return sum(scores) / len(scores)
