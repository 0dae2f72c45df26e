import pytest

from foedus.errors import DecisionError, QueryError
from foedus.model import Actor, When


def id_of(record, kind):
    return next(entry.claim.id for entry in record.store.entries(kind=kind))


def field_of(why, name):
    return why.claim.date if name == "date" else why.claim.get(name)


def test_says_what_a_claim_rests_on(record):
    why = record.why(id_of(record, "standing"))
    assert why.sentence.text == "Ruritania gave notice to the League."
    assert [str(source) for source in why.documents] == ["The Courier, 2031-03-05"]
    reason = next(reason for reason in why.reasons if reason.field == "organisation")
    assert (reason.value, reason.confidence, reason.readers) == ("League", 0.6, (("cues", "1"), ("roles", "2")))
    member = next(reason for reason in why.reasons if reason.field == "member")
    assert [piece.text for piece in member.words] == ["Ruritania"]
    assert (why.rejected, why.current, why.decisions) == (False, True, ())


def test_a_quotation_mark_before_the_stop_ends_no_sentence(record):
    assert record.why(id_of(record, "statement")).sentence.text == "“We are done,” the premier said on 4 March."


def test_ids_may_be_short(record):
    full = id_of(record, "standing")
    for written in (full, full.removeprefix("clm-"), full[:16], f" {full.upper()} "):
        assert record.why(written).id == full


@pytest.mark.parametrize("written", ["", "clm-", "zzzz", "clm-000000000000"])
def test_an_id_that_names_none(record, written):
    with pytest.raises(QueryError):
        record.why(written)


def test_accept_settles_the_claim(record):
    why = record.accept(id_of(record, "standing"), person="Ada", note="read the letter")
    (decision,) = why.decisions
    assert (decision.verdict, decision.person, decision.note) == ("accept", "Ada", "read the letter")
    (row,) = record.standing("League")
    assert (row.basis, row.decided) == ("decision", ("*",))
    assert all(reason.decided for reason in why.reasons if reason.holds)


def test_reject_takes_the_claim_out(record):
    assert record.reject(id_of(record, "statement")).rejected
    assert len(record.statements()) == 0


def test_reject_empties_a_field(record):
    why = record.reject(id_of(record, "standing"), "step")
    assert why.claim.get("step") is None
    assert [reason.holds for reason in why.reasons if reason.field == "step"] == [False]


@pytest.mark.parametrize(
    ("kind", "field", "written", "value"),
    [
        ("attendance", "status", "absent", "absent"),
        ("attendance", "organisation", "Nato", "NATO"),
        ("attendance", "organisation", "League", "League"),
        ("attendance", "organisation", "none", None),
        ("attendance", "participant", "ARM", Actor("ARM", "ARM", "Armenia", "state")),
        ("attendance", "participant", {"text": "Bo", "party": "NOR"}, Actor("Bo", "NOR")),
        ("attendance", "date", "2031-04", When("2031-04")),
        ("attendance", "polarity", "denied", "denied"),
        ("statement", "about", "RUS; Armenia", ("RUS", "ARM")),
        ("statement", "about", ["RUS"], ("RUS",)),
        ("statement", "about", "", ()),
    ],
)
def test_set(record, kind, field, written, value):
    why = record.set(id_of(record, kind), field, written, person="Ada")
    now = why.claim.polarity if field == "polarity" else field_of(why, field)
    assert now == value
    assert [reason.value for reason in why.reasons if reason.field == field and reason.holds] == [value]


def test_set_words_that_stand_in_the_text_nearest_to_the_claim(record):
    why = record.set(id_of(record, "attendance"), "quote", "will not attend")
    assert why.claim.quote == why.claim.anchor
    why = record.set(id_of(record, "statement"), "content", ["We are", "done"])
    assert [piece.text for piece in why.claim.get("content")] == ["We are", "done"]
    why = record.set(id_of(record, "standing"), "member", "The envoy")
    assert why.claim.get("member").span is not None


@pytest.mark.parametrize(
    ("field", "written", "message"),
    [
        ("colour", "red", "no field"),
        ("status", "sulking", "one of"),
        ("status", None, "cannot be left empty"),
        ("quote", "never said", "do not stand in the text"),
        ("date", "someday", "no date"),
        ("participant", {}, "needs a name"),
    ],
)
def test_set_refuses(record, field, written, message):
    with pytest.raises(DecisionError, match=message):
        record.set(id_of(record, "attendance"), field, written)
