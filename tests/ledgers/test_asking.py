"""What every ledger makes of a query: whose claims, as of when, and what it refuses."""

import pytest

from factories import document, entry
from foedus.errors import QueryError
from foedus.ledgers import obligations, statements, timeline


def said(quote, speaker="Ada Lund/SWE/person", *, content="", about=(), **given):
    fields = {"speaker": speaker, "content": [content or quote], "manner": "indirect", "act": "say", "about": about}
    return entry("statement", quote, **fields | given)


RECORD = [
    said("one", about=("ARM", "CSTO"), published="2031-03-01", source="Wire", by="a reporter/MED"),
    said("two", "the Kremlin/RUS", published="2031-03-05", content="NATO must go", on="2031-02-01"),
    said("three", "Bo Ek/NOR/person", published="2031-03-09", modality="planned", on="2031-05-01"),
    said("four", published=None),
    said("five", published="2031-03-02", rejected=True),
    said("six", published="2031-03-02", current=False),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"one", "two", "three", "four"}),
        ({"superseded": True}, {"one", "two", "three", "four", "six"}),
        ({"on": "2031-02-01"}, {"two", "four"}),
        ({"on": "2031-03-08"}, {"one", "two", "four"}),
        ({"on": "2031-03-09"}, {"one", "two", "three", "four"}),
        ({"known_by": "2031-03-04"}, {"one"}),
        ({"known_by": "2031-03-04", "on": "2031-02-01"}, set()),
        ({"about": "ARM"}, {"one"}),
        ({"about": "Armenian"}, {"one"}),
        ({"about": "armenia"}, {"one"}),
        ({"about": "Moscow"}, {"two"}),
        ({"about": "Ada Lund"}, {"one", "four"}),
        ({"about": "Lund"}, {"one", "four"}),
        ({"about": "Sweden"}, {"one", "four"}),
        ({"by": "Russia"}, {"two"}),
        ({"by": "bo ek"}, {"three"}),
        ({"by": "wire"}, {"one"}),
        ({"by": "MED"}, {"one"}),
        ({"org": "CSTO"}, {"one"}),
        ({"org": "nato"}, set()),
        ({"org": "CSTO", "about": "Russia"}, set()),
    ],
)
def test_picks(ask, query, found):
    assert {row.quotes[0].words for row in ask(statements, RECORD, **query)} == found


@pytest.mark.parametrize(
    ("least", "found"),
    [
        (0.0, {"doubtful", "likely", "accepted", "settled"}),
        (0.3, {"doubtful", "likely", "accepted", "settled"}),
        (0.5, {"likely", "accepted", "settled"}),
        (1, {"accepted", "settled"}),
    ],
)
def test_what_is_less_sure_is_left_out_unless_somebody_decided(ask, least, found):
    told = [
        said("doubtful", confidence=0.3),
        said("likely", confidence=0.8),
        said("accepted", decided=("*",)),
        said("settled", confidence=0.3, decided=("act",)),
        said("refused", decided=("*",), rejected=True),
    ]
    assert {row.quotes[0].words for row in ask(statements, told, min_confidence=least)} == found


@pytest.mark.parametrize("least", [-0.1, 1.1, 80, float("nan")])
def test_a_confidence_is_a_share(ask, least):
    with pytest.raises(QueryError, match="from 0 to 1"):
        ask(statements, [], min_confidence=least)


def test_an_organisation_is_also_asked_for_by_its_words(ask):
    told = [said("NATO must go", source="A"), said("go natoward", source="B")]
    assert [row.quotes[0].words for row in ask(statements, told, org="NATO")] == ["NATO must go"]


@pytest.mark.parametrize(
    ("written", "near"),
    [("Armennia", "did you mean Armenia"), ("Ada Lunt", "did you mean Ada Lund"), ("zzzzzz", "write a code")],
)
def test_a_name_that_nobody_has(ask, written, near):
    for where in ("about", "by", "org"):
        with pytest.raises(QueryError, match=near) as raised:
            ask(statements, RECORD, **{where: written})
        assert written in raised.value.what


def test_only_documents_published_by_then_are_shown(ask):
    told = said("one", published="2031-03-01", also=(document("Late", "2031-03-20"),))
    (row,) = ask(statements, [told], known_by="2031-03-10")
    assert [str(source) for source in row.quotes[0].sources] == ["The Courier, 2031-03-01"]
    (row,) = ask(statements, [told])
    assert len(row.quotes[0].sources) == 2


def test_a_statement_says_who_whom_and_how(ask):
    told = entry("statement", "told", speaker="A/ARM", addressee="B/BLR", content=["first", "last"], manner="mixed",
                 act="warn", about=("RUS",), by="C/KAZ", on="2031-03", decided=("act",))  # fmt: skip
    (row,) = ask(statements, [told])
    assert (str(row.speaker), str(row.addressee), row.act, row.manner) == ("A (ARM)", "B (BLR)", "warn", "mixed")
    assert (row.content, row.about, row.via[0].name, row.said) == (("first", "last"), ("RUS",), "C", "2031-03")
    assert (row.claims, row.decided) == ((told.claim.id,), ("act",))


def test_rows_print_what_they_say(ask):
    (row,) = ask(obligations, [entry("obligation", "owes", debtor="A/ARM", content="fees", status="owed")])
    assert repr(row) == (
        "Obligation(debtor=A (ARM), content='fees', status='owed', said_by=('The Courier',), claimed='owed', "
        "quotes=“owes”)"
    )


@pytest.mark.parametrize(
    ("told", "what"),
    [
        (said("x", on="2031"), "Ada Lund (SWE) says: x"),
        (entry("meeting", "x", organisation="EU", format="other", on="2031"), "EU meeting"),
        (entry("meeting", "x", format="call", participants=["A/ARM", "B/AZE"], on="2031"), "call: A (ARM), B (AZE)"),
        (entry("attendance", "x", participant="A/ARM", status="will_attend", on="2031"), "A (ARM): will attend"),
        (
            entry("demand", "x", demander="A", content="go", answer="met", on="2031"),
            "A of somebody: go (met)",
        ),
        (entry("obligation", "x", content="fees", status="met", on="2031"), "somebody owes: fees (met)"),
        (
            entry("responsibility", "x", blamed="A/ARM", matter="it", stance="denies", on="2031"),
            "denies: A (ARM), for it",
        ),
        (
            entry("standing", "x", member="A/ARM", organisation="EU", status="candidate", step="applied", on="2031"),
            "A (ARM) in EU: applied",
        ),
        (
            entry("posture", "x", actor="A/ARM", organisation="EU", conduct="withholds_dues", on="2031"),
            "A (ARM) towards EU: withholds dues",
        ),
        (
            entry("event", "x", event="SANCTION", actors=["EU/EU"], recipients=["A/ARM", "B/BLR"], on="2031"),
            "EU SANCTION A (ARM), B (BLR)",
        ),
    ],
)
def test_timeline_says_each_kind_in_a_line(ask, told, what):
    (row,) = ask(timeline, [told])
    assert (row.what, row.date, row.kind) == (what, "2031", told.claim.kind)


def test_timeline_is_in_order_and_says_what_is_said_alike_once(ask):
    event = {"event": "AID", "actors": ["A/ARM"]}
    told = [
        entry("event", "later", on="2031-03", **event),
        entry("event", "first", on="2031-01-02", **event),
        entry("event", "again", on="2031-01-02", source="Wire", **event),
        entry("event", "denied", on="2031-01-02", polarity="denied", **event),
        entry("event", "no date", **event),
    ]
    rows = ask(timeline, told)
    assert [row.date for row in rows] == ["2031-01-02", "2031-01-02", "2031-03"]
    assert sorted(len(row.quotes) for row in rows) == [1, 1, 2]


@pytest.mark.parametrize("option", ["about", "by", "org"])
@pytest.mark.parametrize("blank", ["", " "])
def test_a_question_about_nobody_is_not_one_about_everybody(ask, option, blank):
    with pytest.raises(QueryError, match=option):
        ask(statements, [], **{option: blank})
