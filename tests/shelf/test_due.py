"""What is kept of the queue is what one pass over the whole record finds."""

import pytest

from dossier import write_dossier
from foedus.api import Record
from foedus.store import SqliteStore
from older import as_version_10


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "record.db") as record:
        yield record


def queue(rows):
    return [(row.id, pytest.approx(row.score), {bearing.says for bearing in row.bears_on}) for row in rows]


@pytest.mark.parametrize("asked", [{}, {"kind": "statement"}, {"about": "ARM"}, {"org": "EAEU"}])
def test_a_stretch_of_the_queue_is_that_of_the_whole(record, asked):
    whole = record.review(**asked)
    assert len(whole) > 0
    assert queue(record.review(**asked, limit=100)) == queue(whole)
    assert queue(record.review(**asked, limit=2, skip=1)) == queue(whole[1:3])
    assert record.awaiting(**asked, most=100) == len(whole)
    assert record.awaiting(**asked, most=1) == 1


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_decisions_leave_the_queue_and_come_back(record, act):
    before = queue(record.review(limit=100))
    first = before[0][0]
    getattr(record, act)(first, person="Ada")
    assert queue(record.review(limit=100)) == queue(record.review())
    assert first not in {row.id for row in record.review(limit=100)}
    record.undo(first)
    assert queue(record.review(limit=100)) == before


def test_what_a_correction_changes_is_weighed_anew(record):
    first = next(row for row in record.review() if row.kind == "attendance")
    record.set(first.id, "status", "attended", person="Ada")
    assert queue(record.review(limit=100)) == queue(record.review())


def test_a_record_that_may_only_be_read_says_what_was_weighed(record):
    path = record.store.path
    before = queue(record.review(limit=3))
    with Record(SqliteStore.open(path, read_only=True)) as reading:
        assert queue(reading.review(limit=3)) == before


def test_an_older_record_that_may_only_be_read_is_read_as_a_whole(record):
    before = queue(record.review(limit=3))
    as_version_10(record.store.connection)
    with Record(SqliteStore.open(record.store.path, read_only=True)) as reading:
        assert queue(reading.review(limit=3)) == before
        assert reading.awaiting(most=2) == 2
