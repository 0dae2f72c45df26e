"""A record in PostgreSQL tells what one in SQLite tells of the same, and what goes from one into the other is whole."""

from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from make import make
from oracle import put

from foedus.api import open_record
from foedus.export import Options, export, format_named
from twins import decide, everything

DOSSIER = Path(__file__).parents[2] / "demo" / "dossier"
DOCUMENTS = 90
OF_THE_WAY = ("log", "arrivals", "decisions")  # what tells also of what was taken back, or in which order


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stream")
    make(folder, seed=31, documents=DOCUMENTS)
    return folder


def same(one, other):
    """Tell apart by name first: a difference in one answer is found sooner so."""
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_stream_tells_the_same(stream, tmp_path, server):
    file = str(tmp_path / "record.db")
    with server.place() as database:
        for place in (file, database):
            assert put(stream, place) > 2 * DOCUMENTS
        with open_record(file) as one, open_record(database) as other:
            told = everything(one)
            assert all(told[name] for name in ("demands", "contradictions", "versions", "copies", "search for summit"))
            same(told, everything(other))
            for record in (one, other):
                decide(record)
            decided = everything(one)
            assert decided["links"]
            assert decided["rulings"]
            assert decided["demands"] != told["demands"]
            same(decided, everything(other))
        with open_record(file, read_only=True) as one, open_record(database, read_only=True) as other:
            same(everything(one), everything(other))


def test_the_sample_dossier_tells_the_same(tmp_path, server):
    file = str(tmp_path / "record.db")
    with server.place() as database, open_record(file) as one, open_record(database) as other:
        for record in (one, other):
            record.read(DOSSIER)
        same(everything(one), everything(other))
        for record in (one, other):
            decide(record)
        same(everything(one), everything(other))


def test_what_is_exported_of_one_is_taken_in_by_the_other_and_back(stream, tmp_path, server):
    with server.place() as database, ExitStack() as stack:
        places = (str(tmp_path / "one.db"), database, str(tmp_path / "three.db"))
        for place in places:
            put(stream, place)
        records = [stack.enter_context(open_record(place)) for place in places]
        decide(records[0])
        for number, (source, target) in enumerate(pairwise(records)):
            folder = tmp_path / f"export {number}"
            export(source, format_named("jsonl"), folder, Options(longest=100))
            for table in ("decisions", "links", "rulings"):
                taken = target.take_decisions(folder / f"{table}.jsonl")
                assert (taken.left, taken.added > 0) == ((), True)
            told = [everything(each) for each in (source, target)]
            same(*({name: found for name, found in each.items() if name not in OF_THE_WAY} for each in told))
            assert sorted(map(str, told[0]["decisions"])) == sorted(map(str, told[1]["decisions"]))
