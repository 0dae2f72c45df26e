import json

import pytest
from typer.testing import CliRunner

from foedus.api import checkup
from foedus.cli import app

FINE = checkup.Check("SQLite", "fine", "3.45.0, with FTS5")
ABSENT = checkup.Check("foedus[ray]", "absent", "reading on many machines: not installed", "pip install 'foedus[ray]'")
BROKEN = checkup.Check("encoder", "broken", "heads.json: missing", "install it again")


@pytest.fixture(name="found")
def _found(monkeypatch):
    found = [FINE, ABSENT]
    monkeypatch.setattr(checkup, "checkup", lambda record: iter(found))
    monkeypatch.setenv("COLUMNS", "80")
    return found


def doctor(*args):
    return CliRunner().invoke(app, ["doctor", *args])


def test_each_piece_is_a_row_with_its_remedy_below(found):
    result = doctor()
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines() if "SQLite" in line] == [
        ["SQLite", "fine", "3.45.0,", "with", "FTS5"]
    ]
    assert "→ pip install 'foedus[ray]'" in result.stdout
    assert result.stdout.splitlines()[-1].split() == ["terminal", "fine", "UTF-8"]


def test_what_is_broken_fails_the_command(found):
    found.append(BROKEN)
    result = doctor()
    assert result.exit_code == 1
    assert "→ install it again" in result.stdout


def test_json_says_the_same(found):
    found.append(BROKEN)
    result = doctor("--json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert [row["what"] for row in rows] == ["SQLite", "foedus[ray]", "encoder", "terminal"]
    assert rows[2] == {
        "what": "encoder",
        "state": "broken",
        "said": "heads.json: missing",
        "remedy": "install it again",
    }


def test_a_terminal_that_lacks_letters_is_told_how_to_show_them(found):
    result = CliRunner(charset="latin-1").invoke(app, ["doctor", "--json"])
    assert json.loads(result.stdout)[-1]["remedy"].startswith("set PYTHONUTF8=1")
