"""The command that searches, on a record of two articles."""

import json

import pytest
from typer.testing import CliRunner

from dossier import write_dossier
from foedus.cli import app


@pytest.fixture
def search(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    with write_dossier(tmp_path / "record.db"):
        pass

    def run(*words, exit_code=0):
        result = CliRunner().invoke(app, ["search", *words, "--record", str(tmp_path / "record.db")])
        assert result.exit_code == exit_code, result.output
        return result

    return run


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (["flooding"], ["to blame for the flood”", "responsibility: ", "The Ledger, 2031-03-06", "1 claim"]),
        (["EAEU", "summit"], ["2 claims"]),
        (["summit", "--limit", "1"], ["2 claims, 1 shown"]),
        (["summit", "--party", "Belarus"], ["“Belarus will attend", "1 claim"]),
        (['"attend the EAEU"', "--outlet", "The Ledger", "--since", "2031-03-06"], ["“Belarus will", "1 claim"]),
        (["reply"], ["no claims; 1 document besides", "=Reply, 2031-03-06"]),
        (["zeppelin"], ["no claims"]),
    ],
)
def test_what_is_shown(search, words, pieces):
    shown = search(*words).stdout
    assert [piece for piece in pieces if piece not in shown] == []


def test_json(search):
    told = json.loads(search("flood", "--json").stdout)
    assert (told["number"], told["many"], len(told["documents"])) == (1, False, 1)
    assert {claim["kind"] for claim in told["claims"]} == {"responsibility"}


@pytest.mark.parametrize(("words", "message"), [(["a", "--kind", "no"], "no kind"), (["a", "--since", "no"], "no")])
def test_what_cannot_be_asked_is_said(search, words, message):
    assert message in search(*words, exit_code=2).stderr
