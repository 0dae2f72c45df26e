"""Scoring who an actor is: country, sector, and that nobody is made out of nothing."""

from collections.abc import Iterable

from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json
from foedus.evaluation.tally import share

__all__ = ["score_actors"]


def score_actors(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return the accuracy of each thing over the cases that state it; the two come in the same order."""
    pairs = list(zip(gold, predicted, strict=True))
    rows = []
    for name in ("country", "sector"):
        cases = [(case[name] or "", found.get(name) or "") for case, found in pairs if name in case]
        rows.append(_row(name, [one == other for one, other in cases]))
    empty = [not (found.get("country") or found.get("sector")) for case, found in pairs if case.get("nobody")]
    return Report("actors", (*rows, _row("nobody", empty)))


def _row(name: str, right: list[bool]) -> Row:
    return Row(name, {"cases": len(right), "accuracy": share(sum(right), len(right))})
