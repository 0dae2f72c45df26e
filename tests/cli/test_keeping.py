"""What the commands that keep a record safe say, and how they leave."""

import json
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from foedus.cli import app
from foedus.store import SqliteStore


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "record.db"
    SqliteStore.open(path).close()
    return path


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def damage(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO document VALUES (1, 'doc-1', 'a', 'b', NULL, NULL, NULL, NULL, 'en', NULL)")
        connection.commit()


def test_a_sound_record(record):
    said = run("check", "--record", record)
    assert (said.exit_code, "is sound: 0 texts" in said.output) == (0, True)
    told = json.loads(run("check", "--record", record, "--json").output)
    assert told == {"sound": True, "texts": 0, "quotations": 0, "claims": 0, "damages": []}


def test_a_damaged_record_and_what_to_do(record):
    damage(record)
    said = run("check", "--record", record)
    assert said.exit_code == 1
    assert "document doc-1: it is not called so by its key" in " ".join(said.output.split())
    assert "foedus backup" in said.output
    told = run("check", "--record", record, "--json")
    assert told.exit_code == 1
    assert [one["where"] for one in json.loads(told.output)["damages"]] == ["document doc-1"]


def test_a_backup_and_its_refusals(record, tmp_path):
    copy = tmp_path / "copy.db"
    assert "Copied" in run("backup", copy, "--record", record).output
    again = run("backup", copy, "--record", record)
    assert (again.exit_code, "is there already" in again.output) == (1, True)
    assert run("backup", copy, "--record", record, "--overwrite", "--quiet").output == ""
    assert run("check", "--record", copy).exit_code == 0


@pytest.mark.parametrize("asked", [("check",), ("backup", "copy.db")])
def test_a_record_in_a_database_is_kept_by_its_own_means(asked):
    told = run(*asked, "--record", "postgresql://ada:secret@db.example/news")
    assert told.exit_code != 0
    assert "pg_dump" in " ".join(told.output.split())
    assert "secret" not in told.output
