"""Exchange with annotation tools from the command line, and that the page on it names what there is."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedus.cli import app
from foedus.export import FORMATS
from visit import OBSERVER, write_visit

PAGE = Path(__file__).parents[2] / "docs" / "interchange.md"


@pytest.fixture(name="run")
def _run(tmp_path, monkeypatch):
    write_visit(tmp_path / "visit.db").close()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FOEDUS_RECORD", str(tmp_path / "visit.db"))

    def run(*args, exit_code=0):
        result = CliRunner().invoke(app, [str(arg) for arg in args])
        assert result.exit_code == exit_code, result.output
        return result

    return run


def test_corrections_come_back_from_a_tool(run, tmp_path):
    run("export", "label-studio", tmp_path / "out")
    file = tmp_path / "out" / "label-studio.json"
    tasks = json.loads(file.read_text(encoding="utf-8"))
    results = tasks[0]["predictions"][0]["result"]
    next(one for one in results if one.get("from_name") == "standing-status")["value"]["choices"] = ["partner"]
    tasks[0]["annotations"] = [{"result": results, "was_cancelled": False}]
    file.write_text(json.dumps(tasks), encoding="utf-8")
    told = run("import", file, "--from", "label-studio", "--person", "Ada").stdout
    assert "Taken in: 1 decision. Known already: 0." in told
    assert "partner" in run("why", OBSERVER.id).stdout


@pytest.mark.parametrize(("tool", "what"), [("cameo", "only leads out"), ("brat", "no format is called 'brat'")])
def test_not_every_format_leads_back(run, tmp_path, tool, what):
    result = run("import", tmp_path / "any.json", "--from", tool, exit_code=2)
    assert what in " ".join(result.output.split())


def test_the_page_tells_of_every_format_that_leads_back():
    told = PAGE.read_text(encoding="utf-8")
    assert [one.name for one in FORMATS if one.take and f"`{one.name}`" not in told] == []
