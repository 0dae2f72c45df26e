"""Four programs read into one record and decide about it at once: nothing is lost, and nothing is there twice."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from make import make
from oracle import put

from foedus.api import open_record

PEOPLE = ("Ada", "Ben", "Cyd", "Dov")
DOCUMENTS, DECISIONS = 32, 12
PATHS = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "evaluation" / "stream")]
PROGRAM = f"""
import sys
sys.path[:0] = {PATHS!r}
from pathlib import Path
from random import Random
from foedus.api import open_record
from oracle import put
stream, place, person = sys.argv[1:]
put(Path(stream), place)
with open_record(place, create=False) as record:
    claims = sorted(claim.id for claim in record.claims())
    for claim in Random(person).sample(claims, {DECISIONS}):
        record.accept(claim, person=person)
        record.demands(limit=5)
    record.put_in_order()
"""


@pytest.fixture(scope="module")
def streams(tmp_path_factory):
    """The same stream for each, beginning at another place."""
    folder = tmp_path_factory.mktemp("stream")
    make(folder, seed=7, documents=DOCUMENTS)
    found = []
    for number, person in enumerate(PEOPLE):
        own = folder / person
        own.mkdir()
        for file in ("documents.jsonl", "claims.jsonl"):
            lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
            at = number * len(lines) // len(PEOPLE)
            (own / file).write_text("".join(lines[at:] + lines[:at]), encoding="utf-8")
        found.append(own)
    return folder, found


def rows(record):
    """What the ledgers show and say of each thing, in whatever order: what comes first of one day may differ."""
    names = ("standing", "meetings", "demands", "obligations", "responsibility", "timeline", "contradictions")
    told = {name: getattr(record, name)().to_json() for name in names}
    return {name: Counter(json.dumps(row, sort_keys=True) for row in found) for name, found in told.items()}


def test_four_writers_lose_nothing_and_write_nothing_twice(streams, server, tmp_path):
    stream, own = streams
    file = str(tmp_path / "record.db")
    put(stream, file)
    with server.place() as place:
        command = [sys.executable, "-c", PROGRAM]
        programs = [
            subprocess.Popen([*command, str(each), place, person], stderr=subprocess.PIPE)
            for each, person in zip(own, PEOPLE, strict=True)
        ]
        wrong = [program.communicate(timeout=500)[1].decode() for program in programs]
        assert [program.returncode for program in programs] == [0] * len(PEOPLE), wrong
        with open_record(file) as one, open_record(place, create=False) as other:
            assert {claim.id for claim in other.claims()} == {claim.id for claim in one.claims()}
            status, wanted = other.status(), one.status()
            assert (status.documents, status.texts) == (wanted.documents, wanted.texts)
            assert dict(status.claims) == dict(wanted.claims)
            made = Counter(decision.person for decision in other.store.decisions())
            assert made == dict.fromkeys(PEOPLE, DECISIONS)
            log = other.store.connection
            for table, columns in (("reading", "text"), ("sighting", "claim, said"), ("document", "id")):
                twice = f"SELECT {columns} FROM {table} GROUP BY {columns} HAVING count(*) > 1"
                assert log.execute(twice).fetchall() == []
            assert other.unordered() == 0
            one.take(other.store.decisions())
            assert rows(other) == rows(one)
