"""Whether confidences mean what they say: of findings that a reader is 80 % sure of, are 80 in 100 right?"""

from collections.abc import Iterable

from foedus.evaluation.report import Row

__all__ = ["Judged", "calibration"]

BINS = 10

Judged = tuple[float, bool]  # how sure a reader is of a finding, and whether it is right


def calibration(judged: Iterable[Judged]) -> Row:
    """Return the expected calibration error of findings, each a confidence and whether it is right, in per cent.

    Source: Guo and others, On Calibration of Modern Neural Networks, 2017: the gap between mean confidence and share of
    right findings in ten bins of confidence, weighted by their size.
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    count = sum(map(len, bins))
    if not count:
        return Row("calibration", {"ECE": None, "confidence": None, "right": None})
    sure = sum(confidence for held in bins for confidence, _ in held)
    correct = sum(right for held in bins for _, right in held)
    gaps = (abs(sum(confidence - right for confidence, right in held)) for held in bins)
    return Row(
        "calibration",
        {"ECE": 100 * sum(gaps) / count, "confidence": 100 * sure / count, "right": 100 * correct / count},
    )
