"""Claims that a person adds: in their place, beside what readers see, kept, undone, handed on, carried, refused."""

import json
from datetime import UTC, date, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.api import Record, open_record
from foedus.errors import DecisionError, EvidenceError, QueryError
from foedus.model import Claim, Document, Run, Text, Words, evidence_of, kinds
from foedus.record import settle, slots
from foedus.store import SqliteStore
from notice import ARTICLE, ATTENDANCE, DOCUMENT, RUN, SPEECH, STANDING

FAIR = {"participant": "Ruritania", "status": "declined", "modality": "planned"}
QUOTE = "It will not attend the fair"


def add(record, quote=QUOTE, kind="attendance", **given):
    asked = {"document": "Notice", "fields": FAIR, "anchor": "will not attend", "person": "Ada"} | given
    return record.add(kind, quote, **asked)


def read_again(record, number, claims=(STANDING, ATTENDANCE, SPEECH), text=ARTICLE, document=DOCUMENT):
    run = Run((("cues", str(number)),), datetime(2031, 3, 6 + number, tzinfo=UTC))
    record.store.add_reading(document, text, run, claims)


def test_it_is_a_claim_like_any_other(record):
    why = add(record, note="overlooked")
    claim = why.claim
    assert (claim.kind, claim.anchor.text, claim.quote.text) == ("attendance", "will not attend", QUOTE)
    assert claim.anchor.span.start == ARTICLE.content.rindex("will not attend")
    assert (claim.get("participant").party, claim.get("status"), claim.modality) == ("UNK", "declined", "planned")
    assert (why.current, why.rejected, why.sentence.text) == (True, False, "It will not attend the fair either.")
    assert {(reason.field, reason.decided, reason.readers) for reason in why.reasons if reason.holds} >= {
        ("status", True, ()), ("participant", True, ()), ("quote", True, ()),
    }  # fmt: skip
    (made,) = why.decisions
    assert (made.verdict, made.person, made.note, made.claim_id) == ("add", "Ada", "overlooked", claim.id)
    (held,) = (one for one in record.claims() if one.id == claim.id)
    assert (held.confidence, held.decided, held.current) == (1.0, ("*",), True)
    assert claim.id in {quoted for row in record.meetings() for quoted in row.claims}
    assert claim.id not in {row.id for row in record.review()}
    assert record.status().claims == (("standing", 1), ("attendance", 2), ("statement", 1))


def test_it_is_kept_whatever_readers_see_later(record):
    name = add(record).id
    for number in (1, 2):
        read_again(record, number, ())
    assert [held.id for held in record.claims()] == [name]


def test_a_reader_that_sees_it_sees_the_same_claim(record):
    added = add(record).claim
    seen = Claim(added.text_id, added.kind, added.anchor, added.quote, (*ATTENDANCE.fields,), modality="planned")
    read_again(record, 1, [seen])
    why = record.why(added.id)
    assert why.claim.get("participant") == added.get("participant")  # the person's value holds
    assert [reason.readers for reason in why.reasons if reason.field == "status"] == [(("cues", "1"),)]
    assert len(record.claims()) == 1
    read_again(record, 2, [])
    assert record.why(added.id).current


def test_it_is_undone_by_rejecting_and_comes_back_by_adding_again(record):
    name = add(record).id
    record.reject(name, person="Ben")
    assert name not in {held.id for held in record.claims()}
    assert add(record, fields=FAIR | {"status": "absent"}).claim.get("status") == "absent"
    assert [row.verdict for row in record.decisions()] == ["add", "reject", "add"]
    record.set(name, "status", "boycotted")
    assert record.why(name).claim.get("status") == "boycotted"


def test_a_coder_sees_no_claim_that_another_added(record):
    name = add(record, person=None, coder="Ada").id
    assert record.why(name, coder="Ada").current
    assert not record.why(name, coder="Ben").current
    assert name not in {row.id for row in record.sample(9)}
    record.reject(name, coder="Ben")
    (row,) = record.disagreements()
    assert (row.claim, row.field, [choice.value for choice in row.choices]) == (name, "*", ["accept", "reject"])
    assert add(record, fields=FAIR | {"status": "absent"}, person=None, coder="Cy").id == name
    (row,) = (row for row in record.disagreements("Ada", "Cy"))
    assert (row.field, [choice.value for choice in row.choices]) == ("status", ["declined", "absent"])


def test_what_is_left_out_has_the_usual_value(record):
    quote = "The envoy did not answer"
    claim = add(record, quote, "demand", fields={"content": quote, "demander": "ARM"}, anchor=None).claim
    assert (claim.get("answer"), claim.polarity, claim.modality, claim.anchor) == (
        "none_stated", "affirmed", "actual", claim.quote,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Notice", "article.txt", "article", DOCUMENT.id, DOCUMENT.id[:12], ARTICLE.id])
def test_a_document_by_any_of_its_names(record, name):
    assert add(record, document=name).claim.text_id == ARTICLE.id


def test_words_by_their_place_as_a_face_hands_them_on(record):
    span = ATTENDANCE.quote.span
    found = add(record, ATTENDANCE.quote, anchor=Words(type(span)(span.start, span.start + 9), "Ruritania"))
    assert found.claim.quote == ATTENDANCE.quote
    with pytest.raises(EvidenceError, match="do not stand"):
        add(record, {"words": "We are", "span": [0, 6]}, anchor=None)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"quote": "It wont attend the fair"}, DecisionError, "do not stand .*: nearest .* “will not attend the"),
        ({"quote": "nothing like this at all"}, DecisionError, "copy them as the text has them"),
        ({"quote": "will not attend"}, DecisionError, r"2 times: .*1: .*Ruritania.*2: .*fair"),
        ({"quote": "will not attend", "nth": 3}, DecisionError, "no number 3"),
        ({"quote": "Ruritania will not attend the summit"}, DecisionError, "claimed already: attendance clm-.*set its"),
        ({"quote": "Ruritania will not attend the summit", "anchor": None}, DecisionError, "name the anchor"),
        ({"anchor": "answer"}, DecisionError, "does not stand there"),
        ({"quote": "It will not attend the fair either", "anchor": "t"}, DecisionError, "does not stand there"),
        ({"kind": "wish"}, DecisionError, "the kinds are statement, meeting"),
        ({"fields": FAIR | {"colour": "red"}}, DecisionError, "its fields are participant"),
        ({"fields": FAIR | {"status": "gone"}}, DecisionError, "one of attended, hosted"),
        ({"fields": {"participant": "Ruritania"}}, DecisionError, "status must be given: status is attended, hosted"),
        ({"fields": FAIR | {"participant": "XRX"}}, DecisionError, "nobody is known as 'XRX': .*strangers"),
        ({"fields": FAIR | {"date": "soon"}}, DecisionError, "no date"),
        ({"document": "Notise"}, QueryError, "no document is called 'Notise': nearest to it is 'Notice'"),
        ({"coder": "Ben"}, DecisionError, "decides alone"),
    ],
)  # fmt: skip
def test_what_nobody_can_mean_is_refused(record, given, error, message):
    with pytest.raises(error, match=message):
        add(record, **given)
    assert len(record.decisions()) == 0
    assert record.status().claims == (("standing", 1), ("attendance", 1), ("statement", 1))


def test_a_stranger_is_taken_where_one_asks_or_where_the_text_names_it(record):
    assert (
        add(record, fields=FAIR | {"participant": "Zembla"}, strangers=True).claim.get("participant").text == "Zembla"
    )
    record.reject(add(record, "The envoy did not answer", fields=FAIR | {"participant": "The envoy"}, anchor=None).id)


def two(record, title="Notice"):
    other = Text(ARTICLE.content.replace("the fair", "the market") + " The end.")
    record.store.add_document(Document("other.txt", "d2", title=title, published=date(2031, 3, 9)), other)
    return other


def test_a_document_that_nobody_has_read(record):
    other = two(record, "Elsewhere")
    why = add(record, "It will not attend the market", document="Elsewhere")
    assert (why.claim.text_id, why.current) == (other.id, True)
    read_again(record, 1, (), other, Document("other.txt", "d2"))
    assert record.why(why.id).current


def test_of_several_documents_one_must_be_named(record):
    two(record)
    with pytest.raises(QueryError, match="2 documents are called 'Notice': name one by its id: doc-"):
        add(record)


EDITED = "A correction was made. " + ARTICLE.content
VERSION = Document("article.txt", "digest-2", published=date(2031, 3, 8))


def test_it_goes_with_its_words_to_an_edited_text_and_back(record):
    name = add(record).id
    new = Text(EDITED.replace("the fair either", "the fair in the harbour either"))
    read_again(record, 1, (), new, VERSION)
    (held,) = record.claims()
    assert (held.claim.text_id, held.quote, held.claim.get("status")) == (new.id, QUOTE, "declined")
    assert record.why(held.id).carried[0].person == "Ada"
    record.set(name, "status", "absent", person="Ada")
    (held,) = record.claims()
    assert held.claim.get("status") == "absent"
    record.reject(name, person="Ada")
    assert len(record.claims()) == 0
    assert len(record.unplaced()) == 0
    assert add(record).claim.text_id == new.id  # the name of a page means its newest version


@pytest.mark.parametrize(
    "content",
    [
        EDITED.replace(" It will not attend the fair either.", ""),
        EDITED.replace("not attend the fair", "attend the fair"),
        EDITED.replace(QUOTE, "She will not attend the fair"),
    ],
)
def test_without_its_words_it_is_unplaced(record, content):
    name = add(record).id
    new = Text(content)
    read_again(record, 1, (), new, VERSION)
    assert len(record.claims()) == 0
    (lost,) = record.unplaced()
    assert (lost.claim, lost.verdict, lost.quote, lost.text) == (name, "add", QUOTE, new.id)
    assert "sentence" in lost.reason


def lines_of(record, path):
    path.write_text("\n".join(json.dumps(row) for row in record.decisions().to_json()), encoding="utf-8")
    return path


def test_it_is_taken_to_another_record_before_what_is_decided_about_it(record, tmp_path):
    name = add(record).id
    record.set(name, "status", "absent", person="Ben")
    path = lines_of(record, tmp_path / "decisions.jsonl")
    path.write_text("\n".join(reversed(path.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    with Record(SqliteStore.open(tmp_path / "other.db")) as other:
        assert [left.reason for left in other.take_decisions(path).left] == [
            f"the record has no text {ARTICLE.id!r}", f"the record has no claim {name!r}",
        ]  # fmt: skip
        read_again(other, 0, ())
        taken = other.take_decisions(path)
        assert (taken.added, taken.left) == (2, ())
        assert [held.claim for held in other.claims()] == [held.claim for held in record.claims() if held.id == name]
        assert other.take_decisions(path).known == 2


def test_a_release_shows_it_too(record, tmp_path):
    name = add(record).id
    record.reject(ATTENDANCE.id, person="Ben")
    (tmp_path / "release" / "log").mkdir(parents=True)
    record.freeze(tmp_path / "release" / "log", longest=300)
    with open_record(tmp_path / "release") as frozen:
        assert frozen.claims() == record.claims()
        assert frozen.why(name) == record.why(name)
        assert frozen.meetings() == record.meetings()


SENTENCES = ("Ruritania gave notice", "We are done", "The envoy did not answer", QUOTE, "the premier said on 4 March")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_export_then_import_loses_no_claim(data, tmp_path_factory):
    folder, people = tmp_path_factory.mktemp("both"), count()
    with Record(SqliteStore.open(folder / "one.db")) as one, Record(SqliteStore.open(folder / "two.db")) as two:
        for record in (one, two):
            record.store.add_reading(DOCUMENT, ARTICLE, RUN, [STANDING, ATTENDANCE, SPEECH])
        for _ in range(data.draw(st.integers(0, 5))):
            kind, quote = data.draw(st.sampled_from(kinds())), data.draw(st.sampled_from(SENTENCES))
            fields = {slot.name: data.draw(written(slot)) for slot in slots(kind.name) if slot.name != "quote"}
            try:
                made = one.add(
                    kind.name, quote, document="Notice", fields=fields, strangers=True, person=f"P{next(people)}"
                )
            except DecisionError:
                continue
            act = data.draw(st.sampled_from(["none", "accept", "reject"]))
            if act != "none":
                getattr(one, act)(made.id, person="Ben")
        two.take_decisions(lines_of(one, folder / "decisions.jsonl"))
        assert {row.id for row in two.decisions()} == {row.id for row in one.decisions()}
        assert now(two) == now(one)
        for entry in one.store.entries():
            for said in (*entry.claim.fields, *entry.claim.common()):
                assert all(piece.span.of(ARTICLE.content) == piece.text for piece in evidence_of(said.value))
        read_again(one, 1, [ATTENDANCE])
        added = {row.claim for row in one.decisions() if row.verdict == "add"}
        assert {name for name, (_, _, current, _) in now(one).items() if current} == added | {ATTENDANCE.id}


def now(record):
    found = map(settle, record.store.histories())
    return {entry.claim.id: (entry.claim, entry.rejected, entry.current, entry.decided) for entry in found}


def written(slot):
    one = {
        "value": st.sampled_from(slot.values or ("x",)),
        "date": st.sampled_from(("2031", "2031-03-04", "2031-03/2031-05")),
        "code": st.sampled_from(("ARM", "CSTO", "League")),
        "words": st.sampled_from(("the summit", "We are done", "on 4 March")),
        "actor": st.sampled_from(("the premier", "ARM", "Nobody")),
    }
    several = {"codes": "code", "pieces": "words", "actors": "actor"}
    if slot.type in several:
        return st.lists(one[several[slot.type]], min_size=int(slot.required), max_size=2)
    return one[slot.type] if slot.required else st.none() | one[slot.type]


@pytest.mark.parametrize(
    ("quote", "before", "after", "starts"),
    [
        ("will not attend the", "", "", [109, 148]),
        ("will not attend the", "Ruritania ", " summit.", [109]),
        ("will not  attend\nthe", "It", "fair", [148]),
        ("will not attend the", "nothing like it", "", [109, 148]),
    ],
)
def test_words_are_found_again_by_what_is_around_them(record, quote, before, after, starts):
    found = record.find("Notice", quote, before=before, after=after)
    places = [at for at in range(len(ARTICLE.content)) if ARTICLE.content.startswith("will not attend the", at)]
    wanted = [place for place, start in zip(places, (109, 148), strict=True) if start in starts]
    assert [one.words.span.start for one in found] == wanted
    assert all(one.words.text in one.sentence.text for one in found)


def test_words_that_stand_nowhere_are_refused_with_what_is_like_them(record):
    with pytest.raises(DecisionError, match="nearest to them is “will not attend"):
        record.find("Notice", "will not atend the summit")
