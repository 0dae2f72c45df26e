import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from foedus.cli import app
from foedus.errors import DecisionError, QueryError, RecordError, SourceError

LEDGERS = ["statements", "meetings", "demands", "obligations", "responsibility", "standing", "posture", "timeline"]
DECIDING = ["why", "accept", "reject", "set", "undo"]
REVIEWING = ["review", "agreement", "log"]
HOLDING = ["documents", "status"]
LINKING = ["add", "same", "apart", "unlink", "links", "settle", "unsettle"]
COPYING = ["copies", "versions"]
LEAVING = ["export", "import", "release"]
COMMANDS = [
    "read", "serve", "share", "watch", "search", *LEDGERS, "contradictions", "relations", *DECIDING, *LINKING, *COPYING,
    *REVIEWING, *LEAVING, *HOLDING, "check", "backup", "annotate", "evaluate", "doctor", "knowledge",
]  # fmt: skip


def foedus(*args, **options):
    command = [sys.executable, "-c", "from foedus.cli import main; main()", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"  foedus {command} " in result.stdout or f"  foedus {command}\n" in result.stdout


def test_help_lists_every_command_with_a_whole_line():
    output = CliRunner().invoke(app, ["--help"]).stdout
    listed = output.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS
    assert "..." not in listed


def test_version():
    assert foedus("--version").stdout.startswith("foedus 0.")


def test_it_runs_as_a_module_too():
    result = subprocess.run([sys.executable, "-m", "foedus", "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("foedus 0.")


def test_nothing_heavy_is_loaded_before_it_is_needed():
    script = (
        "import sys, foedus.cli; print([name for name in ('spacy', 'numpy', 'trafilatura') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (QueryError("'soon' is not a day", "write it as 2023-11-14"), 2),
        (DecisionError("no field 'colour'", "it has status"), 2),
        (SourceError("no such file: a.txt", "check the spelling"), 1),
        (RecordError("not a record of foedus:\nfoedus.db", "choose another file"), 1),
    ],
)
def test_a_problem_is_one_line_on_standard_error(monkeypatch, error, exit_code):
    def refuse(path, *, create):
        raise error

    monkeypatch.setattr("foedus.api.open_record", refuse)
    result = CliRunner().invoke(app, ["status"])
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert result.stderr == f"foedus: {' '.join(str(error).split())}\n"


@pytest.mark.parametrize(
    ("args", "env", "file"),
    [
        ([], {}, "foedus.db"),
        ([], {"FOEDUS_RECORD": "theirs.db"}, "theirs.db"),
        (["--record", "mine.db"], {"FOEDUS_RECORD": "theirs.db"}, "mine.db"),
    ],
)
def test_which_record(tmp_path, monkeypatch, args, env, file):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_RECORD", raising=False)
    result = CliRunner().invoke(app, ["status", *args], env=env)
    assert result.exit_code == 1
    assert f"no record at {file}" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "exit_code", "says"),
    [
        (["absent.txt"], 1, "no such file or folder: absent.txt"),
        ([".", "--published", "some day"], 2, "'some day' is not a day"),
    ],
)
def test_a_slip_of_the_hand_makes_no_record(tmp_path, monkeypatch, args, exit_code, says):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["read", *args])
    assert result.exit_code == exit_code
    assert says in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unexpected_error_keeps_its_traceback(monkeypatch):
    def fail(path, *, create):
        raise ZeroDivisionError

    monkeypatch.setattr("foedus.api.open_record", fail)
    assert isinstance(CliRunner().invoke(app, ["status"]).exception, ZeroDivisionError)


def test_stopping_is_clean(monkeypatch):
    def stop(path, *, create):
        raise KeyboardInterrupt

    monkeypatch.setattr("foedus.api.open_record", stop)
    result = CliRunner().invoke(app, ["status"])
    assert (result.exit_code, result.stderr) == (130, "foedus: stopped\n")


@pytest.mark.parametrize(
    "args", [["read"], ["status", "--nope"], ["nonsense"], ["why"], ["demands", "--min-confidence", "80"]]
)
def test_wrong_usage(args):
    result = CliRunner().invoke(app, args)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_closed_pipe_is_quiet():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from foedus.cli import main; main()", "--help"]
    with os.fdopen(writing, "w") as closed:
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert result.stderr == ""


def test_no_colour_outside_a_terminal():
    assert "\x1b" not in foedus("status", "--record", "no-such.db").stderr


def test_a_terminal_that_lacks_a_letter_is_no_problem():
    result = foedus("why", "–", env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
