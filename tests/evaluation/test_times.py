"""Scoring time expressions, on small invented cases."""

import pytest

from foedus.evaluation.times import score_times


def timex(start, end, value="2031-05-02", kind="DATE"):
    return {"start": start, "end": end, "type": kind, "value": value}


@pytest.mark.parametrize(
    ("predicted", "strict", "relaxed", "value"),
    [
        ([timex(10, 16)], 100, 100, 100),
        ([timex(12, 20)], 0, 100, 100),
        ([timex(16, 20)], 0, 0, 0),
        ([timex(10, 16, "2031-05")], 100, 100, 0),
        ([timex(8, 12, "2031"), timex(10, 16)], 200 / 3, 200 / 3, 200 / 3),
        ([timex(10, 16), timex(10, 16)], 200 / 3, 200 / 3, 200 / 3),
        ([], 0, 0, 0),
    ],
)
def test_figures(predicted, strict, relaxed, value):
    report = score_times([{"id": "a", "timexes": [timex(10, 16)]}], [{"id": "a", "timexes": predicted}])
    assert [report.figure(row, "F1") for row in ("strict", "relaxed", "value")] == pytest.approx(
        [strict, relaxed, value]
    )


def test_type_is_scored_on_what_overlaps():
    report = score_times(
        [{"id": "a", "timexes": [timex(0, 4), timex(10, 16)]}], [{"id": "a", "timexes": [timex(0, 4, kind="TIME")]}]
    )
    assert report.figure("type", "accuracy") == 0
    assert report.figure("value", "accuracy") == 100
