"""Copies and versions through the one door: documents that are one, and what an edit changed in the claims."""

import json
from datetime import UTC, date, datetime

import pytest

import foedus
from foedus.api import Edit
from foedus.model import Actor, Claim, Document, Field, Run, Text
from foedus.text import words

RUN = Run((("cues", "1"),), datetime(2031, 3, 6, tzinfo=UTC))
FIRST = (
    "Ruritania will attend the summit of the League in May. The premier said that his country had no plan to leave, "
    "and that a letter to the League was on its way."
)
SECOND = FIRST.replace("will attend", "will not attend").replace(", and that a letter to the League was on its way", "")
ADDRESS = "https://courier.example/ruritania"


def claim(text, kind, quote, anchor, **fields):
    content = text.content

    def found(piece):
        return words(content, content.index(piece), content.index(piece) + len(piece))

    who = Actor("Ruritania", "XRU", span=found("Ruritania").span)
    first = "participant" if kind == "attendance" else "speaker"
    given = (Field(first, who), *(Field(name, value) for name, value in fields.items()))
    return Claim(text.id, kind, found(anchor), found(quote), given)


@pytest.fixture
def edited(record):
    """The record with two versions of one page in it: one claim differs, one is gone, one is new."""
    first, second = Text(FIRST), Text(SECOND)
    store = record.store
    page = {"url": ADDRESS, "source": "The Courier"}
    store.add_reading(
        Document("one", "bytes", published=date(2031, 3, 6), **page),
        first,
        RUN,
        [
            claim(first, "attendance", "Ruritania will attend the summit", "attend", status="will_attend"),
            claim(first, "statement", "a letter to the League was on its way", "letter", act="say"),
        ],
    )
    store.add_reading(
        Document("two", "bytes", published=date(2031, 3, 7), **page),
        second,
        RUN,
        [
            claim(second, "attendance", "Ruritania will not attend the summit", "attend", status="declined"),
            claim(second, "posture", "no plan to leave", "plan", conduct="stays"),
        ],
    )
    return record


def test_an_edit_is_shown_as_a_difference_of_claims(edited):
    (edit,) = edited.versions()
    assert (edit.page, str(edit.published)) == (ADDRESS, "2031-03-07")
    assert [quote.words for quote in edit.gone] == ["a letter to the League was on its way"]
    assert [quote.words for quote in edit.new] == ["no plan to leave"]
    (change,) = edit.changed
    assert (change.before.words, change.after.words) == (
        "Ruritania will attend the summit",
        "Ruritania will not attend the summit",
    )
    assert ("status", "will_attend", "declined") in change.fields
    data = json.loads(json.dumps(edited.versions().to_json()))
    assert data[0]["changed"][0]["fields"]["status"] == {"before": "will_attend", "after": "declined"}


def test_an_edit_that_claims_the_same_is_shown_on_request(record):
    for at, content in enumerate((FIRST, FIRST + " It rained.")):
        record.store.add_document(Document("page", f"bytes {at}"), Text(content))
    assert record.versions() == foedus.Table((), Edit)
    assert [edit.is_of_claims for edit in record.versions(every=True)] == [False]


def test_copies_are_one_row(edited):
    for outlet, day in (("The Star", 9), ("The Herald", 8)):
        copy = Document(outlet, "bytes", source=outlet, published=date(2031, 3, day), title="A copy")
        edited.store.add_document(copy, Text(SECOND))
    (row,) = edited.copies()
    assert (row.number, row.outlets, str(row.published)) == (3, ("The Courier", "The Herald", "The Star"), "2031-03-07")
    assert [entry.copy for entry in edited.store.entries(text_id=Text(SECOND).id)] == [row.id] * 2
    assert json.loads(json.dumps(edited.copies().to_json()))[0]["id"] == row.id


def test_a_record_without_any(record):
    assert (len(record.copies()), len(record.versions())) == (0, 0)
    assert repr(record.copies()) == "no rows"
