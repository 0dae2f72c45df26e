"""The commands for checking a record, as they print."""

import json

import pytest

from foedus.api import Disagreement, Pending, Sampled, Table, Unplaced
from foedus.model import Actor
from foedus.record.agreement import Agreement
from foedus.record.coding import Choice
from foedus.record.queue import Bearing

WORDS = "will not attend"
ID = "clm-" + "ab" * 10
BEARS = (
    Bearing("meetings", "Ruritania · declined", (ID,), 1, disputed=True, turned_by="attendance"),
    Bearing("timeline", "2023-11-23 · attendance", (ID,), 1),
)
ROWS = {
    "review": Table((Pending(ID, "attendance", "will not attend a summit", 1.5, 0.5, 3.0, BEARS),)),
    "sample": Table(
        (
            Sampled("clm-" + "cd" * 10, "demand", "pay its dues", "done"),
            Sampled(ID, "attendance", "will not attend a summit", "open"),
        )
    ),
    "disagreements": Table(
        (
            Disagreement(ID, "attendance", "status", WORDS, (Choice("ana", "absent"), Choice("ben", None)), False),
            Disagreement(ID, "attendance", "*", WORDS, (Choice("ana", "accept"), Choice("ben", "reject")), True),
        )
    ),
    "agreement": Table(
        (
            Agreement("any", "*", 0.8, 0.5, 1.0, 0.9, 50, 2),
            Agreement("attendance", "status", None, None, None, 1.0, 9, 2),
        )
    ),
    "unplaced": Table(
        (
            Unplaced(ID, "attendance", WORDS, "set", "participant", Actor("Ruritania", "RUR"), "Flavia", None, "txt-1",
                     "A summit skipped", "its sentence is not in the edited text"),
        )
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _answers(record, monkeypatch):
    for name, rows in ROWS.items():

        def answer(*args, _name=name, _rows=rows, **options):
            record.asked.append((_name, args, options))
            return _rows

        setattr(record, name, answer)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (
            [],
            [
                "1.50",
                "attendance",
                "“will not attend a summit”",
                "50% unsure",
                "bears on 2 rows, 1 disputed",
                "1 claim",
            ],
        ),
        (["--next"], ["attendance (planned)", "Ruritania · declined  disputed", "foedus accept abababab"]),
        (["--sample", "2"], ["done", "“pay its dues”", "open", "2 claims"]),
        (["--sample", "2", "--limit", "1"], ["2 claims, 1 shown"]),
        (
            ["--sample", "2", "--coder", "ana", "--next"],
            ["attendance (planned)", "foedus reject abababab --coder ana", "1 of 2 done"],
        ),
        (["--disputed"], ["status", "ana: absent", "ben: –", "1 disagreement"]),
        (
            ["--unplaced"],
            ["Flavia: set participant to", "A summit skipped", "its sentence is not", "1 decision without a place"],
        ),
    ],
)
def test_what_is_shown(run, words, pieces):
    output = run("review", *words).stdout
    assert [piece for piece in pieces if piece not in output] == []


def test_agreement(run):
    output = run("agreement", "--coder", "ana", "--coder", "ben").stdout
    for piece in ("the claim", "0.80 (0.50 to 1.00)", "90%", "adjudicated", "ana: accept", "2 disagreements"):
        assert piece in output


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ([], ("review", (), {"org": None, "kind": None, "about": None, "limit": 20})),
        (["--next"], ("review", (), {"org": None, "kind": None, "about": None, "limit": 1})),
        (
            ["--org", "ZP", "--kind", "demand", "--about", "RUR"],
            ("review", (), {"org": "ZP", "kind": "demand", "about": "RUR", "limit": 20}),
        ),
        (
            ["--sample", "5", "--seed", "1", "--coder", "ana"],
            ("sample", (5,), {"seed": 1, "coder": "ana", "kind": None, "org": None, "about": None}),
        ),
    ],
)
def test_what_is_asked(run, record, words, call):
    run("review", *words)
    assert record.asked[0] == call


def test_next_is_seen_as_the_coder_sees_it(run, record):
    run("review", "--sample", "5", "--coder", "ana", "--next")
    assert record.asked[-1] == ("why", (ID,), {"coder": "ana"})


@pytest.mark.parametrize(
    "words",
    [["--disputed", "--unplaced"], ["--sample", "3", "--disputed"], ["--next", "--disputed"], ["--coder", "ana"]],
)
def test_what_does_not_go_together(run, words):
    run("review", *words, exit_code=2)


@pytest.mark.parametrize(
    "words", [["review"], ["review", "--disputed"], ["review", "--unplaced"], ["review", "--next"]]
)
def test_json(run, words):
    assert json.loads(run(*words, "--json").stdout)


def test_agreement_as_json(run):
    found = json.loads(run("agreement", "--json").stdout)
    assert [row["alpha"] for row in found["agreement"]] == [0.8, None]
    assert found["disagreements"][0]["choices"][0] == {"coder": "ana", "value": "absent"}


def test_nothing_to_do(run, record):
    for name in ROWS:
        setattr(record, name, lambda *args, **options: Table(()))
    assert "no claims" in run("review").stdout
    assert "nothing awaits a decision" in run("review", "--next").stdout
    assert "no claim that two people decided about" in run("agreement").stdout
