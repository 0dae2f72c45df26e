"""Each piece that foedus needs is looked at, and what is broken has a remedy."""

import sqlite3
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import foedus
from foedus.api import checkup as module
from foedus.api.checkup import checkup
from foedus.readers.encoder import network
from foedus.store.schema import VERSION

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"].keys() - {"dev"}


def looked_at(record="none.db"):
    return {check.what: check for check in checkup(record)}


@pytest.fixture(name="quick")
def _quick(monkeypatch):
    monkeypatch.setattr(module, "read_text", lambda text, *, published: ("a claim",))


def test_a_machine_that_runs_the_tests_is_fine(tmp_path):
    found = looked_at(tmp_path / "none.db")
    assert [check for check in found.values() if check.state == "broken"] == []
    assert found["record"].state == "absent"
    assert found["SQLite"].said.endswith("with FTS5")
    assert network.version() in found["encoder"].said


def test_a_record_is_opened_and_left_as_it_is(tmp_path, quick):
    path = tmp_path / "a.db"
    foedus.open(path).close()
    before = path.read_bytes()
    assert looked_at(path)["record"].said == f"{path} opens; 0 documents; version {VERSION} of the schema"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database at all, and longer than nothing", None])
def test_what_is_no_record_is_broken(tmp_path, quick, content):
    path = tmp_path / "a.db"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE theirs (a)")
        other.close()
    else:
        path.write_bytes(content)
    found = looked_at(path)["record"]
    assert found.state == "broken"
    assert found.remedy


def test_a_folder_that_is_not_there_is_broken(tmp_path, quick):
    assert looked_at(tmp_path / "none" / "a.db")["record"].state == "broken"


def test_a_file_of_the_encoder_that_changed_is_named(tmp_path, quick, monkeypatch):
    for file in files(network.__package__).joinpath("data").iterdir():
        if file.name.endswith((".json", ".sha256")):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "heads.json").write_text("{}")
    monkeypatch.setattr(network, "_file", tmp_path.joinpath)
    assert "heads.json" in network.damaged()
    assert "encoder.onnx" in network.damaged()
    assert "tokenizer.json" not in network.damaged()
    found = looked_at()["encoder"]
    assert (found.state, found.remedy) == ("broken", module.AGAIN)


def test_every_file_of_the_encoder_has_its_hash():
    data = files(network.__package__).joinpath("data")
    told = {line.split()[1] for line in data.joinpath("files.sha256").read_text(encoding="ascii").splitlines()}
    assert told == {file.name for file in data.iterdir() if file.name.endswith((".onnx", ".json"))}
    assert network.damaged() == ()


def test_an_error_nobody_foresaw_is_a_broken_piece(monkeypatch):
    def fail(text, *, published):
        raise ImportError("numpy.core.multiarray failed to import")

    monkeypatch.setattr(module, "read_text", fail)
    found = looked_at()["reading"]
    assert (found.state, found.said) == ("broken", "ImportError: numpy.core.multiarray failed to import")


def test_readers_that_find_nothing_are_broken(monkeypatch):
    monkeypatch.setattr(module, "read_text", lambda text, *, published: ())
    assert looked_at()["reading"].state == "broken"


@pytest.mark.parametrize(("made_of", "state"), [("pytest", "fine"), ("no-such-package", "absent")])
def test_an_extra_is_there_when_all_it_needs_is(quick, monkeypatch, made_of, state):
    needed = [f"{made_of}[cli]>=1; extra == 'ray'", "pytest; extra == 'ray'", "numpy>=2"]
    monkeypatch.setattr(module, "requires", lambda name: needed)
    found = looked_at()
    assert found["foedus[ray]"].state == state
    assert found["foedus[serve]"].state == "absent"


def test_every_extra_says_what_it_is_for(quick):
    assert {what for what in looked_at() if "[" in what} == {f"foedus[{name}]" for name in EXTRAS}
