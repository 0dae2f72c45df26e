"""Scoring time expressions as TempEval-3 does: spans strictly and by overlap, then type and value on what overlaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, by_id
from foedus.evaluation.tally import Tally

__all__ = ["score_times"]


def score_times(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return P, R and F1 of strict and relaxed spans; accuracy of type and value, and that times the relaxed F1."""
    theirs = by_id(predicted)
    spans = {"strict": Tally(), "relaxed": Tally()}
    agreed: Counter[str] = Counter()
    for item, row in by_id(gold).items():
        ours, found = row["timexes"], theirs.get(item, {}).get("timexes", ())
        pairs = list(_pairs(ours, found))
        same = sum(_span(one) == _span(other) for one, other in pairs)
        spans["strict"].add(right=same, gold=len(ours), predicted=len(found))
        spans["relaxed"].add(right=len(pairs), gold=len(ours), predicted=len(found))
        for name in ("type", "value"):
            agreed[name] += sum((one[name] or "") == (other[name] or "") for one, other in pairs)
    relaxed = spans["relaxed"]
    rows = [Row(name, tally.figures) for name, tally in spans.items()]
    for name in ("type", "value"):
        accuracy = agreed[name] / relaxed.right if relaxed.right else 0.0
        rows.append(Row(name, {"F1": relaxed.figures["F1"] * accuracy, "accuracy": 100 * accuracy}))
    return Report("times", tuple(rows))


def _pairs(ours: Sequence[Json], theirs: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Pair equal spans first, then what overlaps from left to right, one to one."""
    first: dict[tuple[int, int], int] = {}
    for place, timex in enumerate(theirs):
        first.setdefault(_span(timex), place)
    left, waiting = set(range(len(theirs))), []
    for timex in ours:
        place = first.get(_span(timex), -1)
        if place in left:
            left.remove(place)
            yield timex, theirs[place]
        else:
            waiting.append(timex)
    for timex in waiting:
        place = next((place for place in sorted(left) if _overlap(timex, theirs[place])), -1)
        if place in left:
            left.remove(place)
            yield timex, theirs[place]


def _span(timex: Json) -> tuple[int, int]:
    return timex["start"], timex["end"]


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
