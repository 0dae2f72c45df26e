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
        (["accept", "3f9c"], ("accept", ("3f9c", None), {})),
        (["accept", "3f9c", "speaker", "--note", "n"], ("accept", ("3f9c", "speaker"), {"note": "n"})),
        (["reject", "3f9c", "--person", "Flavia"], ("reject", ("3f9c", None), {"person": "Flavia"})),
        (["reject", "3f9c", "--coder", "Flavia"], ("reject", ("3f9c", None), {"coder": "Flavia"})),
        (["accept", "3f9c", "--adjudicate"], ("accept", ("3f9c", None), {"adjudicates": True})),
        (["set", "3f9c", "status", "declined"], ("set", ("3f9c", "status", "declined"), {})),
        (
            ["set", "3f9c", "speaker", '{"text": "he", "party": "RUR"}'],
            ("set", ("3f9c", "speaker", {"text": "he", "party": "RUR"}), {}),
        ),
    ],
)
def test_decisions_are_handed_on(run, record, words, call):
    run(*words)
    name, given, by = call
    nobody = {"person": None, "note": None, "coder": None, "adjudicates": False}
    assert record.asked == [(name, given, nobody | by)]


def test_a_claim_to_add_is_handed_on(run, record):
    run(
        "add", "demand", "urged it to pay", "--document", "a.txt", "--field", "demander=ARS", "--field",
        'addressee={"text": "it", "party": "RUR"}', "--field", "content=to pay", "--by", "The Ledger",
        "--date", "2023-11", "--anchor", "urged", "--nth", "2", "--strangers", "--person", "Flavia",
    )  # fmt: skip
    fields = {
        "demander": "ARS", "addressee": {"text": "it", "party": "RUR"}, "content": "to pay", "by": "The Ledger",
        "date": "2023-11",
    }  # fmt: skip
    how = {"anchor": "urged", "nth": 2, "part": 0, "strangers": True}
    by = {"person": "Flavia", "note": None, "coder": None, "adjudicates": False}
    given = ("demand", "urged it to pay")
    assert record.asked == [("add", given, {"document": "a.txt", "fields": fields} | how | by)]


def test_a_field_without_a_value_is_wrong_usage(run):
    assert "no NAME=VALUE" in run("add", "demand", "x", "--document", "a", "--field", "demander", exit_code=2).stderr


def test_a_coder_asks_why_as_a_coder(run, record):
    run("why", "3f9c")
    run("why", "3f9c", "--coder", "Flavia")
    assert [by for _, _, by in record.asked] == [{"coder": None}, {"coder": "Flavia"}]


def test_json(run):
    found = json.loads(run("why", "3f9c", "--json").stdout)
    assert found["id"].startswith("clm-")
    assert found["sentence"]["text"].startswith("Ruritania")


def test_broken_json_is_wrong_usage(run):
    assert "broken JSON" in run("set", "3f9c", "speaker", "{", exit_code=2).stderr
