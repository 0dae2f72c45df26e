"""What is damaged in a record is found, whatever it is; what is sound is said to be."""

import os
import sqlite3
from contextlib import closing

import pytest

from foedus.errors import RecordError
from foedus.store import check_record
from foedus.store.sightings import packed, unpacked


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


@pytest.fixture
def place(path):
    """Here, that is a file."""
    return str(path)


@pytest.fixture
def written(filled, path, made):
    """The file of a record, closed."""
    filled.add_document(made.document("b.txt"), made.text)
    filled.close()
    return path


def tampered(path, *statements):
    """Change a record as no program of ours can: without its triggers, and without its keys."""
    with closing(sqlite3.connect(path)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_record_that_is_sound(written):
    found = check_record(written)
    assert (found.is_sound, found.texts, found.claims) == (True, 1, 2)
    assert found.quotations > 4


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE text SET content = replace(content, 'Monday', 'Sunday')", "text txt-", "its words are not those"),
        ('UPDATE claim SET "end" = 999 WHERE nr = 1', "claim clm-", "its text ends before its anchor"),
        ("UPDATE document SET key = 'c.txt' WHERE nr = 1", "document doc-", "by its key 'c.txt'"),
        ("UPDATE claim SET kind = 'demand' WHERE nr = 1", "claim clm-", "by its text, kind and anchor"),
        ("UPDATE run SET readers = '[[\"parser\", \"2\"]]'", "run rdr-", "by its readers"),
        ("UPDATE sighting SET said = x'00' WHERE claim = 1", "claim clm-", "what was read of it is not what"),
        ("UPDATE sighting SET said = substr(said, 1, 20)", "claim clm-", "what was read of it is not what"),
        ("DELETE FROM run", "reading 1", "points at a run that is not there"),
        ("DELETE FROM text", "claim 1", "points at a text that is not there"),
    ],
)  # fmt: skip
def test_what_another_program_changed_is_found(written, statement, where, what):
    tampered(written, statement)
    found = check_record(written)
    assert not found.is_sound
    assert any(damage.where.startswith(where) and what in damage.what for damage in found.damages), found.damages


def test_words_that_stand_elsewhere_are_found(written):
    with closing(sqlite3.connect(written)) as log:
        (content, start, end, said), *_ = log.execute(
            'SELECT content, "start", "end", said FROM sighting JOIN claim ON claim.nr = claim'
            " JOIN text ON text.nr = text WHERE claim = 1"
        )
    moved = [
        (field, value.replace('"span":[0,', '"span":[1,'), sure)
        for field, value, sure in unpacked(said, content, start, end)
    ]
    tampered(written, f"UPDATE sighting SET said = x'{packed(moved, content, start, end).hex()}' WHERE claim = 1")
    (damage,) = check_record(written).damages
    assert damage.what == "the words of its participant do not stand where it says"


@pytest.mark.parametrize("offset", [2, 5, 9])
def test_a_file_with_a_broken_page_is_damaged(written, offset):
    data = bytearray(written.read_bytes())
    data[offset * 4096 : (offset + 1) * 4096] = os.urandom(4096)
    written.write_bytes(data)
    before = written.read_bytes()
    found = check_record(written)
    assert {damage.where for damage in found.damages} == {"file"}
    assert written.read_bytes() == before


def test_a_file_cut_short_is_damaged(written):
    data = written.read_bytes()
    written.write_bytes(data[: len(data) // 2])
    assert not check_record(written).is_sound


def test_what_is_no_record_is_an_error(tmp_path):
    (tmp_path / "diary.txt").write_text("Dear diary, " * 200, encoding="utf-8")
    with pytest.raises(RecordError, match="is not a record of foedus"):
        check_record(tmp_path / "diary.txt")
    with pytest.raises(RecordError, match="there is no record"):
        check_record(tmp_path / "none.db")
