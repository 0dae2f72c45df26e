"""A reading that is killed at any moment loses nothing that was recorded, leaves nothing half, and goes on later."""

import os
import signal
import subprocess
import sys
from collections import Counter
from multiprocessing import active_children
from pathlib import Path

import pytest

from fakeline import FakeLine
from foedus.engine import Pace, crew, read
from foedus.engine.hand import Hand
from foedus.store import SqliteStore
from killing import papers

DOCUMENTS, KILLS, SEED = 1000, 200, 7
TESTS = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes of another kind")

LOG = (
    "SELECT document.id, text.id FROM carries JOIN document ON document.nr = document JOIN text ON text.nr = text",
    'SELECT text.id, claim.id, "start", "end", said, count(*) FROM text LEFT JOIN claim ON text = text.nr'
    " LEFT JOIN sighting ON claim = claim.nr GROUP BY 1, 2, 3, 4, 5",
    "SELECT text.id, count(reading.nr) FROM text LEFT JOIN reading ON text = text.nr GROUP BY 1",
)
MADE = (
    "SELECT (SELECT group_concat(id) FROM (SELECT id FROM item JOIN claim ON claim.nr = item.claim"
    " WHERE thing = thing.nr ORDER BY id)), sort, known, sure, disputed FROM thing",
    "SELECT id, worth FROM due JOIN claim ON claim.nr = claim",
    "SELECT id, hash, day FROM article_now JOIN text USING (nr)",
    "SELECT id, hash, day FROM quotation_now JOIN claim USING (nr)",
    "SELECT form, stem FROM word",
    "SELECT what, kind, number FROM tally",
    "SELECT text FROM stale UNION ALL SELECT text FROM unsought UNION ALL SELECT thing FROM unweighed",
)


def held(store, queries=LOG):
    """Everything in the record that does not depend on when it was read."""
    return [sorted(store.connection.execute(query).fetchall()) for query in queries]


def is_sound(store):
    sound = store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return sound and store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a record holds that was read in one go."""
    with SqliteStore.open(tmp_path_factory.mktemp("whole") / "whole.db") as store:
        read(papers(DOCUMENTS), store, FakeLine())
        return held(store), held(store, MADE)


def test_killed_at_any_statement_it_loses_and_doubles_nothing(tmp_path, whole):
    path, log = tmp_path / "killed.db", tmp_path / "log"
    log.touch()
    program = [sys.executable, TESTS / "killing.py", path, log, str(DOCUMENTS), str(KILLS), str(SEED)]
    paths = os.pathsep.join([str(TESTS), *sys.path])
    subprocess.run(program, env=os.environ | {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}, check=True)
    said = log.read_text(encoding="ascii").splitlines()
    assert said.count("killed") > KILLS * 0.9
    done = Counter(line.split()[0] for line in said if line.endswith(" read"))
    assert set(done.values()) == {1}
    with SqliteStore.open(path) as store:
        assert is_sound(store)
        assert set(done) <= {paper.key for paper in store.documents()}
        assert {count for _, count in held(store)[-1]} == {1}
        read(papers(DOCUMENTS), store, FakeLine())
        assert is_sound(store)
        assert held(store) == whole[0]
        assert held(store, MADE) == whole[1]


WRITER = """
import os, random, signal, threading
from fakeline import FakeLine
from killing import papers
from foedus.engine import Pace, read, reading
from foedus.store import SqliteStore

def step(step):
    print(step.key, step.outcome, flush=True)
    if step.outcome == "read" and next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    left = iter(range({after}))
    with SqliteStore.open({path!r}) as store:
        read(papers({documents}), store, FakeLine(), progress=step, pace=Pace(4, jobs=2))
"""


def test_killed_while_others_read_for_it(tmp_path, whole):
    path, script = tmp_path / "killed.db", tmp_path / "writer.py"
    paths = os.pathsep.join([str(TESTS), *sys.path])
    done = Counter()
    for after in (3, 77):
        script.write_text(WRITER.format(path=str(path), documents=DOCUMENTS, after=after), encoding="utf-8")
        ended = subprocess.run(
            [sys.executable, script],
            env=os.environ | {"PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert ended.returncode == -signal.SIGKILL
        done.update(line.split()[0] for line in ended.stdout.splitlines() if line.endswith(" read"))
    assert set(done.values()) == {1}
    with SqliteStore.open(path) as store:
        assert is_sound(store)
        assert set(done) <= {paper.key for paper in store.documents()}
        assert read(papers(DOCUMENTS), store, FakeLine()).known >= len(done)
        assert held(store) == whole[0]


def test_a_reader_that_is_killed_from_outside_costs_nothing(tmp_path, whole, monkeypatch):
    steps, hands, killed = [], [], []
    monkeypatch.setattr(crew, "Hand", lambda *how: hands.append(Hand(*how)) or hands[-1])

    def step(done):
        steps.append(done)
        if len(steps) in (30, 400):
            killed.append(hands[-1].number)
            os.kill(killed[-1], signal.SIGKILL)
        elif len(steps) == 200:  # what loaded the readers
            for one in active_children():
                one.kill()

    with SqliteStore.open(tmp_path / "record.db") as store:
        summary = read(papers(DOCUMENTS), store, FakeLine(), progress=step, pace=Pace(4, jobs=2))
        assert len(set(killed)) == 2
        assert summary.skipped == ()
        assert held(store) == whole[0]
        assert held(store, MADE) == whole[1]
