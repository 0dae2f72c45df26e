"""Expected calibration error, worked out by hand."""

import pytest

from foedus.evaluation.calibration import calibration


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0),
        ([(0.95, False)] * 3, 95),
        ([(0.5, True), (0.5, True), (0.9, True), (0.9, False)], 45),
        ([(1.0, True)], 0),
    ],
)
def test_error(judged, error):
    assert calibration(judged).figures["ECE"] == pytest.approx(error)


def test_nothing_is_neither_right_nor_wrong():
    assert calibration([]).figures["ECE"] is None
