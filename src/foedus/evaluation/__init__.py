"""How well foedus reads: annotate raw rows layer by layer, and score them against gold."""

from collections.abc import Iterable
from pathlib import Path

from foedus.errors import QueryError
from foedus.evaluation.actors import score_actors
from foedus.evaluation.annotate import annotate
from foedus.evaluation.attribution import score_attribution
from foedus.evaluation.claims import score_claims
from foedus.evaluation.codebook import codebook
from foedus.evaluation.events import score_events
from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, gold_rows, read_rows
from foedus.evaluation.times import score_times

__all__ = ["LAYERS", "Report", "Row", "annotate", "codebook", "evaluate", "gold_rows", "read_rows"]

SCORERS = {
    "claims": score_claims,
    "attribution": score_attribution,
    "times": score_times,
    "events": score_events,
    "actors": score_actors,
}
LAYERS = tuple(SCORERS)


def evaluate(
    layer: str, gold: str | Path | Iterable[Json], predicted: str | Path | Iterable[Json] | None = None
) -> Report:
    """Return how well the prediction fits the gold, each a file or its rows.

    Without a prediction, the gold's own texts are annotated first; the annotator sees nothing else of the gold.
    """
    if layer not in SCORERS:
        raise QueryError(f"there is no layer {layer!r}", f"the layers are {', '.join(LAYERS)}")
    gold = gold_rows(gold) if isinstance(gold, str | Path) else list(gold)
    if predicted is None:
        predicted = annotate(layer, gold)
    elif isinstance(predicted, str | Path):
        predicted = read_rows(predicted)
    return SCORERS[layer](gold, predicted)
