"""Settling: the newest reading's values, with people's decisions in place of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foedus.model import Actor, Claim, Decision, Document, Run, Span, When, Words
from foedus.record import History, Sighting, Statement, settle, witness

ANCHOR = Words(Span(9, 15), "attend")
QUOTE = Words(Span(0, 27), "will not attend the summit")
FIRST = {"quote": QUOTE, "polarity": "affirmed", "modality": "planned", "status": "declined", "organisation": "NRC"}


def history(*readings, decisions=(), **parts):
    """A history from what each reading saw, oldest first; None for a reading that did not see the claim."""
    found = {}
    for number, reading in enumerate(readings, 1):
        run = Run((("claims", str(number)),), datetime(2024, 1, number, tzinfo=UTC))
        for field, value in (reading or {}).items():
            found.setdefault((field, value), []).append(Sighting(number, run, 0.5 + number / 10))
    statements = tuple(Statement(field, value, tuple(seen)) for (field, value), seen in found.items())
    defaults = History("txt-1", "attendance", ANCHOR, 0, statements, (), tuple(decisions), len(readings))
    return replace(defaults, **parts)


def said(verdict, field=None, value=None, *, seen_after=(FIRST,), before=()):
    """A decision by somebody who was looking at what those readings gave."""
    decision = Decision("clm-1", verdict, datetime(2024, 2, 1, tzinfo=UTC), "Ada", field=field, value=value)
    return witness(decision, settle(history(*seen_after, decisions=before)))


BOYCOTTED = FIRST | {"status": "boycotted"}
WITHOUT = {name: value for name, value in FIRST.items() if name != "organisation"}


@pytest.mark.parametrize(
    ("readings", "field", "value"),
    [
        ([FIRST], "status", "declined"),
        ([FIRST, BOYCOTTED], "status", "boycotted"),
        ([FIRST, BOYCOTTED, FIRST], "status", "declined"),
        ([FIRST, WITHOUT], "organisation", None),
        ([FIRST, None], "status", "declined"),
        ([FIRST], "participant", None),
    ],
)
def test_the_newest_reading_that_saw_the_claim_wins(readings, field, value):
    assert settle(history(*readings)).claim.get(field) == value


@pytest.mark.parametrize(("readings", "current"), [([FIRST], True), ([FIRST, None], False), ([None, FIRST], True)])
def test_a_claim_unseen_by_the_newest_reading_is_not_current(readings, current):
    assert settle(history(*readings)).current is current


def test_a_settled_claim_has_every_field_of_its_kind_in_order():
    claim = settle(history(FIRST, kind="statement")).claim
    names = ["speaker", "addressee", "content", "manner", "act", "about"]
    assert [field.name for field in claim.fields][:6] == names
    assert claim.get("about") == ()
    assert claim.get("speaker") is None


def test_common_fields_come_back():
    speaker, when = Actor("she", "ARV"), When("2024-05")
    claim = settle(history(FIRST | {"by": (speaker,), "date": when})).claim
    assert (claim.quote, claim.modality, claim.by, claim.date) == (QUOTE, "planned", (speaker,), when)


def test_the_id_is_that_of_the_claim():
    found = history(FIRST)
    assert found.claim_id == settle(found).claim.id == Claim("txt-1", "attendance", ANCHOR, QUOTE, ()).id


def test_published_is_the_earliest_date_of_its_documents():
    papers = tuple(Document(key, "0", published=day) for key, day in [("a", None), ("b", date(2024, 5, 2))])
    assert settle(history(FIRST, documents=papers)).published == date(2024, 5, 2)


SET = said("set", "status", "walked_out")
ACCEPT = said("accept", "status")
REJECT = said("reject", "organisation")


@pytest.mark.parametrize(
    ("decisions", "readings", "field", "value"),
    [
        ([SET], [FIRST], "status", "walked_out"),
        ([SET], [FIRST, BOYCOTTED], "status", "walked_out"),
        ([ACCEPT], [FIRST, BOYCOTTED], "status", "declined"),
        ([ACCEPT, SET], [FIRST], "status", "walked_out"),
        ([SET, ACCEPT], [FIRST], "status", "declined"),
        ([REJECT], [FIRST], "organisation", None),
        ([REJECT], [FIRST, FIRST], "organisation", None),
        ([REJECT], [FIRST, FIRST | {"organisation": "SEU"}], "organisation", "SEU"),
        ([REJECT, said("accept", "organisation")], [FIRST], "organisation", "NRC"),
        ([said("accept")], [FIRST, BOYCOTTED], "status", "declined"),
        ([said("accept"), SET], [FIRST], "status", "walked_out"),
        ([said("accept")], [FIRST, FIRST | {"modality": "possible"}], "modality", "planned"),
        ([said("set", "polarity", "denied")], [FIRST, FIRST], "polarity", "denied"),
        ([said("set", "organisation", None)], [FIRST], "organisation", None),
    ],
)
def test_a_person_beats_the_readers_and_the_last_person_wins(decisions, readings, field, value):
    claim = settle(history(*readings, decisions=decisions)).claim
    assert {found.name: found.value for found in (*claim.common(), *claim.fields)}[field] == value


@pytest.mark.parametrize(
    ("decisions", "rejected", "decided"),
    [
        ([], False, set()),
        ([said("reject")], True, {"*"}),
        ([said("reject"), said("accept")], False, {"*"}),
        ([said("reject"), SET], True, {"*", "status"}),
        ([SET, REJECT], False, {"status", "organisation"}),
    ],
)
def test_what_has_been_decided(decisions, rejected, decided):
    entry = settle(history(FIRST, decisions=decisions))
    assert (entry.rejected, entry.decided, entry.decisions) == (rejected, decided, tuple(decisions))


def test_a_rejected_field_that_reads_differently_now_is_open_again():
    entry = settle(history(FIRST, FIRST | {"organisation": "SEU"}, decisions=[REJECT]))
    assert entry.decided == frozenset()


def test_confidence_is_that_of_the_least_sure_field_nobody_settled():
    run = Run((("claims", "1"),), datetime(2024, 1, 1, tzinfo=UTC))
    statements = tuple(
        Statement(field, value, (Sighting(1, run, sure),))
        for field, value, sure in [("quote", QUOTE, 1.0), ("status", "declined", 0.4), ("organisation", "NRC", 0.8)]
    )
    open_, settled = history(statements=statements, last_reading=1), history(statements=statements, decisions=[SET])
    assert (settle(open_).confidence, settle(settled).confidence) == (0.4, 0.8)
    assert settle(replace(open_, decisions=(said("accept"),))).confidence == 1.0
