"""Reading in several processes: the same record as in one, whatever dies or hangs, and nothing held without end."""

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path
from threading import active_count

import pytest

from fakeline import FakeLine, load
from foedus.engine import Pace, Patience, crew, nursery, read
from foedus.engine.batches import BATCH_CHARACTERS, Work, batches
from foedus.engine.hand import Hand
from foedus.errors import FoedusError, RecordError
from foedus.model import Document, Text
from foedus.readers import Reading
from foedus.sources import Skipped
from foedus.store import SqliteStore

posix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="signals of another kind")
SHORT = Patience(0.3)


def papers(count, **said):
    return [load(f"{n}", said.get(f"n{n}") or f"Arvenia objects {n} times. " * 20) for n in range(count)]


def told(store):
    """Everything that the log holds, in its order, but when it was written."""
    tables = ("document", "text", "carries", "claim", "sighting", "item", "thing")
    held = [store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    return [*held, store.connection.execute("SELECT key, reason FROM skipped").fetchall()]


def work(characters, *, known=False):
    return Work(Document("a", "b"), Text("x" * characters), None, known)


@pytest.mark.parametrize(
    ("items", "sizes"),
    [
        ([work(10)] * 70, [32, 32, 6]),
        ([work(10), work(BATCH_CHARACTERS), work(10)], [1, 1, 1]),
        ([work(BATCH_CHARACTERS // 2)] * 5, [2, 2, 1]),
        ([work(10, known=True)] * 40 + [work(10)] * 33 + [Skipped("a", "b")], [72, 2]),
        ([work(9 * BATCH_CHARACTERS, known=True)] * 1001, [1000, 1]),
        ([], []),
    ],
)
def test_batches_hold_so_many_texts_and_characters(items, sizes):
    found = list(batches(items))
    assert [len(batch) for batch in found] == sizes
    assert [item for batch in found for item in batch] == items


def test_several_processes_write_the_same_record(tmp_path, line):
    first = papers(90, n5="This breaks the reader.", n70=" \n")
    again = [load(f"again {paper.document.key}", paper.raw) for paper in first[:40]]
    found = [*first[:35], *again, *first, Skipped("c", "not a text")]
    records = []
    for jobs in (1, 3):
        with SqliteStore.open(tmp_path / f"{jobs}.db") as store:
            summary = read(found, store, line, pace=Pace(4, jobs=jobs))
            assert (summary.documents, summary.known, len(summary.skipped)) == (88, 73, 5)
            records.append(told(store))
    assert records[0] == records[1]
    assert not active_children()


@posix
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("This kills the process.", "the process that read it died (killed, as a system does that is short of memory)"),
        ("This goes round.", "it took longer than 0 seconds to read"),
        ("This hangs in a library.", "it took longer than 0 seconds to read"),
    ],
)
def test_a_text_that_ends_a_process_costs_itself_alone(store, line, raw, reason, monkeypatch):
    monkeypatch.setattr("foedus.engine.hand.GRACE", 0.2)
    found = papers(24, n7=raw)
    summary = read(found, store, line, pace=Pace(8, jobs=2, patience=SHORT))
    assert summary.skipped == (Skipped("7", reason),)
    assert [paper.key for paper in store.documents()] == [f"{n}" for n in range(24) if n != 7]
    assert not active_children()


@posix
def test_a_text_that_goes_round_is_left_by_one_process_too(store, line):
    summary = read(papers(10, n3="This goes round."), store, line, pace=Pace(4, patience=SHORT))
    assert summary.skipped == (Skipped("3", "it took longer than 0 seconds to read"),)
    assert summary.documents == 9
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_a_long_text_may_take_longer():
    reading = Reading(Text("a" * 90_000))
    assert Patience().seconds(reading) == 150
    assert Patience(5).seconds(reading, reading) == 185


def test_documents_are_asked_for_no_faster_than_they_are_read(store, line):
    asked = []

    def endless():
        for paper in papers(150):
            asked.append(paper.document.key)
            yield paper

    ahead = []
    read(endless(), store, line, progress=lambda step: ahead.append(len(asked) - len(ahead)), pace=Pace(4, jobs=2))
    assert max(ahead) <= 4 * (2 * crew.AHEAD + 2)


@pytest.mark.parametrize(("count", "processes"), [(20, 0), (200, 2)])
def test_no_processes_are_started_for_one_batch(store, line, monkeypatch, count, processes):
    started = []
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    monkeypatch.setattr(crew, "Hand", lambda *how: started.append(Hand(*how)) or started[-1])
    assert read(papers(count), store, line, pace=Pace(jobs=None)).documents == count
    assert len(started) == processes
    assert not active_children()


def test_a_process_that_has_read_much_is_replaced(tmp_path, line, monkeypatch):
    monkeypatch.setattr("foedus.engine.hand.TIRED", 6_000)  # characters: fewer than a hundred of these texts have
    started, records = [], []
    monkeypatch.setattr(crew, "Hand", lambda *how: started.append(Hand(*how)) or started[-1])
    for jobs in (1, 2):
        with SqliteStore.open(tmp_path / f"{jobs}.db") as store:
            assert read(papers(100), store, line, pace=Pace(4, jobs=jobs)).documents == 100
            records.append(told(store))
    assert records[0] == records[1]
    assert 2 < len(started) < 25
    assert not any(is_running(number) for hand in started if (number := hand.number))


@pytest.mark.parametrize("copies", [True, False])
def test_processes_come_from_one_that_is_copied_or_load_all_themselves(store, line, monkeypatch, copies):
    if copies and not nursery.COPIES:
        pytest.skip("processes are not copied here")
    monkeypatch.setattr(nursery, "COPIES", copies)
    found = papers(40, n7="This kills the process.")
    summary = read(found, store, line, pace=Pace(4, jobs=2))
    assert [skipped.key for skipped in summary.skipped] == ["7"]
    assert summary.documents == 39
    assert not active_children()


@pytest.mark.skipif(not nursery.COPIES, reason="processes are not copied here")
def test_one_that_was_loaded_and_is_gone_is_loaded_anew(line):
    place = nursery.Nursery(pickle.dumps(line), SHORT)
    try:
        for _ in range(2):
            hand = Hand(place, SHORT)
            (mother,) = active_children()
            mother.kill()
            mother.join()
            assert len(list(hand.read([Reading(Text("Arvenia objects."))]))) == 1
            hand.end()
    finally:
        place.close()
    assert not active_children()


def test_what_stops_it_leaves_no_process(store, line):
    steps, threads = [], active_count()

    def stop(step):
        steps.append(step)
        if len(steps) == 5:
            raise KeyboardInterrupt

    assert read(papers(100), store, line, progress=stop, pace=Pace(4, jobs=2)).interrupted
    assert len(store.documents()) == 5
    assert (active_children(), active_count()) == ([], threads)
    assert read(papers(100), store, line).documents == 95


def fill_disk(store):
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    return lambda: store.connection.execute("PRAGMA max_page_count = 1000000")


def lock(store):
    store.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


@pytest.mark.parametrize(("hinder", "says"), [(fill_disk, "disk is full"), (lock, "written by another program: wait")])
def test_a_record_that_cannot_be_written_loses_nothing_and_leaves_no_process(tmp_path, line, hinder, says):
    steps, freed = [], []

    def halfway(step):
        steps.append(step)
        if len(steps) == 40:
            freed.append(hinder(store))

    with SqliteStore.open(tmp_path / "record.db") as store:
        with pytest.raises(RecordError, match=says):
            read(papers(120), store, line, progress=halfway, pace=Pace(4, jobs=2))
        freed[0]()
        assert 40 <= len(store.documents()) < 120
        assert not active_children()
        read(papers(120), store, line, pace=Pace(4, jobs=2))
        hindered = told(store)[:6]
    with SqliteStore.open(tmp_path / "another.db") as store:
        read(papers(120), store, line)
        assert told(store)[:6] == hindered


class _Unreadable(FakeLine):
    def __reduce__(self):
        return sys.exit, (3,)


def test_a_process_that_cannot_start_is_an_error_and_skips_nothing(store):
    with pytest.raises(FoedusError, match=r"could not start \(exit code 3\): read in one process \(--jobs 1\)"):
        read(papers(10), store, _Unreadable(), pace=Pace(jobs=2))
    assert store.status().skipped == ()


def test_processes_end_with_the_one_that_writes(tmp_path):
    """Where that is killed while a text is read that goes round, say."""
    code = (
        "from fakeline import FakeLine; from foedus.engine.hand import Hand; from foedus.engine import Patience\n"
        "from foedus.engine.nursery import Nursery\n"
        "from foedus.readers import Reading; from foedus.model import Text; import pickle\n"
        "if __name__ == '__main__':\n"
        "    hand = Hand(Nursery(pickle.dumps(FakeLine()), Patience()), Patience())\n"
        "    print(hand.number, flush=True)\n"
        "    list(hand.read([Reading(Text('This goes round.'))]))\n"
    )
    script = tmp_path / "writer.py"
    script.write_text(code, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as writer:
        reader = int(writer.stdout.readline())
        time.sleep(0.2)
        writer.kill()
    for _ in range(100):
        if not is_running(reader):
            break
        time.sleep(0.1)
    assert not is_running(reader)


def is_running(number):
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except FileNotFoundError:
        return False


@posix
def test_ctrl_c_in_a_terminal_is_for_the_one_that_writes(line):
    place = nursery.Nursery(pickle.dumps(line), SHORT)
    hand = Hand(place, SHORT)
    try:
        os.kill(hand.number, signal.SIGINT)
        assert len(list(hand.read([Reading(Text("Arvenia objects."))]))) == 1
    finally:
        hand.end()
        place.close()
