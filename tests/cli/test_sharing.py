"""`foedus share`: which file it writes, and what it says where it cannot."""

import pytest
from typer.testing import CliRunner

from dossier import write_dossier
from foedus.cli import app


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with write_dossier(tmp_path / "dossier.db"):
        return tmp_path / "dossier.db"


def run(*args, exit_code=0):
    result = CliRunner().invoke(app, ["share", *map(str, args)])
    assert result.exit_code == exit_code, result.output
    return result


@pytest.mark.parametrize(
    ("args", "name", "title"),
    [
        (["/organisation/EAEU", "-o", "eaeu.html"], "eaeu.html", "Eurasian Economic Union"),
        (["organisation/EAEU"], "organisation-EAEU.html", "Eurasian Economic Union"),
        (["http://localhost:8642/demands?by=ARM"], "demands-by-ARM.html", "Demands"),
        (["--dossier"], "dossier.html", "Dossier"),
        (["/"], "dossier.html", "Dossier"),
    ],
)
def test_a_file_is_written(file, tmp_path, args, name, title):
    said = run(*args, "--record", file).output
    assert name in said
    assert f"<title>{title}</title>" in (tmp_path / name).read_text(encoding="utf-8")


def test_it_can_go_to_standard_output(file):
    assert run("/demands", "-o", "-", "--record", file).stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ([], 2, "name either a page or --dossier"),
        (["/demands", "--dossier"], 2, "name either a page or --dossier"),
        (["/nothing"], 2, "no page is at '/nothing'"),
        (["/party/Nobody"], 2, "Nobody"),
        (["/demands", "-o", "no/such/folder/x.html"], 1, "name another file with -o"),
        (["/demands", "--record", "none.db"], 1, "there is no record at"),
    ],
)
def test_what_cannot_be_is_said(file, args, code, words):
    said = run("--record", file, *args, exit_code=code).output
    assert words in said.replace("\n", " ")


def test_help_has_examples():
    assert "foedus share /organisation/EAEU -o eaeu.html" in run("--help").output
