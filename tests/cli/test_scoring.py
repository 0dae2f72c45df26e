import json

import pytest

from foedus.evaluation import Mistake, Report, Row


@pytest.fixture(autouse=True)
def _evaluation(monkeypatch):
    def annotate(layer, rows):
        for row in rows:
            yield {"id": row["id"], "layer": layer, "said": "“quoted”"}

    def evaluate(layer, gold, predicted):
        return Report(layer, (Row("all", {"F1": 61.25, "found": 3}),))

    monkeypatch.setattr("foedus.evaluation.annotate", annotate)
    monkeypatch.setattr("foedus.evaluation.evaluate", evaluate)


@pytest.fixture(name="rows")
def _rows(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": 1}\n\n{"id": 2}\n')
    return path


WRITTEN = [{"id": number, "layer": "claims", "said": "“quoted”"} for number in (1, 2)]


def test_annotate_writes_a_line_a_row(run, rows):
    output = run("annotate", "claims", rows).stdout
    assert [json.loads(line) for line in output.splitlines()] == WRITTEN
    assert "“" in output


def test_annotate_into_a_file(run, rows, tmp_path):
    assert run("annotate", "claims", rows, "-o", tmp_path / "out.jsonl").output == ""
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == WRITTEN


@pytest.mark.parametrize(
    ("output", "words"),
    [("no/such/folder.jsonl", "cannot be written"), (".", "cannot be written")],
)
def test_a_file_that_cannot_be_written(run, rows, tmp_path, output, words):
    assert words in run("annotate", "claims", rows, "-o", tmp_path / output, exit_code=1).stderr


def test_evaluate_prints_a_table_or_json(run, rows):
    assert run("evaluate", "claims", rows).stdout.splitlines() == ["claims    F1  found", "all     61.2      3"]
    found = json.loads(run("evaluate", "claims", rows, "--json").stdout)
    assert found == {"layer": "claims", "rows": [{"name": "all", "F1": 61.25, "found": 3}]}


def test_evaluate_lists_errors_in_claims_alone(run, rows, monkeypatch):
    monkeypatch.setattr("foedus.evaluation.mistakes", lambda gold, predicted: [Mistake("1", "demand", "missed", "pay")])
    assert run("evaluate", "claims", rows, "--errors").stdout.startswith("1  demand missed: 'pay'\nclaims ")
    (error,) = json.loads(run("evaluate", "claims", rows, "--errors", "--json").stdout)["errors"]
    assert (error["verdict"], error["quote"]) == ("missed", "pay")
    assert "not listed" in run("evaluate", "times", rows, "--errors", exit_code=2).stderr


def test_a_folder_is_no_gold(run, tmp_path):
    assert "cannot be read: is a directory" in run("evaluate", "claims", tmp_path, exit_code=1).stderr
