"""A copy of a record is whole and of one moment, whoever is writing; nothing is overwritten unasked."""

import sqlite3
from contextlib import closing

import pytest

from foedus.errors import RecordError
from foedus.store import SqliteStore, back_up, backup, check_record


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


@pytest.fixture
def place(path):
    """Here, that is a file."""
    return str(path)


def test_a_copy_holds_the_same_and_is_one_file(filled, path, tmp_path):
    target = tmp_path / "copies" / "monday.db"
    target.parent.mkdir()
    assert back_up(path, target) == target.stat().st_size
    assert [file.name for file in target.parent.iterdir()] == ["monday.db"]
    assert check_record(target) == check_record(path)
    with SqliteStore.open(target, create=False) as copy:
        assert [entry.claim for entry in copy.entries()] == [entry.claim for entry in filled.entries()]
        copy.add_skipped("b.bin", "not a text")


def test_what_others_write_meanwhile_is_left_out_and_does_not_hinder(filled, path, tmp_path, monkeypatch):
    for number in range(100):
        filled.add_skipped(f"{number}.bin", "not a text" * 100)
    monkeypatch.setattr(backup, "PAGES", 4)
    steps = []

    def write(done, of):
        filled.add_skipped(f"late {done}.bin", "not a text" * 1000)
        steps.append((done, of))

    back_up(path, tmp_path / "copy.db", progress=write)
    assert steps[-1][0] == steps[-1][1]
    assert len(steps) <= steps[-1][1] / 4 + 2
    with SqliteStore.open(tmp_path / "copy.db", create=False) as copy:
        assert len(copy.status().skipped) == 100
    assert len(filled.status().skipped) == 100 + len(steps)


def test_nothing_is_overwritten_unasked(filled, path, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(RecordError, match="is there already: name another file, or say --overwrite"):
        back_up(path, target)
    assert target.read_text(encoding="utf-8") == "mine"
    with pytest.raises(RecordError, match="is the record itself"):
        back_up(path, path, overwrite=True)
    back_up(path, target, overwrite=True)
    assert check_record(target).is_sound


@pytest.mark.parametrize(
    ("target", "message"), [("nowhere/copy.db", "there is no folder"), ("copy.db", "there is no record at")]
)
def test_what_cannot_be_copied_is_said(tmp_path, target, message):
    with pytest.raises(RecordError, match=message):
        back_up(tmp_path / "none.db", tmp_path / target)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_ends_early_leaves_nothing(filled, path, tmp_path):
    def stop(done, of):
        raise KeyboardInterrupt

    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    with pytest.raises(KeyboardInterrupt):
        back_up(path, target, progress=stop)
    assert list(target.parent.iterdir()) == []


def test_damage_is_not_copied_as_if_it_were_sound(filled, path, tmp_path):
    filled.close()
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 6 * 4096] = b"\x07" * (3 * 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match="damaged"):
        back_up(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(path)):
        assert not (tmp_path / "copy.db").exists()
