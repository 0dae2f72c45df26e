"""A record of each earlier version of the schema, brought up: it says what it said, and its ledgers are as if new."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from foedus.api import open_record
from foedus.model import Decision
from foedus.store import SqliteStore, schema, upgrading
from foedus.store.checking import check_record
from older import spread

SCHEMA = files(schema.__package__)
LOG = ("text", "document", "carries", "run", "reading", "decision", "skipped")


@pytest.fixture
def newest(tmp_path, made):
    """A record of this version: two documents of one text, a claim that a person corrected, a skipped file."""
    path, claims = tmp_path / "newest.db", [made.attendance(), made.statement()]
    with SqliteStore.open(path) as store:
        for day, key in enumerate(("a.txt", "b.txt"), start=1):
            document = made.document(key, source="The Wire", published=date(2024, 5, 2 + day))
            store.add_reading(document, made.text, made.run(day=day), claims)
        decided = datetime(2024, 6, 3, tzinfo=UTC)
        store.add_decision(Decision(claims[0].id, "set", decided, "Ada", field="status", value="absent"))
        store.add_skipped("c.bin", "not a text")
    return path


def write_as(version, path, newest):
    """Write what is in the log of a record as that version of the schema has it."""
    with closing(sqlite3.connect(newest)) as there:
        claims = spread(there)
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        upgrading.prepare(log)
        for step in range(1, version + 1):
            log.executescript(SCHEMA.joinpath(f"schema_{step}.sql").read_text(encoding="utf-8"))
        log.execute("ATTACH ? AS newest", (str(newest),))
        for table in LOG:
            there, here = (columns(log, table, place) for place in ("newest", "main"))
            values = ", ".join(f'"{name}"' if name in there else "''" for name in here)
            log.execute(f"INSERT INTO main.{table} SELECT {values} FROM newest.{table}")
        for table, rows in claims.items():
            here = columns(log, table, "main")
            for row in rows:
                given = (*row, *[""] * (len(here) - len(row)))
                log.execute(f"INSERT INTO main.{table} VALUES ({', '.join('?' * len(here))})", given)


def columns(log, table, place):
    return [row[1] for row in log.execute(f"PRAGMA {place}.table_info({table})")]


def told(path):
    """Return what a record says: documents, decisions, what was skipped, and what its ledgers make of it."""
    with open_record(path) as record:
        ledgers = record.attendance("NALDO"), record.statements(), record.meetings()
        skipped = [(one.key, one.reason) for one in record.status().skipped]
        return list(record.documents()), record.store.decisions(), skipped, [list(rows) for rows in ledgers]


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_record_of_that_version_says_what_it_said(newest, tmp_path, version):
    older = tmp_path / "older.db"
    write_as(version, older, newest)
    assert told(older) == told(newest)
    assert check_record(older).is_sound


@pytest.mark.parametrize("version", [1, 4, schema.VERSION - 1])
def test_a_record_of_that_version_that_may_only_be_read_says_it_too(newest, tmp_path, version):
    older = tmp_path / "older.db"
    write_as(version, older, newest)
    before = older.read_bytes()
    with SqliteStore.open(older, read_only=True) as one, SqliteStore.open(newest, read_only=True) as other:
        assert list(one.entries()) == list(other.entries())
        assert one.copies() == other.copies()
    assert older.read_bytes() == before
