"""`foedus serve`: what it says before it serves, and that it serves."""

import socket

import pytest
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
    assert (made.settings.record, made.settings.read_only) == (file, False)
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
