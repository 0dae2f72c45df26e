"""What is put into the record comes out of it, once, with its history."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foedus.errors import DecisionError, EvidenceError, QueryError
from foedus.knowledge import Added
from foedus.model import Decision, Field, Span, Text, When, Words
from foedus.store import SqliteStore, Store, open_store
from foedus.store.postgres import PostgresStore
from foedus.text import normalise

TABLES = {
    SqliteStore: (
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    ),
    PostgresStore: (
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        " AND relname <> 'record'"
    ),
}


def rows(store):
    """The number of rows of each table, less those in which SQLite keeps how it finds words."""
    tables = store.connection.execute(TABLES[type(store)]).fetchall()
    return {name: store.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}


def decision(claim, verdict, field=None, value=None):
    return Decision(claim.id, verdict, datetime(2024, 7, 1, tzinfo=UTC), "Ada", field=field, value=value, note="why")


def test_what_is_opened_is_a_store(store):
    kept: Store = store
    assert kept.status().documents == 0


def test_claims_come_back_as_they_went_in(filled, made):
    attendance, statement = (entry.claim for entry in filled.entries())
    assert attendance == made.attendance()
    assert (statement.id, statement.get("content")) == (made.statement().id, made.statement().get("content"))


def test_a_claim_is_as_sure_as_it_was_read(store, made):
    claim = replace(made.attendance(), fields=(Field("status", "declined", 0.75),), confidence=0.5)
    store.add_reading(made.document(), made.text, made.run(), [claim])
    (entry,) = store.entries()
    sure = {said.field: said.sightings[0].confidence for said in store.history(claim.id).statements}
    common = dict.fromkeys(("quote", "polarity", "modality", "by", "date"), 0.5)
    assert (sure, entry.confidence) == (common | {"status": 0.75}, 0.5)


def test_another_program_sees_it_at_once(filled, place):
    with open_store(place, read_only=True) as other:
        assert len(list(other.entries())) == 2


def test_what_others_write_while_a_record_is_read_is_not_seen(filled, made, place, monkeypatch):
    monkeypatch.setattr("foedus.store.loading.STRETCH", 1)
    told = filled.histories()
    found = [next(told)]
    with open_store(place) as other:
        other.add_reading(made.document(), made.text, made.run("2", 2), [made.attendance(), made.statement()])
        other.add_reading(made.document("b.txt"), Text("It left."), made.run("2", 2), [])
    found += told
    assert [history.claim_id for history in found] == [made.attendance().id, made.statement().id]
    assert {seen.run for one in found for said in one.statements for seen in said.sightings} == {made.run()}
    assert len(next(filled.histories()).statements[0].sightings) == 2


@pytest.mark.parametrize(("kind", "count"), [(None, 2), ("attendance", 1), ("demand", 0)])
def test_claims_of_a_kind(filled, kind, count):
    assert len(list(filled.entries(kind=kind))) == count


def test_reading_the_same_again_changes_nothing(filled, made):
    before = rows(filled)
    filled.add_reading(made.document(), made.text, made.run(day=9), [made.attendance(), made.statement()])
    filled.add_document(made.document(), made.text)
    assert rows(filled) == before


def test_a_newer_reader_adds_to_the_history(filled, made):
    before = rows(filled)
    filled.add_reading(made.document(), made.text, made.run("2", 2), [made.attendance(status="boycotted")])
    after = rows(filled)
    grown = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert grown == {"run": 1, "reading": 1, "sighting": 1}
    assert len(next(filled.histories()).statements) == 9
    history = filled.history(made.attendance().id)
    seen = {said.value: [s.run.readers[1][1] for s in said.sightings] for said in history.statements}
    assert (seen["declined"], seen["boycotted"], seen["NALDO"]) == (["1"], ["2"], ["1", "2"])
    attendance, statement = filled.entries()
    assert attendance.claim.get("status") == "boycotted"
    assert (attendance.current, statement.current) == (True, False)


def test_the_newest_reading_wins_even_if_an_older_reader_made_it(filled, made):
    for version, status in [("2", "boycotted"), ("1", "declined")]:
        filled.add_reading(made.document(), made.text, made.run(version, 3), [made.attendance(status=status)])
    assert next(filled.entries()).claim.get("status") == "declined"


def test_of_claims_with_one_id_the_first_counts(store, made):
    store.add_reading(
        made.document(),
        made.text,
        made.run(),
        [made.attendance(), made.attendance(status="boycotted"), made.statement()],
    )
    assert [entry.claim.get("status") for entry in store.entries()] == ["declined", None]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quote": Words(Span(0, 7), "Borenia")}, "do not stand at 0..7"),
        ({"anchor": Words(Span(900, 904), "told")}, "do not stand at 900..904"),
        ({"quote": Words(Span(3, 3), "")}, "no words at 3..3"),
        ({"text_id": "txt-other"}, "is about another text"),
        ({"fields": (Field("act", "say", 1.5),)}, "a confidence of 1.5, not 0 to 1"),
    ],
)
def test_what_does_not_fit_the_text_leaves_nothing_half(store, made, change, message):
    wrong, before = replace(made.statement(), **change), rows(store)
    with pytest.raises(EvidenceError, match=message):
        store.add_reading(made.document(), made.text, made.run(), [made.attendance(), wrong])
    assert rows(store) == before
    assert not any(number for name, number in before.items() if name != "tally")


def test_every_value_has_its_evidence(filled):
    history, *_ = filled.histories()
    quoted = [(said.field, words.text) for said in history.statements for words in said.evidence]
    assert sorted(quoted) == [
        ("by", "Lia Mor"),
        ("date", "Monday"),
        ("participant", "Arvenia"),
        ("quote", "will not attend the Naldo summit"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ({"title": "No show"}, {}, {"title": "No show"}),
        ({}, {"published": date(2024, 5, 3)}, {"published": date(2024, 5, 3)}),
        ({"source": "Herald", "url": "x"}, {"source": "The Herald"}, {"source": "The Herald", "url": "x"}),
    ],
)
def test_what_is_known_of_a_document_grows(store, made, first, second, known):
    for said in (first, second):
        store.add_document(made.document(**said), made.text)
    assert store.documents() == (made.document(**known),)


def test_one_text_in_two_documents_is_one_text(filled, made):
    filled.add_document(made.document("b.txt", published=date(2024, 5, 2)), made.text)
    filled.add_document(made.document("c.txt", published=date(2024, 5, 1)), made.text)
    assert [paper.key for paper in filled.documents()] == ["a.txt", "b.txt", "c.txt"]
    assert [paper.key for paper in next(filled.entries()).documents] == ["c.txt", "b.txt", "a.txt"]
    assert filled.status().texts == 1


def test_dates_count_from_the_first_publication(store, made):
    assert store.published(made.text.id) is None
    store.add_reading(made.document("b", published=date(2024, 5, 2)), made.text, made.run(), [made.attendance()])
    assert store.published(made.text.id) == date(2024, 5, 2)
    assert store.published(made.text.id, made.document("a", published=date(2024, 5, 1))) == date(2024, 5, 1)
    assert store.published(made.text.id, made.document("b", published=date(2024, 5, 9))) == date(2024, 5, 9)


@pytest.mark.parametrize(
    ("version", "published", "known"), [("1", None, True), ("2", None, False), ("1", date(2024, 5, 1), False)]
)
def test_has_reading(filled, made, version, published, known):
    assert filled.has_reading(made.text.id, made.run(version).reader_set, published) is known


def test_a_decision_holds_through_a_newer_reading(filled, made):
    claim = made.attendance()
    filled.add_decision(decision(claim, "set", "status", "absent"))
    filled.add_reading(made.document(), made.text, made.run("2", 2), [made.attendance(status="boycotted")])
    entry = next(filled.entries())
    assert entry.claim.get("status") == "absent"
    assert entry.decided == {"status"}
    assert entry.decisions[0].note == "why"


def test_a_decision_keeps_what_was_seen_and_takes_a_short_id(filled, made):
    short = replace(decision(made.attendance(), "accept", "status"), claim_id=made.attendance().id[:12])
    kept = filled.add_decision(short)
    assert (kept.claim_id, kept.seen) == (made.attendance().id, '"declined"')
    assert filled.history(kept.claim_id).decisions == (kept,)


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", When("2024-05")), ("by", ()), ("organisation", None), ("quote", Words(Span(0, 7), "Arvenia"))],
)
def test_set_values_come_back(filled, made, field, value):
    filled.add_decision(decision(made.attendance(), "set", field, value))
    claim = filled.history(made.attendance().id).decisions[0]
    assert (claim.field, claim.value) == (field, value)


@pytest.mark.parametrize(
    ("claim_id", "field", "value", "error"),
    [
        ("clm-none", "status", "absent", DecisionError),
        (None, "status", "sulked", DecisionError),
        (None, "quote", Words(Span(0, 7), "Borenia"), EvidenceError),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(filled, made, claim_id, field, value, error):
    claim = made.attendance()
    with pytest.raises(error):
        filled.add_decision(replace(decision(claim, "set", field, value), claim_id=claim_id or claim.id))
    assert filled.status().decisions == 0


@pytest.mark.parametrize(("beginning", "message"), [("clm-zz", "has no claim"), ("clm-", "several claims")])
def test_a_claim_that_cannot_be_told(filled, beginning, message):
    with pytest.raises(QueryError, match=message):
        filled.history(beginning)


def test_texts_come_back(filled, made):
    assert filled.text(made.text.id) == made.text
    with pytest.raises(QueryError):
        filled.text("txt-none")


def test_status(filled, made):
    filled.add_skipped("b.bin", "not a text")
    filled.add_skipped("b.bin", "not a text")
    status = filled.status()
    assert (status.documents, status.texts, status.runs, status.decisions) == (1, 1, 1, 0)
    assert status.claims == (("attendance", 1), ("statement", 1))
    assert [(skipped.key, skipped.reason) for skipped in status.skipped] == [("b.bin", "not a text")]


def test_documents_that_nothing_has_read_are_counted_by_language(store, made):
    unread = [replace(made.document(f"{number}.txt"), language=code) for number, code in enumerate(("fr", "hy", "fr"))]
    for number, document in enumerate(unread):
        store.add_document(document, normalise(f"Texte {number}"))
    assert store.status().unread == (("fr", 2), ("hy", 1))
    store.add_document(replace(unread[1], language="fr"), normalise("Texte 1"))  # told better later
    assert store.status().unread == (("fr", 3),)
    store.add_reading(unread[0], normalise("Texte 0"), made.run(), [])
    assert dict(store.status().unread) == {"fr": 2}


def test_what_was_read_later_is_no_longer_skipped(store, made):
    store.add_skipped("a.txt", "not a text")
    run = replace(made.run(), started=datetime.now(UTC))
    store.add_reading(made.document("a.txt"), made.text, run, [])
    assert store.status().skipped == ()


def test_two_claims_may_share_anchor_words_of_two_kinds_or_parts(store, made):
    first = made.attendance()
    claims = [first, replace(first, part=1), replace(first, kind="posture", fields=(Field("conduct", "other"),))]
    store.add_reading(made.document(), made.text, made.run(), claims)
    assert [entry.claim.id for entry in store.entries()] == [claim.id for claim in claims]


def test_a_claim_in_an_empty_reading_of_another_text(filled, made):
    other = normalise("Nothing happened.")
    filled.add_reading(made.document("b.txt"), other, made.run("2", 2), [])
    assert all(entry.current for entry in filled.entries())


def test_of_a_users_files_the_latest_of_a_name_holds_until_it_is_taken_out(store):
    store.add_knowledge("people.txt", "one")
    store.add_knowledge("states.txt", "two")
    store.add_knowledge("people.txt", "three")
    assert store.knowledge() == (Added("people.txt", "three"), Added("states.txt", "two"))
    store.add_knowledge("people.txt", None)
    assert store.knowledge() == (Added("states.txt", "two"),)


def test_a_decision_made_elsewhere_is_taken_once(filled, made, places):
    claim = made.attendance()
    seen = filled.add_decision(decision(claim, "accept", "status"))
    with places() as place, open_store(place) as other:
        other.add_reading(made.document(), made.text, made.run(), [made.attendance(status="boycotted")])
        for _ in range(2):
            assert other.add_decision(seen).id == seen.id
        assert other.decisions() == filled.decisions() == (seen,)
        assert next(other.entries()).claim.get("status") == "declined"


def test_what_was_seen_must_stand_in_the_text(filled, made):
    stranger = replace(decision(made.attendance(), "accept", "quote"), seen='{"words":"Borenia","span":[0,7]}')
    with pytest.raises(EvidenceError):
        filled.add_decision(stranger)
    assert filled.decisions() == ()


def test_decisions_go_by_time_in_whatever_order_they_come(filled, made):
    earlier, later = (
        replace(decision(made.attendance(), "set", "status", value), decided=datetime(2024, 7, day, tzinfo=UTC))
        for day, value in ((1, "absent"), (2, "boycotted"))
    )
    for said in (later, earlier):
        filled.add_decision(said)
    assert next(filled.entries()).claim.get("status") == "boycotted"
    filled.add_decision(replace(earlier, adjudicates=True))
    assert next(filled.entries()).claim.get("status") == "absent"
