"""Files that cannot be a record, and what goes wrong with one that is: a clear error, the file left as it was."""

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from foedus.errors import RecordError
from foedus.model import Claim, Span, Text, Words
from foedus.record import Entry
from foedus.record.settled import write_entry
from foedus.store import Seek, SqliteStore, schema
from foedus.text.signature import bands_in


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


@pytest.fixture
def place(path):
    """Here, that is a file: whatever is the same on PostgreSQL is tested elsewhere."""
    return str(path)


def not_sqlite(path):
    path.write_bytes(b"Dear diary, " * 200)


def somebody_elses(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.commit()


def of_another_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 42")
        connection.execute("CREATE TABLE recipe (name TEXT)")


def newer(path):
    SqliteStore.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def a_folder(path):
    path.mkdir()


def cut_short(path):
    SqliteStore.open(path).close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (not_sqlite, "is not a record of foedus: name another file"),
        (somebody_elses, "is not a record of foedus"),
        (of_another_program, "is not a record of foedus"),
        (newer, "made by a newer foedus .*: upgrade"),
        (a_folder, "is a folder"),
        (cut_short, "is damaged: restore a copy"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_record_is_refused_and_left_alone(path, make, message, read_only):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=message):
        SqliteStore.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("nowhere/record.db", {}, "there is no folder"),
        ("record.db", {"create": False}, "there is no record at"),
        ("record.db", {"read_only": True}, "there is no record at"),
    ],
)
def test_nothing_is_made_that_was_not_asked_for(tmp_path, name, options, message):
    with pytest.raises(RecordError, match=message):
        SqliteStore.open(tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["record.db", "a b?c#d%41.db", "Ռեկորդ.db"])
def test_a_new_record(tmp_path, name):
    with SqliteStore.open(tmp_path / name) as store:
        assert store.status().documents == 0
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_empty_file_becomes_a_record(path):
    path.touch()
    SqliteStore.open(path).close()
    SqliteStore.open(path, create=False).close()


def test_read_only_reads_only(filled, path, made):
    with SqliteStore.open(path, read_only=True) as store, pytest.raises(RecordError, match="cannot be written"):
        store.add_skipped("b.bin", "not a text")


def test_another_writer_is_waited_for_and_then_named(filled, path, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.05)
    with SqliteStore.open(path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with SqliteStore.open(path) as late:
            assert len(list(late.entries())) == 2
            with pytest.raises(RecordError, match="is being written by another program: wait"):
                late.add_skipped("b.bin", "not a text")
        other.connection.execute("ROLLBACK")


def test_a_full_disk_loses_nothing_recorded(filled, made):
    pages = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill():
        for number in range(1000):
            filled.add_skipped(f"{number}.bin", "not a text" * 50)

    with pytest.raises(RecordError, match="the disk is full: make room"):
        fill()
    assert len(list(filled.entries())) == 2
    kept = len(filled.status().skipped)
    filled.connection.execute("PRAGMA max_page_count = 100000")
    filled.add_skipped("last.bin", "not a text")
    assert len(filled.status().skipped) == kept + 1
    assert filled.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_our_own_connection_cannot_replace_a_row(filled):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled.connection.execute("INSERT OR REPLACE INTO text SELECT nr, id, 'other' FROM text")


def test_a_text_is_no_bytes(filled):
    with pytest.raises(sqlite3.IntegrityError, match="cannot store BLOB"):
        filled.connection.execute("INSERT INTO text (id, content) VALUES ('txt-x', x'00')")


def test_damage_is_named(filled, path):
    filled.close()
    data = bytearray(path.read_bytes())
    data[2 * 4096 :] = os.urandom(len(data) - 2 * 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match="is damaged"), SqliteStore.open(path) as store:
        list(store.entries())


@contextmanager
def nobody():
    """Be somebody whom permissions bind, for tests that root runs."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder():
    """A folder that anybody can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_without_permission(open_folder):
    path = open_folder / "record.db"
    SqliteStore.open(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with nobody():
        for options in ({"read_only": True}, {"create": False}):
            with SqliteStore.open(path, **options) as store:
                assert store.status().documents == 0
                with pytest.raises(RecordError, match="cannot be written: allow writing"):
                    store.add_skipped("b.bin", "not a text")
        with pytest.raises(RecordError, match="cannot be written: allow writing"):
            SqliteStore.open(path)
        with pytest.raises(RecordError, match="cannot be written: allow writing"):
            SqliteStore.open(open_folder / "new.db")
    path.chmod(0o000)
    with nobody(), pytest.raises(RecordError, match="allow reading it"):
        SqliteStore.open(path, read_only=True)


def test_an_sqlite_that_is_too_old_is_named(path, monkeypatch):
    monkeypatch.setattr(schema, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(RecordError, match="this Python has SQLite"):
        SqliteStore.open(path)


def of_version_1(path):
    """Make a record as the first version did, with a skipped file in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(files(schema.__package__).joinpath("schema_1.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO skipped (key, reason, noticed) VALUES ('a', 'empty', '2024-01-01T00:00:00')")
        connection.commit()


def test_an_older_record_is_brought_up_with_all_that_it_holds(path):
    of_version_1(path)
    with SqliteStore.open(path) as store:
        store.add_knowledge("mine.txt", "party | cities")
        assert [omission.key for omission in store.status().skipped] == ["a"]
        assert len(store.knowledge()) == 1
        assert store.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def of_version_4(path):
    """Make a record as the fourth version did, with two decisions about a claim."""
    steps = (files(schema.__package__).joinpath(f"schema_{step}.sql") for step in range(1, 5))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("\n".join(step.read_text(encoding="utf-8") for step in steps))
        text = Text("Arvenia left.")
        connection.execute("INSERT INTO text VALUES (1, ?, ?)", (text.id, text.content))
        connection.execute("INSERT INTO evidence VALUES (1, 1, 8, 12, 'left', '', '')")
        connection.execute("INSERT INTO claim VALUES (1, 'clm-1', 1, 'standing', 1, 0)")
        for decision in (("accept", None, "2031-03-01"), ("set", '"member"', "2031-03-02")):
            connection.execute(
                "INSERT INTO decision (claim, verdict, value, decided, person, adjudicates)"
                " VALUES (1, ?, ?, ?, 'Ada', 1)",
                decision,
            )
        connection.execute("INSERT INTO carried VALUES (2, 1, 1, NULL, NULL, NULL)")
        connection.commit()


def test_decisions_of_an_older_record_are_kept_and_added_ones_can_join_them(path):
    of_version_4(path)
    with SqliteStore.open(path) as store:
        found = [(one.verdict, one.value, one.adjudicates) for one in store.decisions()]
        assert found == [("accept", None, True), ("set", "member", True)]
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        sql = (
            "INSERT INTO decision (claim, verdict, person, decided, seen) VALUES (1, 'add', 'Ada', '2031-03-03', '{}')"
        )
        store.connection.execute(sql)
        assert store.connection.execute("SELECT text FROM stale").fetchall() == [(1,)]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute("DELETE FROM decision")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            store.connection.execute(sql.replace("'{}'", "NULL"))


def of_version_10(path, entry):
    """Make a record as the tenth version did, with a claim that is kept at hand and can be found."""
    steps = (files(schema.__package__).joinpath(f"schema_{step}.sql") for step in range(1, 11))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("\n".join(step.read_text(encoding="utf-8") for step in steps))
        connection.execute("INSERT INTO text VALUES (1, ?, 'Arvenia left.')", (entry.claim.text_id,))
        connection.execute("INSERT INTO evidence VALUES (1, 1, 8, 12, 'left', 'Arvenia ', '.')")
        connection.execute("INSERT INTO claim VALUES (1, ?, 1, 'standing', 1, 0)", (entry.claim.id,))
        connection.execute("INSERT INTO held VALUES (1, ?)", (write_entry(entry),))
        connection.execute("INSERT INTO thing VALUES (1, 'standing', 9, 8, 0.5, 0, 1)")
        connection.execute("INSERT INTO block VALUES (1, 'standing', 'a', 0)")
        connection.execute("INSERT INTO item VALUES (1, 1, 1, '', '', 8, 8, 9, '', 0)")
        for name, role in FACES:
            connection.execute("INSERT INTO face VALUES (?, ?, 'standing', 9, 1, 8)", (name, role))
        connection.execute("INSERT INTO signature VALUES (1, 5, ?)", (MINHASH,))
        connection.execute("INSERT INTO band VALUES (1, 1)")
        connection.commit()


FACES = (("arvenia", "about"), ("wire", "by"))
MINHASH = b"".join(nr.to_bytes(4, "little") for nr in range(1000, 1128))


def test_what_an_older_record_keeps_at_hand_is_kept_in_its_new_form(path):
    left = Words(Span(8, 12), "left")
    made = Entry(Claim(Text("Arvenia left.").id, "standing", left, left, ()), ())
    of_version_10(path, made)
    with SqliteStore.open(path) as store:
        assert store.entries_of([1]) == {1: made}
        for face in FACES:
            assert list(store.shelf.seek(Seek("standing", (face,)))) == [(9, 1)]
        assert not list(store.shelf.seek(Seek("demand", FACES)))
        assert not store.shelf.has(("arvenia", "by"))
        assert store.connection.execute("SELECT hash FROM band").fetchall() == [
            (band,) for band in sorted(bands_in(MINHASH))
        ]
        kept = store.connection.execute("SELECT minhash FROM signature").fetchone()[0]
        assert kept == bytes(nr % 256 for nr in range(1000, 1128))
        with store.shelving() as shelf:  # its faces go with a thing
            shelf.put(1, [])
        assert not store.shelf.has(FACES[0])


def test_an_older_record_that_may_only_be_read_is_read_in_a_copy(path):
    of_version_1(path)
    before = path.read_bytes()
    with SqliteStore.open(path, read_only=True) as store:
        assert (store.knowledge(), store.signs("cnd-1"), store.status().documents) == ((), (), 0)
        assert [omission.key for omission in store.status().skipped] == ["a"]
        with pytest.raises(RecordError, match="cannot be written"):
            store.add_skipped("b", "empty")
    assert path.read_bytes() == before
    assert schema.version_of(path) == 1


def test_a_record_that_is_brought_up_spares_the_room_that_it_had(path):
    of_version_1(path)
    content = "Arvenia left. " * 1000
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO text VALUES (1, ?, ?)", (Text(content).id, content))
        connection.executemany(
            "INSERT INTO evidence VALUES (?, 1, ?, ?, 'left', '', '')",
            ((nr, 14 * nr - 6, 14 * nr - 2) for nr in range(1, 1000)),
        )
        connection.commit()
    with SqliteStore.open(path) as store:
        assert store.connection.execute("PRAGMA freelist_count").fetchone() == (0,)
