"""Shards of documents: read once by the same readers, wherever; the record is the same as if read here."""

import os
import sys
from datetime import date

import pytest

from fakeline import FakeLine, load
from foedus.engine import Pace, cluster, read, shards
from foedus.engine.batches import Work
from foedus.engine.crew import Alone
from foedus.engine.shards import found_in, read_shard, write_shards
from foedus.model import Document, Text
from foedus.sources import Known, Skipped
from foedus.store import SqliteStore

pytest.importorskip("pyarrow", reason="needs pyarrow")

TABLES = ("document", "text", "carries", "claim", "sighting", "item", "thing")


def papers(count=50):
    again = load("again", "Arvenia objects 3 times.", date(2031, 3, 1))
    found = [load(f"{n}", f"Arvenia objects {n} times.", date(2031, 3, 1)) for n in range(count)]
    return [*found, again, load("bad", "This breaks the reader."), Skipped("c", "not a text"), Known("d")]


def told(store):
    held = [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
    return [*held, store.connection.execute("SELECT key, reason FROM skipped").fetchall()]


def here(parts, line, pace):
    """Read shards in this process, last first, as a cluster may."""
    for shard in reversed(parts):
        read_shard(shard, Alone(line, pace.patience))
        yield True


@pytest.fixture
def expected(tmp_path):
    with SqliteStore.open(tmp_path / "expected.db") as store:
        read(papers(), store, FakeLine())
        return told(store)


def test_a_shard_gives_back_what_was_put_in(tmp_path, line):
    whole = Document("a", "b", "title", "https://x.example", "source", date(2031, 3, 1), "ru")
    items = [
        Work(whole, Text("Arvenia objects. \U0001f54a"), date(2031, 3, 1)),
        Work(Document("c", "d"), Text("Borenia agrees."), None, known=True),
        Skipped("e", "not a text"),
        Known("f"),
        Work(Document("g", "h"), Text("This breaks the reader."), None),
    ]
    (shard,) = write_shards(items, tmp_path, "rdr-1")
    read_shard(shard, Alone(line))
    found = list(found_in(shard))
    assert [item for item, _ in found] == items
    (claim,) = next(line.pipe([items[0].reading])).claims
    assert [what for _, what in found[:4]] == [(claim,), None, None, None]
    assert found[4][1].reason == "a reader failed on it (ValueError: no head)"


def test_a_shard_is_read_once_by_the_same_readers(tmp_path, line, monkeypatch):
    monkeypatch.setattr(shards, "ITEMS", 2)
    items = [Work(Document(f"{n}", "d"), Text(f"Arvenia objects {n} times."), None) for n in range(4)]
    first, _ = write_shards(items, tmp_path, "rdr-1")
    read_shard(first, Alone(line))
    read_shard(first, Alone(line))
    assert len(line.batches) == 1
    assert [shard.is_read for shard in write_shards(items, tmp_path, "rdr-1")] == [True, False]
    assert [shard.is_read for shard in write_shards(items, tmp_path, "rdr-2")] == [False, False]
    known = [Work(Document("0", "d"), items[0].text, None, known=True), *items[1:]]
    assert [shard.is_read for shard in write_shards(known, tmp_path, "rdr-1")] == [True, False]
    other = [Work(Document("0", "d"), items[0].text, date(2031, 3, 1)), *items[1:]]
    assert [shard.is_read for shard in write_shards(other, tmp_path, "rdr-1")] == [False, False]


def test_shards_are_written_into_the_same_record(tmp_path, line, expected, monkeypatch):
    monkeypatch.setattr(shards, "ITEMS", 7)
    monkeypatch.setattr(cluster, "_spread", here)
    folder = tmp_path / "shards"

    def stop(step):
        if step.key == "20":
            raise KeyboardInterrupt

    with SqliteStore.open(tmp_path / "record.db") as store:
        assert read(papers(), store, line, progress=stop, pace=Pace(shards=folder)).interrupted
        read_once = len(line.batches)
        assert read(papers(), store, line, pace=Pace(shards=folder)).documents == 29
        assert len(line.batches) == read_once
        assert not folder.exists()
        log = [
            rows for table, rows in zip(TABLES, told(store), strict=False) if table not in ("item", "thing", "sighting")
        ]
        assert log == [
            rows for table, rows in zip(TABLES, expected, strict=False) if table not in ("item", "thing", "sighting")
        ]


@pytest.mark.filterwarnings("ignore")  # Ray warns of itself
def test_ray_writes_the_same_record(tmp_path, line, expected, monkeypatch):
    pytest.importorskip("ray", reason="needs ray")
    monkeypatch.setattr(shards, "ITEMS", 20)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # where its processes find the readers
    with SqliteStore.open(tmp_path / "record.db") as store:
        summary = read(papers(), store, line, pace=Pace(jobs=2, shards=tmp_path / "shards"))
        assert summary.documents == 50
        assert told(store) == expected
