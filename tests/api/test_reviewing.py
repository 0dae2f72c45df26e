"""What awaits a person: the queue, blind coding, agreement, adjudication, and what an edit left over."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from foedus.errors import DecisionError, QueryError
from foedus.model import Document, Run, Text


def of(record, kind):
    return next(row.id for row in record.sample(9) if row.kind == kind)


def test_what_could_change_most_comes_first_with_what_it_would_change(record):
    first = record.review()[0]
    assert (first.kind, first.uncertainty) == ("standing", pytest.approx(0.4))
    assert first.score == pytest.approx(first.uncertainty * first.stake)
    assert {bearing.ledger for bearing in first.bears_on} >= {"standing", "timeline"}
    assert [row.kind for row in record.review(kind="attendance")] == ["attendance"]


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_what_has_been_decided_leaves_the_queue(record, act):
    first = record.review()[0].id
    getattr(record, act)(first, person="Ada")
    assert first not in {row.id for row in record.review()}


def test_a_question_narrows_the_queue(record):
    assert {row.kind for row in record.review("League")} == {"standing"}


def test_a_sample_is_the_same_for_each_coder_whatever_the_other_decided(record):
    before = record.sample(2, seed=1)
    for row in before:
        record.reject(row.id, coder="ana")
    assert [row.id for row in record.sample(2, seed=1, coder="ben")] == [row.id for row in before]
    assert {row.state for row in record.sample(2, seed=1, coder="ben")} == {"open"}
    assert {row.state for row in record.sample(2, seed=1, coder="ana")} == {"done"}


def test_a_sample_can_be_narrowed(record):
    assert {row.kind for row in record.sample(9, org="League")} == {"standing"}
    assert {row.kind for row in record.sample(9, kind="statement")} == {"statement"}


def test_a_kind_that_there_is_not(record):
    for ask in (record.review, lambda kind: record.sample(3, kind=kind)):
        with pytest.raises(QueryError, match="the kinds are statement"):
            ask(kind="rumour")


def test_a_coder_sees_nothing_that_another_decided(record):
    claim = of(record, "attendance")
    record.set(claim, "status", "absent", coder="ana")
    assert record.sample(9, coder="ana")[[row.id for row in record.sample(9)].index(claim)].state == "begun"
    blind = record.why(claim, coder="ben")
    assert (blind.claim.get("status"), blind.decisions) == ("declined", ())
    assert record.why(claim, coder="ana").claim.get("status") == "absent"
    assert record.accept(claim, coder="ben").claim.get("status") == "declined"


def test_agreement_and_what_differs(record):
    claim = of(record, "attendance")
    record.set(claim, "status", "absent", coder="ana")
    record.accept(claim, coder="ana")
    record.accept(claim, coder="ben")
    (differs,) = record.disagreements()
    assert (differs.field, [choice.value for choice in differs.choices]) == ("status", ["absent", "declined"])
    rows = {(row.kind, row.field): row for row in record.agreement("ana", "ben")}
    assert (rows["attendance", "status"].agree, rows["attendance", "status"].alpha) == (0, 0)
    assert rows["any", "*"].agree == 1
    assert len(record.agreement("ana", "eva")) == 0


def test_an_adjudication_holds_whatever_the_coders_decide_after_it(record):
    claim = of(record, "attendance")
    for coder, status in (("ana", "absent"), ("ben", "boycotted")):
        record.set(claim, "status", status, coder=coder)
    record.set(claim, "status", "declined", person="judge", adjudicates=True)
    record.set(claim, "status", "absent", coder="ana")
    assert record.why(claim).claim.get("status") == "declined"
    (differs,) = record.disagreements()
    assert differs.settled


@pytest.mark.parametrize("by", [{"coder": "ana", "adjudicates": True}, {"coder": "ana", "person": "ben"}])
def test_a_coder_decides_alone(record, by):
    with pytest.raises(DecisionError):
        record.accept(of(record, "attendance"), **by)


def test_what_an_edit_leaves_over_is_listed_and_what_it_keeps_is_shown(record):
    speech, standing = of(record, "statement"), of(record, "standing")
    record.accept(speech, "act", person="Ada")
    record.set(standing, "status", "withdrawn", person="Ada")
    text = record.store.text(record.why(speech).claim.text_id)
    edited = Text("A correction. " + text.content.replace("League", "Circle"))
    shift = len("A correction. ")
    claim = record.why(speech).claim

    def moved(words):
        return replace(words, span=type(words.span)(words.span.start + shift, words.span.end + shift))

    again = replace(
        claim, text_id=edited.id, anchor=moved(claim.anchor), quote=moved(claim.quote), fields=(), date=None
    )
    later = Run((("cues", "1"),), datetime(2131, 1, 1, tzinfo=UTC))
    record.store.add_reading(Document("article.txt", "second digest"), edited, later, [again])
    (lost,) = record.unplaced()
    assert (lost.claim, lost.value, lost.title) == (standing, "withdrawn", "Notice")
    found = record.why(again.id)
    assert (len(found.decisions), len(found.carried), found.claim.get("act")) == (0, 1, "say")


def test_who_codes_blind_gets_what_others_decided_about_first(record):
    claim = of(record, "standing")
    record.accept(claim, person="ana")
    found = record.unseen("ben", size=1)
    assert (found[0].id, len(found)) == (claim, 2)
    assert len(record.unseen("ana", size=1)) == 1
    assert [row.kind for row in record.unseen("ben", kind="statement")] == ["statement"]


def test_a_coding_is_the_coders_own_and_can_be_taken_back(record):
    claim = of(record, "attendance")
    record.accept(claim, coder="ana")
    fields = {"participant": "Syldavia (XSY)", "status": "absent"}
    coded = record.code(claim, fields, coder="ben", note="page 2")
    assert (coded.claim.get("status"), coded.claim.get("participant").party) == ("absent", "XSY")
    assert record.unseen("ben")[0].state == "done"
    differs = {row.field: [choice.value for choice in row.choices] for row in record.disagreements()}
    assert differs["status"] == ["declined", "absent"]
    assert record.undo(claim, coder="ben").decisions == ()
    assert record.disagreements().rows == ()


@pytest.mark.parametrize(
    ("fields", "says"),
    [({}, "participant and status must be given"), ({"status": "sulked", "participant": "ARM"}, "it is one of")],
)
def test_a_coding_is_of_a_whole_claim(record, fields, says):
    with pytest.raises(DecisionError, match=says):
        record.code(of(record, "attendance"), fields, coder="ben")
    assert len(record.decisions()) == 0


def test_what_coders_differ_on_is_settled_as_one_of_them_has_it(record):
    claim = of(record, "attendance")
    record.code(claim, {"participant": "ARM", "status": "absent"}, coder="ana")
    record.reject(claim, coder="ben")
    record.adjudicate(claim, "*", "ana", person="judge", note="read it")
    record.accept(claim, coder="cleo")
    record.adjudicate(claim, "status", "cleo", person="judge")
    assert record.why(claim).claim.get("status") == "declined"
    assert {row.field: row.settled for row in record.disagreements()}["status"]
    with pytest.raises(DecisionError, match="nobody differs from dan"):
        record.adjudicate(claim, "status", "dan")


def test_the_log_tells_who_did_what_the_latest_first(record):
    claim, other = of(record, "attendance"), of(record, "standing")
    record.accept(claim, person="Ana", note="heard it")
    record.set(claim, "status", "absent", person="Ben")
    record.undo(claim, person="Cleo")
    record.accept(other, person="Ana")
    rows = record.log()
    assert [(row.person, row.verdict, row.field, row.value, row.undone_by) for row in rows] == [
        ("Ana", "accept", None, None, None),
        ("Ben", "set", "status", "absent", "Cleo"),
        ("Ana", "accept", None, None, None),
    ]
    assert (rows[2].note, rows[2].kind, rows[2].words) == ("heard it", "attendance", record.why(claim).claim.quote.text)
    assert [row.claim for row in record.log("Ana")] == [other, claim]
    assert [row.person for row in record.log(limit=1, skip=1)] == ["Ben"]


def test_several_fields_are_corrected_together_or_not_at_all(record):
    claim = of(record, "attendance")
    found = record.correct(claim, {"status": "absent", "participant": "Armenia (ARM)"}, person="Ana")
    assert (found.claim.get("status"), found.claim.get("participant").party) == ("absent", "ARM")
    with pytest.raises(DecisionError):
        record.correct(claim, {"status": "attended", "date": "some day"}, person="Ana")
    assert record.why(claim).claim.get("status") == "absent"
