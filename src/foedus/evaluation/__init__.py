"""How well foedus reads: annotate raw rows layer by layer, and score them against gold."""

from collections.abc import Callable, Iterable
from pathlib import Path

from foedus.errors import QueryError, SourceError
from foedus.evaluation.actors import score_actors
from foedus.evaluation.annotate import annotate
from foedus.evaluation.attribution import score_attribution
from foedus.evaluation.claims import Difference, Mistake, mistakes, score_claims
from foedus.evaluation.codebook import codebook
from foedus.evaluation.events import score_events
from foedus.evaluation.facts import score_facts
from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, gold_rows, read_rows
from foedus.evaluation.times import score_times

__all__ = [
    "LAYERS",
    "Difference",
    "Mistake",
    "Report",
    "Row",
    "annotate",
    "codebook",
    "evaluate",
    "gold_rows",
    "mistakes",
    "predicted_rows",
    "read_rows",
]

SCORERS = {
    "claims": score_claims,
    "attribution": score_attribution,
    "times": score_times,
    "events": score_events,
    "actors": score_actors,
    "facts": score_facts,
}
LAYERS = tuple(SCORERS)


def evaluate(
    layer: str, gold: str | Path | Iterable[Json], predicted: str | Path | Iterable[Json] | None = None
) -> Report:
    """Return how well the prediction fits the gold, each a file or its rows.

    Without a prediction, the gold's own texts are annotated first; the annotator sees nothing else of the gold.
    """
    gold = gold_rows(gold) if isinstance(gold, str | Path) else list(gold)
    try:
        return _scorer(layer)(gold, predicted_rows(layer, gold, predicted))
    except KeyError as missing:
        raise SourceError(f"a row of the gold or of the prediction has no {missing}", f"is it {layer}?") from missing


def predicted_rows(
    layer: str, gold: Iterable[Json], predicted: str | Path | Iterable[Json] | None = None
) -> Iterable[Json]:
    """Return the prediction from its file or as it is; without one, the gold's own texts, annotated now."""
    if predicted is None:
        return annotate(layer, gold)
    return read_rows(predicted) if isinstance(predicted, str | Path) else predicted


def _scorer(layer: str) -> Callable[[Iterable[Json], Iterable[Json]], Report]:
    if layer not in SCORERS:
        raise QueryError(f"there is no layer {layer!r}", f"the layers are {', '.join(LAYERS)}")
    return SCORERS[layer]
