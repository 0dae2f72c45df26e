"""`foedus serve`: what it says before it serves, and that it serves."""

import socket

import pytest
from argon2 import PasswordHasher
from typer.testing import CliRunner

from dossier import write_dossier
from foedus.cli import app, serving


@pytest.fixture
def file(tmp_path):
    with write_dossier(tmp_path / "dossier.db"):
        return tmp_path / "dossier.db"


@pytest.fixture
def served(monkeypatch):
    """What is served, in place of serving it, and which browser pages are opened."""
    found = []
    monkeypatch.setattr(serving, "_run", lambda listening, app: found.append((listening.getsockname(), app)))
    monkeypatch.setattr(serving.threading, "Timer", lambda _, open_, given: found.append(given) or _Unstarted())
    return found


class _Unstarted:
    def start(self):
        """Open nothing."""


def run(*args, exit_code=0):
    result = CliRunner().invoke(app, ["serve", *map(str, args)])
    assert result.exit_code == exit_code, result.output
    return result


def test_it_serves_this_machine_and_says_where(file, served):
    said = run(file, "--port", 0, "--no-browser").output
    ((address, port), made) = served[0]
    assert address == "127.0.0.1"
    assert f"http://127.0.0.1:{port}/" in said
    assert (made.settings.record, made.settings.read_only) == (str(file), False)
    assert len(served) == 1


def test_a_browser_is_opened_at_the_front_page(file, served):
    run("--record", file, "--port", 0, "--read-only", "--person", "Ada")
    assert served[0] == (f"http://127.0.0.1:{served[1][0][1]}/",)
    assert (served[1][1].settings.read_only, served[1][1].settings.person) == (True, "Ada")


def test_a_port_that_is_taken_is_said(file, served):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = run(file, "--port", taken.getsockname()[1], "--no-browser", exit_code=1).output
    assert "name another --port" in said
    assert served == []


def test_a_record_that_is_not_there_is_said(tmp_path, served):
    said = run(tmp_path / "none.db", "--no-browser", exit_code=1).output
    assert "there is no record at" in said.replace("\n", " ")
    assert served == []


def test_parts_that_are_missing_are_said(file, served, monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda name: None if name == "starlette" else name)
    assert "pip install 'foedus[serve]'" in run(file, exit_code=2).output


def test_help_has_examples():
    assert "foedus serve dossier.db --port 9000" in run("--help").output


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_on_a_network_nobody_may_change_it_without_a_password(file, served, host):
    said = run(file, "--host", host, "--no-browser", exit_code=2).output
    assert "--password" in said
    assert "--read-only" in said
    assert served == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_on_ones_own_machine_no_password_is_needed(file, served, host):
    assert "network" not in run(file, "--host", host, "--port", 0, "--no-browser").output
    assert served[0][1].settings.password == ""


def test_for_reading_only_it_may_be_on_a_network_with_a_warning(file, served):
    said = run(file, "--host", "0.0.0.0", "--port", 0, "--read-only", "--no-browser").output
    assert "everybody who reaches it can read" in said.replace("\n", " ")
    assert served[0][1].settings.read_only


@pytest.mark.parametrize(
    ("args", "variable", "typed", "password"),
    [
        ([], "from the environment", None, "from the environment"),
        (["--password"], "from the environment", None, "from the environment"),
        (["--password-file", "secret.txt"], "from the environment", None, "from a file"),
        (["--password"], None, "from the keys\nfrom the keys\n", "from the keys"),
        ([], None, None, None),
        (["--password"], "", "from the keys\nmistyped\nfrom the keys\nfrom the keys\n", "from the keys"),
    ],
)
def test_a_password_comes_from_a_file_the_environment_or_the_keys(
    file, tmp_path, served, monkeypatch, args, variable, typed, password
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("from a file\nand a note\n")
    if variable is None:
        monkeypatch.delenv("FOEDUS_PASSWORD", raising=False)
    else:
        monkeypatch.setenv("FOEDUS_PASSWORD", variable)
    monkeypatch.setattr("foedus.cli.password._is_terminal", lambda: typed is not None)
    result = CliRunner().invoke(app, ["serve", str(file), "--port", "0", "--no-browser", *args], input=typed)
    assert result.exit_code == 0, result.output
    kept = served[0][1].settings.password
    assert (kept != "") == (password is not None)
    assert password is None or (PasswordHasher().verify(kept, password) and password not in result.output)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--password"], 2, "FOEDUS_PASSWORD"),
        (["--password-file", "short.txt"], 2, "at least 8"),
        (["--password-file", "empty.txt"], 2, "at least 8"),
        (["--password-file", "none.txt"], 1, "cannot be read"),
    ],
)
def test_a_password_that_is_none_is_said(file, tmp_path, served, monkeypatch, args, code, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_PASSWORD", raising=False)
    (tmp_path / "short.txt").write_text("seven77")
    (tmp_path / "empty.txt").write_text("")
    assert words in run(file, "--no-browser", *args, exit_code=code).output.replace("\n", " ")
    assert served == []


def test_behind_a_proxy_it_has_another_name(file, served):
    run(file, "--port", 0, "--no-browser", "--name", "desk.example")
    assert served[0][1].settings.names == ("desk.example",)
