"""Decisions go from one record to another: all of them, once, and what has no place is told."""

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier import ARTICLE, DOCUMENTS, REPLY, claims_of, write_dossier
from foedus.api import Left, Record, Taken
from foedus.errors import SourceError
from foedus.model import Run
from foedus.store import SqliteStore


def bare(path):
    """The same texts, read alike, without a decision."""
    record = Record(SqliteStore.open(path))
    for document, text in DOCUMENTS:
        run = Run((("cues", "1"),), datetime.fromisoformat("2031-03-06T00:00:00+00:00"))
        record.store.add_reading(document, text, run, claims_of(text))
    return record


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "dossier.db") as opened:
        yield opened


@pytest.fixture
def other(tmp_path):
    with bare(tmp_path / "other.db") as opened:
        yield opened


@pytest.fixture
def file(record, tmp_path):
    path = tmp_path / "decisions.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in record.decisions().to_json()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_all_are_taken_in_and_only_once(record, other, file):
    assert other.take_decisions(file) == Taken(3, 0, ())
    assert other.decisions() == record.decisions()
    assert other.store.decisions() == record.store.decisions()
    assert other.take_decisions(file) == Taken(0, 3, ())
    assert other.decisions() == record.decisions()
    assert [row.answer for row in other.demands()] == ["refused"]


def test_what_has_no_place_is_told(other, file):
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    unknown = lines[0] | {"claim": "clm-00000000000000000000"}
    misfit = lines[1] | {"value": "perhaps", "person": "Cy"}
    file.write_text("\n".join(map(json.dumps, [unknown, misfit, lines[2]])), encoding="utf-8")
    taken = other.take_decisions(file)
    assert (taken.added, taken.known, [left.claim for left in taken.left]) == (
        1,
        0,
        [unknown["claim"], misfit["claim"]],
    )
    assert taken.left[0] == Left(unknown["claim"], f"the record has no claim {unknown['claim']!r}")
    assert "perhaps" in taken.left[1].reason


@pytest.mark.parametrize("line", ["{", "3", "[]", "{}", '{"claim": "clm-1", "verdict": "accept", "decided": "today"}'])
def test_a_line_that_is_no_decision_is_named_and_nothing_is_taken(other, file, line):
    with file.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(SourceError, match="line 4"):
        other.take_decisions(file)
    assert len(other.decisions()) == 0


def test_a_file_that_is_not_there_is_named(other, tmp_path):
    with pytest.raises(SourceError, match=r"none.jsonl cannot be read"):
        other.take_decisions(tmp_path / "none.jsonl")


CLAIMS = st.sampled_from([claim.id for claim in claims_of(ARTICLE)])
VERDICTS = st.sampled_from(["accept", "reject", "set"])
ANSWERS = st.sampled_from(["met", "partly_met", "refused"])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    decided=st.lists(st.tuples(CLAIMS, st.sampled_from(["accept", "reject", "set"]), ANSWERS, st.text()), max_size=6)
)
def test_export_then_import_loses_no_decision(tmp_path_factory, decided):
    folder = tmp_path_factory.mktemp("both")
    demand = claims_of(ARTICLE)[1].id
    with bare(folder / "one.db") as one, bare(folder / "other.db") as other:
        for claim, verdict, answer, note in decided:
            if verdict == "set":
                one.set(demand, "answer", answer, person="Ann", note=note)
            else:
                getattr(one, verdict)(claim, person="Ben", note=note)
        path = folder / "decisions.jsonl"
        path.write_text("\n".join(map(json.dumps, one.decisions().to_json())), encoding="utf-8")
        assert other.take_decisions(path).added == len(one.decisions())
        assert other.decisions() == one.decisions()
        assert list(other.store.entries()) == list(one.store.entries())


def test_what_is_said_of_two_claims_goes_with_it(record, other, tmp_path):
    blamed, answered = claims_of(ARTICLE)[5], claims_of(REPLY)[0]
    record.same(blamed.id, answered.id, person="Ann", note="one flood")
    path = tmp_path / "links.jsonl"
    line = record.links().to_json()[-1]  # after what the dossier itself says
    unknown = line | {"other": "clm-0123"}
    path.write_text("\n".join(map(json.dumps, [line, unknown])), encoding="utf-8")
    assert other.take_decisions(path).added == 1
    assert other.links().to_json()[-1] == line
    taken = other.take_decisions(path)
    assert (taken.added, taken.known, len(taken.left)) == (0, 1, 1)
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n" + json.dumps(line | {"verdict": "alike"}))
    with pytest.raises(SourceError, match="line 3"):
        other.take_decisions(path)
