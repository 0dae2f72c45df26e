"""People's word on accounts that cannot all hold: it stands beside them, is kept, handed on and taken back."""

import json

import pytest

from foedus.api import open_record
from foedus.api.freezing import LOG
from foedus.errors import DecisionError, SourceError
from quarrel import ABSENT, CAME, read_later, write_quarrel


@pytest.fixture
def record(tmp_path):
    with write_quarrel(tmp_path / "quarrel.db") as opened:
        yield opened


def told(record):
    (row,) = record.contradictions()
    return [(one.holds, one.person, one.note) for one in row.rulings]


def test_one_account_holds_and_no_claim_changes(record):
    before = record.claims().to_json()
    row = record.settle(ABSENT.id, person="Ann", note="its own list")
    assert (row.holds, row.sides[row.holds].claims) == (1, (ABSENT.id,))
    assert told(record) == [(1, "Ann", "its own list")]
    assert record.claims().to_json() == before


def test_it_holds_when_more_is_read(record):
    record.settle(CAME.id[:12], ABSENT.id, person="Ann")
    read_later(record)
    (row,) = record.contradictions()
    assert (len(row.sides[0].claims), row.holds) == (2, 0)


def test_the_last_word_counts_and_each_can_be_taken_back(record):
    record.settle(CAME.id, person="Ann")
    record.settle(ABSENT.id, keep_open=True, person="Ben", note="asked the mission")
    assert told(record) == [(0, "Ann", None), (None, "Ben", "asked the mission")]
    assert record.contradictions()[0].holds is None
    assert record.unsettle(CAME.id).holds == 0
    assert record.unsettle(CAME.id).rulings == ()
    with pytest.raises(DecisionError, match="nobody has said anything"):
        record.unsettle(CAME.id)


@pytest.mark.parametrize(("claim", "against"), [(CAME.id, CAME.id), (ABSENT.id, ABSENT.id)])
def test_an_account_is_not_held_against_itself(record, claim, against):
    with pytest.raises(DecisionError, match="no contradiction rests on"):
        record.settle(claim, against)


def test_where_nothing_differs_there_is_nothing_to_settle(record):
    record.reject(ABSENT.id, person="Ann")
    with pytest.raises(DecisionError, match="no contradiction rests on"):
        record.settle(CAME.id)


def test_it_goes_with_the_decisions_once(record, tmp_path):
    record.settle(CAME.id, person="Ann", note="seen")
    path = tmp_path / "rulings.jsonl"
    line = record.rulings().to_json()[0]
    unknown = line | {"sides": [["clm-0123"], [ABSENT.id]]}
    path.write_text("\n".join(map(json.dumps, [line, unknown])), encoding="utf-8")
    with write_quarrel(tmp_path / "other.db") as other:
        assert other.take_decisions(path).added == 1
        assert told(other) == told(record)
        taken = other.take_decisions(path)
        assert (taken.added, taken.known, len(taken.left)) == (0, 1, 1)
        other.unsettle(CAME.id)
        other.take_decisions(path)
        assert told(other) == []


@pytest.mark.parametrize("change", [{"sides": [["clm-1"]]}, {"sides": [["clm-1"], []]}, {"holds": 2}, {"person": None}])
def test_a_line_that_is_none_is_named(record, tmp_path, change):
    record.settle(CAME.id, person="Ann")
    line = record.rulings().to_json()[0] | change
    path = tmp_path / "rulings.jsonl"
    path.write_text(json.dumps({name: value for name, value in line.items() if value is not None}), encoding="utf-8")
    with pytest.raises(SourceError, match="line 1"):
        record.take_decisions(path)


def test_a_release_has_it(record, tmp_path):
    record.settle(CAME.id, person="Ann", note="seen")
    (tmp_path / "release" / LOG).mkdir(parents=True)
    record.freeze(tmp_path / "release" / LOG, longest=300)
    with open_record(tmp_path / "release") as frozen:
        assert frozen.contradictions().to_json() == record.contradictions().to_json()
        assert frozen.rulings() == record.rulings()
    (tmp_path / "release" / LOG / "rulings.jsonl").unlink()  # as an earlier foedus wrote it
    with open_record(tmp_path / "release") as frozen:
        assert told(frozen) == []


def test_the_log_tells_of_it_and_of_links(record):
    read_later(record)
    record.settle(ABSENT.id, CAME.id, person="Ann", note="seen")
    record.settle(CAME.id, ABSENT.id, keep_open=True, person="Ben")
    record.unsettle(CAME.id, ABSENT.id, person="Ann")
    record.apart(CAME.id, ABSENT.id, person="Ann")
    told = [(row.verdict, row.person, row.note, row.undone_by, row.claim) for row in record.log()]
    assert told[1:] == [("open", "Ben", None, "Ann", CAME.id), ("holds", "Ann", "seen", None, ABSENT.id)]
    assert {record.log()[0].claim, record.log()[0].other} == {CAME.id, ABSENT.id}
