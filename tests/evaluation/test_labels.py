"""Scoring events and actors: labels a row, on small invented cases."""

import pytest

from foedus.evaluation.actors import score_actors
from foedus.evaluation.events import score_events


def test_macro_f1_weighs_labels_alike():
    gold = [{"row": n, "gold_root": root, "binary": 0} for n, root in enumerate(["AID", "AID", "AID", "PROTEST"])]
    report = score_events(gold, [{"row": n, "root": "AID", "penta": 2, "binary": 0} for n in range(4)])
    assert report.figure("root", "macro F1") == pytest.approx((100 * 6 / 7 + 0) / 2)
    assert report.figure("root", "accuracy") == 75
    assert report.figure("binary", "macro F1") == 100
    assert [row.name for row in report.rows] == ["root", "binary"]


def test_a_row_that_was_not_answered_is_missed():
    report = score_events([{"row": 0, "binary": 1}, {"row": 1, "binary": 0}], [{"row": 0, "binary": 1}])
    assert report.figure("binary", "macro F1") == pytest.approx(50)


def test_actors_are_scored_on_what_the_case_states():
    gold = [
        {"span": "the Fijian navy", "country": "FJI", "sector": "MIL"},
        {"span": "a plumber", "country": ""},
        {"span": "the rain", "nobody": True},
    ]
    predicted = [
        {"span": "the Fijian navy", "country": "FJI", "sector": "GOV"},
        {"span": "a plumber", "country": None, "sector": "CVL"},
        {"span": "the rain", "country": "", "sector": "", "name": ""},
    ]
    report = score_actors(gold, predicted)
    assert {row.name: row.figures["accuracy"] for row in report.rows} == {"country": 100, "sector": 0, "nobody": 100}
