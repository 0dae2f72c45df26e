"""Copies are found as texts come, in whatever order; versions of a page are told, and what they replace."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ids import content_id
from foedus.model import Document, Text
from foedus.store import open_store
from foedus.store.postgres_schema import IDLE

WIRE = (
    "The government of Ruritania said on Tuesday that it would not send its foreign minister to the council of the "
    "Zenda Pact in Strelsau next month. A spokeswoman told reporters that the pact had left a letter of the president "
    "without a reply since the spring. She added that the country remained a member and would pay what it owed for the "
    "year. The secretary of the pact regretted the step and called on all members to keep to the treaty."
)
OWN = "Our desk adds that the quarrel began with a border post. "
OTHER = (
    "Borduria opened three crossings on its eastern border to trucks after talks that went on through the night. "
    "The minister of trade said that the first convoys would pass before the weekend, and thanked the neighbours."
)
TEXTS = (
    WIRE,
    WIRE[: WIRE.index("The secretary")],
    WIRE[WIRE.index("A spokeswoman") :] + " Nobody in Arstotzka would comment on it before the weekend.",
    OWN + WIRE,
    OTHER,
    OTHER.upper(),
    "Talks begin.",
    "talks begin",
    "Talks end.",
)
CLUSTERS = {frozenset(TEXTS[:4]), frozenset(TEXTS[4:6]), frozenset(TEXTS[6:8])}


def add(store, content, key=None, **said):
    key = key or content_id("key", content)
    store.add_document(Document(key, f"digest of {content}", **said), Text(content))


def clusters(store):
    found = {}
    for first, content in store.connection.execute("SELECT first, content FROM copy JOIN text ON nr = text"):
        found.setdefault(first, set()).add(content)
    return {frozenset(texts) for texts in found.values()}


def made(store, table):
    return store.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(TEXTS))
def test_copies_do_not_depend_on_the_order_of_reading(places, order):
    with places() as place, open_store(place) as store:
        for content in order:
            add(store, content)
        assert clusters(store) == CLUSTERS


def test_what_joins_two_sets_makes_them_one(store):
    first, second = TEXTS[1], TEXTS[2]
    for content in (first, second):
        add(store, content)
    assert clusters(store) == set()
    add(store, WIRE)
    assert clusters(store) == {frozenset({first, second, WIRE})}
    assert {first for _, first in made(store, "copy")} == {1}


def test_an_older_record_is_completed_when_it_is_opened(store, place, monkeypatch):
    monkeypatch.setattr("foedus.store.copies.AT_ONCE", 2)
    for at, content in enumerate(TEXTS):
        add(store, content, key="page" if at in (0, 3) else None)
    tables = ("address", "band", "copy", "signature", "version")
    before = {table: made(store, table) for table in tables}
    assert all(before.values())
    for table in tables:
        store.connection.execute(f"DELETE FROM {table}")
    store.close()
    IDLE.clear()  # who opened it before has completed it
    with open_store(place) as again:
        assert {table: made(again, table) for table in tables} == before


def test_a_record_that_another_program_writes_is_completed_another_time(store, place, monkeypatch):
    monkeypatch.setattr("foedus.store.schema.BUSY_SECONDS", 0.01)
    add(store, WIRE)
    with open_store(place) as other:
        for table in ("signature", "band", "address"):
            store.connection.execute(f"DELETE FROM {table}")
        other.connection.begin()
        with open_store(place) as late:
            assert made(late, "signature") == made(late, "address") == []
            other.connection.rollback()
            add(late, OTHER)
            assert [row[0] for row in made(late, "signature")] == [1, 2]


def test_copies_are_given_with_their_documents_once(store):
    add(store, OTHER, "a", source="The Herald", published=date(2031, 3, 2))
    add(store, OTHER, "b", source="The Post", published=date(2031, 3, 1))
    add(store, OTHER.upper(), "c")
    add(store, OTHER.upper(), "c", title="Crossings open")
    add(store, "Talks begin.", "d")
    ((first, documents),) = store.copies()
    assert first == Text(OTHER).id
    assert [(found.key, found.title) for found in documents] == [("b", None), ("a", None), ("c", "Crossings open")]


def test_the_versions_of_a_page_are_not_its_copies(store):
    add(store, WIRE, "a", url="https://www.post.example/wire", source="The Post")
    add(store, WIRE + " It said so.", "b", url="http://post.example/wire?utm_source=x", source="The Post")
    assert store.copies() == ()
    ((before, after),) = store.versions()
    assert (before.document.key, after.document.key) == ("a", "b")


def test_another_text_under_one_name_is_no_version(store):
    for content in (WIRE, OTHER):
        add(store, content, "1")
    assert store.versions() == ()


def test_pages_joined_by_their_addresses_are_one(store):
    address = "https://post.example/wire"
    edits = [WIRE.replace("Tuesday", day) for day in ("Monday", "Friday", "Sunday")]
    add(store, edits[0], "a")
    add(store, edits[1], "b", url=address)
    assert store.versions() == ()
    add(store, edits[2], "a", url=address)
    (chain,) = store.versions()
    assert [version.text_id for version in chain] == [Text(edit).id for edit in edits]


def test_what_every_document_has_replaced_is_marked(filled, made):
    def entry():
        return next(filled.entries())

    assert (entry().copy, entry().replaced) == (made.text.id, False)
    filled.add_document(made.document("b.txt"), made.text)
    edited = Text(made.text.content.replace("Monday", "Friday"))
    filled.add_document(Document("a.txt", "other bytes", published=date(2024, 5, 9)), edited)
    assert not entry().replaced
    filled.add_document(Document("b.txt", "more bytes", published=date(2024, 5, 8)), edited)
    assert (entry().replaced, entry().replaced_on) == (True, date(2024, 5, 9))
    assert filled.history(entry().claim.id).replaced
    assert [found.claim.id for found in filled.entries(text_id=made.text.id)] == [e.claim.id for e in filled.entries()]
    assert list(filled.entries(text_id=edited.id)) == []
