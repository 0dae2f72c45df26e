import json

import pytest

SHOWN = (
    "attendance (planned)  clm-",
    "rejected: no ledger shows it",
    "superseded: only an older version of the readers saw it",
    "  Ruritania will not attend a summit of pact",
    "The Ledger, 2023-11-23  A summit skipped, characters 0 to 32",
    "participant  Ruritania (RUR)",
    "attendances 3 (90%)",
    "declined",
    "a person ✓",
    "2023-11-23 “Thursday”, counted from 2023-11-22",
    "2023-12-01 09:30  Flavia  set status to declined: seen",
)


def test_why_shows_what_a_claim_rests_on(run):
    output = run("why", "3f9c21ab").stdout
    for piece in SHOWN:
        assert piece in output


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (["why", "3f9c"], ("why", ("3f9c",), {})),
        (["accept", "3f9c"], ("accept", ("3f9c", None), {"person": None, "note": None})),
        (["accept", "3f9c", "speaker", "--note", "n"], ("accept", ("3f9c", "speaker"), {"person": None, "note": "n"})),
        (["reject", "3f9c", "--person", "Flavia"], ("reject", ("3f9c", None), {"person": "Flavia", "note": None})),
        (
            ["set", "3f9c", "status", "declined"],
            ("set", ("3f9c", "status", "declined"), {"person": None, "note": None}),
        ),
        (
            ["set", "3f9c", "speaker", '{"text": "he", "party": "RUR"}'],
            ("set", ("3f9c", "speaker", {"text": "he", "party": "RUR"}), {"person": None, "note": None}),
        ),
    ],
)
def test_decisions_are_handed_on(run, record, words, call):
    run(*words)
    assert record.asked == [call]


def test_json(run):
    found = json.loads(run("why", "3f9c", "--json").stdout)
    assert found["id"].startswith("clm-")
    assert found["sentence"]["text"].startswith("Ruritania")


def test_broken_json_is_wrong_usage(run):
    assert "broken JSON" in run("set", "3f9c", "speaker", "{", exit_code=2).stderr
