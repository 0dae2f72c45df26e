"""Export, import and release from the command line, on a record of an invented dossier."""

import json

import pytest
from typer.testing import CliRunner

from dossier import write_dossier
from foedus.cli import app


@pytest.fixture(name="run")
def _run(tmp_path, monkeypatch):
    write_dossier(tmp_path / "foedus.db").close()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FOEDUS_RECORD", str(tmp_path / "foedus.db"))

    def run(*args, exit_code=0):
        result = CliRunner().invoke(app, [str(arg) for arg in args])
        assert result.exit_code == exit_code, result.output
        return result

    return run


def test_export_says_which_files_it_wrote(run, tmp_path):
    result = run("export", "csv", tmp_path / "out", "--org", "EAEU", "--ledger", "demands", "--ledger", "claims")
    assert result.stdout.splitlines()[0].split() == ["file", "rows"]
    assert "claims.csv" in result.stdout
    assert f"2 files in {tmp_path / 'out'}"[:40] in result.stdout
    told = json.loads(run("export", "csv", tmp_path / "out", "--json").stdout)
    assert {one["file"]: one["rows"] for one in told["files"]}["decisions.csv"] == 3


def test_export_lists_its_formats(run):
    assert "parquet" in run("export", "list").stdout
    assert {one["name"] for one in json.loads(run("export", "list", "--json").stdout)} > {"csv", "jsonl", "xlsx", "dta"}


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("export", "xml", "OUT"), "no format is called 'xml'"),
        (("export", "csv", "OUT", "--ledger", "wishes"), "no table is called 'wishes'"),
        (("export", "csv"), "name a folder"),
        (("export", "csv", "HERE"), "holds other things"),
        (("release", "HERE"), "holds something already"),
    ],
)
def test_what_is_not_asked_rightly_is_said(run, tmp_path, args, what):
    places = {"OUT": tmp_path / "out", "HERE": tmp_path}
    result = run(*(places.get(arg, arg) for arg in args), exit_code=2)
    assert what in " ".join(result.output.split())
    assert not (tmp_path / "out").exists()


def test_decisions_go_out_and_come_in_once(run, tmp_path):
    run("export", "jsonl", tmp_path / "out", "--ledger", "decisions")
    file = tmp_path / "out" / "decisions.jsonl"
    assert "Taken in: 0 decisions. Known already: 3." in run("import", file).stdout
    unknown = json.loads(file.read_text(encoding="utf-8").splitlines()[0]) | {"claim": "clm-0123"}
    file.write_text(json.dumps(unknown), encoding="utf-8")
    result = run("import", file, exit_code=1)
    assert "Left: 1 decision." in result.stdout
    assert "the record has no claim 'clm-0123'" in result.stdout
    told = json.loads(run("import", file, "--json", exit_code=1).stdout)
    assert (told["added"], [left["claim"] for left in told["left"]]) == (0, ["clm-0123"])


def test_a_release_is_made_verified_and_asked(run, tmp_path):
    place = tmp_path / "release"
    assert "tables/claims.csv" in run("release", place, "--title", "A quarrel", "--author", "Ann Other").stdout
    assert "is as it was released" in " ".join(run("release", "--verify", place).stdout.split())
    assert json.loads(run("release", "--verify", place, "--json").stdout) == []
    asked = [run("meetings", "EAEU", "--json", "--record", found).stdout for found in (place, tmp_path / "foedus.db")]
    assert asked[0] == asked[1]
    (place / "tables" / "claims.csv").unlink()
    result = run("release", "--verify", place, exit_code=1)
    assert "tables/claims.csv is missing" in result.stdout


def test_a_release_of_a_part_needs_no_title(run, tmp_path):
    told = json.loads(run("release", tmp_path / "part", "--org", "EAEU", "--json").stdout)
    assert (told["format"], told["filters"]) == ("release", {"org": "EAEU"})
    assert "A record of" in (tmp_path / "part" / "CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["export", "import", "release"])
def test_help_has_examples(run, command):
    assert f"foedus {command}" in run(command, "--help").stdout.partition("Example")[2]
