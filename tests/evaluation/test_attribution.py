"""Scoring attributions, on small invented cases."""

import pytest

from foedus.evaluation.attribution import score_attribution

TEXT = 'The harbour master said that "no ferry will sail today", and left.'


def place(piece):
    start = TEXT.index(piece)
    return [start, start + len(piece)]


GOLD = {
    "source": [place("The harbour master")],
    "cue": [place("said")],
    "content": [place('that "no ferry will sail today"')],
    "source_head": place("master"),
    "kind": "mixed",
}


def figure(row, column="F1", **changed):
    predicted = [{"id": "a", "attributions": [GOLD | {"source_head": None} | changed]}]
    return score_attribution([{"id": "a", "text": TEXT, "attributions": [GOLD]}], predicted).figure(row, column)


@pytest.mark.parametrize(
    ("row", "changed", "expected"),
    [
        ("content exact", {}, 100),
        ("content exact", {"content": [place('that "no ferry will sail today",')]}, 0),
        ("content exact~", {"content": [place('that "no ferry will sail today",')]}, 100),
        ("content exact", {"content": [place("that"), place('"no ferry will sail today"')]}, 100),
        ("attribution content>=.5", {"content": [place("no ferry will sail today")]}, 100),
        ("attribution content>=.5", {"content": [place("today")]}, 0),
        ("attribution content>=.5+source", {"source": [place("master")]}, 100),
        ("attribution content>=.5+source", {"source": [place("harbour")]}, 0),
        ("attribution content>=.5+source", {"source": []}, 0),
        ("attribution content>=.5+source+cue", {"cue": [place("left")]}, 0),
        ("sourced-only content>=.5+source", {"source": []}, 0),
        ("source token | matched", {"source": [place("master")]}, 50),
        ("attribution full exact~", {}, 100),
        ("attribution full exact~", {"content": []}, 0),
    ],
)
def test_figures(row, changed, expected):
    assert figure(row, **changed) == pytest.approx(expected)


def test_recall_by_manner():
    assert figure("recall mixed", "R+source", source=[]) == 0
    assert figure("recall mixed", "R", source=[]) == 100


def test_attributions_without_content_do_not_count():
    gold = [{"id": "a", "text": TEXT, "attributions": [GOLD | {"content": []}]}]
    assert score_attribution(gold, []).figure("attribution content>=.5", "R") == 0
    assert "recall mixed" not in [row.name for row in score_attribution(gold, []).rows]
