"""Taking decisions back: the record is as if they had never been made, and the log keeps them."""

import json

import pytest

from foedus.errors import DecisionError
from notice import ARTICLE, ATTENDANCE, DOCUMENT, RUN, STANDING


def test_a_decision_that_is_taken_back_leaves_the_record_as_it_was(record):
    before = (record.claims().to_json(), record.meetings().to_json(), record.review().to_json())
    record.reject(ATTENDANCE.id, person="Ann")
    assert ATTENDANCE.id not in [row.id for row in record.claims()]
    found = record.undo(ATTENDANCE.id, person="Ann")
    assert (found.rejected, found.decisions) == (False, ())
    assert (record.claims().to_json(), record.meetings().to_json(), record.review().to_json()) == before
    assert len(record.decisions()) == record.status().decisions == 0


def test_the_last_one_first_then_the_one_before(record):
    record.set(STANDING.id, "status", "withdrawn", person="Ann")
    record.set(STANDING.id, "status", "suspended", person="Ben")
    assert record.undo(STANDING.id).claim.get("status") == "withdrawn"
    assert record.undo(STANDING.id).claim.get("status") == "withdrawing"
    with pytest.raises(DecisionError, match="no decision that counts"):
        record.undo(STANDING.id)


def test_one_is_named_by_its_own_id_so_that_nobody_takes_back_anothers(record):
    first = record.accept(STANDING.id, person="Ann").decisions[0]
    record.reject(STANDING.id, person="Ben")
    assert record.undo(first.id).rejected
    with pytest.raises(DecisionError, match="no decision that counts"):
        record.undo(first.id)


def test_what_was_taken_back_does_not_come_in_again(record, tmp_path):
    record.accept(STANDING.id, person="Ann")
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in record.decisions().to_json()))
    record.undo(STANDING.id)
    record.take_decisions(file)
    assert len(record.decisions()) == 0


def test_it_holds_when_the_text_is_read_again(record):
    record.reject(ATTENDANCE.id)
    record.undo(ATTENDANCE.id)
    record.store.add_reading(DOCUMENT, ARTICLE, RUN, [STANDING, ATTENDANCE])
    assert ATTENDANCE.id in [row.id for row in record.claims()]


def test_an_added_claim_is_rejected_not_taken_back(record):
    fields = {"actor": "Armenia", "conduct": "other", "organisation": "EAEU"}
    added = record.add("posture", "did not answer", document="article.txt", fields=fields)
    with pytest.raises(DecisionError, match="reject it"):
        record.undo(added.id)
