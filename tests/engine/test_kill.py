"""A reading that is killed at any moment loses nothing that was recorded, leaves nothing half, and goes on later."""

import subprocess
import sys
from pathlib import Path

from foedus.engine import read
from foedus.store import SqliteStore

DOCUMENTS = 200
KILLED_AFTER = (1, 40, 90)
CHILD = """
import sys
sys.path.insert(0, {here!r})
from conftest import FakeLine, load
from foedus.engine import read
from foedus.store import SqliteStore
found = [load(f"{{n}}", f"Arvenia objects {{n}} times. " * 40) for n in range({documents})]
with SqliteStore.open({path!r}) as store:
    read(found, store, FakeLine(), progress=lambda step: print(step.key, step.outcome, flush=True))
"""


def killed(path, after):
    """Read in a process of its own, kill it after so many documents, and return the keys it said were done."""
    code = CHILD.format(here=str(Path(__file__).parent), documents=DOCUMENTS, path=str(path))
    done = []
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as child:
        for said in child.stdout:
            key, outcome = said.split()
            done.append(key)
            if outcome == "read" and (after := after - 1) == 0:
                child.kill()
    return done


def held(store):
    """Everything in the record that does not depend on when it was read."""
    queries = (
        "SELECT document.id, text.id FROM carries JOIN document ON document.nr = document JOIN text ON text.nr = text",
        "SELECT claim.id, field, value, count(*) FROM claim JOIN statement ON claim = claim.nr"
        " JOIN sighting ON statement = statement.nr GROUP BY 1, 2, 3",
        'SELECT text.id, "start", "end", exact, count(*) FROM evidence JOIN text ON text.nr = text'
        " LEFT JOIN supports ON evidence = evidence.nr GROUP BY 1, 2, 3, 4",
        "SELECT text.id, count(*) FROM text LEFT JOIN reading ON text = text.nr GROUP BY 1",
    )
    return [sorted(store.connection.execute(query)) for query in queries]


def test_a_killed_reading_goes_on(tmp_path, line, loaded):
    path, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    for after in KILLED_AFTER:
        done = killed(path, after)
        with SqliteStore.open(path) as store:
            assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert set(done) <= {paper.key for paper in store.documents()}
            assert all(read_once == 1 for *_, read_once in held(store)[3])
    found = [loaded(f"{n}", f"Arvenia objects {n} times. " * 40) for n in range(DOCUMENTS)]
    with SqliteStore.open(path) as store, SqliteStore.open(whole) as other:
        summary = read(found, store, line)
        assert summary.known >= sum(KILLED_AFTER)
        assert summary.known + summary.documents == DOCUMENTS
        assert read(found, other, line).documents == DOCUMENTS
        assert held(store) == held(other)
