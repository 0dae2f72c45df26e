"""Obligations, responsibility and contradictions: what one says and another disputes."""

import pytest

from factories import entry
from foedus.ledgers import contradictions, obligations, responsibility


def duty(status, by, content="its duty to help Armenia", **given):
    return entry("obligation", f"{by}: {content} {status}", debtor="CSTO/CSTO", creditor="Armenia/ARM", content=content,
                 status=status, by=by, **given)  # fmt: skip


def blame(stance, by, blamed="Armenia/ARM", matter="the failed drills", **given):
    quote = f"{by}: {matter} {stance}"
    return entry("responsibility", quote, blamed=blamed, matter=matter, stance=stance, by=by, **given)


@pytest.mark.parametrize(
    ("told", "status", "said_by", "disputed_by"),
    [
        ([duty("unmet", "A/ARM")], "unmet", ("A (ARM)",), ()),
        ([duty("unmet", "A/ARM"), duty("unmet", "B/ARM")], "unmet", ("A (ARM)", "B (ARM)"), ()),
        ([duty("unmet", "A/ARM"), duty("met", "C/RUS", published="2031-03-11")], "unmet", ("A (ARM)",), ("C (RUS)",)),
        (
            [duty("unmet", "A/ARM"), duty("unmet", "C/RUS", published="2031-03-11", polarity="denied")],
            "unmet", ("A (ARM)",), ("C (RUS)",),
        ),
        ([duty("unmet", "A/ARM"), duty("met", "A/ARM", published="2031-03-11")], "met", ("A (ARM)",), ()),
        ([duty("unmet", "A/ARM"), duty("owed", "C/RUS")], "unmet", ("A (ARM)",), ()),
        ([duty("disputed", "")], "disputed", ("The Courier",), ()),
        (
            [duty("unmet", "A/ARM"), duty("met", "C/RUS", content="its commitments", published="2031-03-11")],
            "unmet", ("A (ARM)",), ("C (RUS)",),
        ),
    ],
)  # fmt: skip
def test_obligations(ask, told, status, said_by, disputed_by):
    (row,) = ask(obligations, told)
    assert (row.status, set(row.said_by), row.disputed_by) == (status, set(said_by), disputed_by)
    assert row.disputed == (bool(disputed_by) or status == "disputed")
    assert (str(row.debtor), str(row.creditor)) == ("CSTO", "Armenia (ARM)")


def test_different_duties_are_different_rows(ask):
    assert len(ask(obligations, [duty("unmet", "A/ARM"), duty("unmet", "A/ARM", content="annual fees")])) == 2


def test_who_blames_whom_and_what_the_blamed_reply(ask):
    told = [
        blame("blames", "the envoy/RUS"),
        blame("denies", "the premier/ARM", matter="failed drills", published="2031-03-11"),
        blame("blames", "the envoy/RUS", blamed="Turkey/TUR", matter="the border"),
        blame("blames", "the opposition/ARM", matter="failed drills", published="2031-03-12"),
    ]
    rows = ask(responsibility, told)
    found = {(row.blamer, row.stance, str(row.blamed)): row for row in rows}
    assert set(found) == {
        ("the envoy (RUS)", "blames", "Armenia (ARM)"),
        ("the premier (ARM)", "denies", "Armenia (ARM)"),
        ("the envoy (RUS)", "blames", "Turkey (TUR)"),
        ("the opposition (ARM)", "blames", "Armenia (ARM)"),
    }
    replies = found["the envoy (RUS)", "blames", "Armenia (ARM)"].replies
    assert [(quote.speaker, quote.says) for quote in replies] == [("the premier (ARM)", "denies")]
    assert found["the premier (ARM)", "denies", "Armenia (ARM)"].replies == ()


def member(status, source, published="2031-03-10", step=None, **given):
    return entry("standing", f"{status} {step} {source}", member="Narnia/XNA", organisation="Old League", status=status,
                 step=step, source=source, published=published, **given)  # fmt: skip


def came(status, source, **given):
    fields = {"participant": "Armenia/ARM", "organisation": "CSTO", "status": status, "on": "2031-03-09"}
    return entry("attendance", f"{status} {source}", source=source, **fields | given)


def met(source, quote="the summit", **given):
    fields = {"organisation": "CSTO", "format": "summit", "on": "2031-03-09"}
    return entry("meeting", quote, source=source, **fields | given)


def froze(source, **given):
    fields = {"actor": "Armenia/ARM", "organisation": "CSTO", "conduct": "freezes_participation"}
    return entry("posture", f"froze {source}", source=source, **fields | given)


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ([member("member", "A"), member("withdrawn", "B")], {"member", "withdrawn"}),
        ([member("member", "A"), member("withdrawn", "B", "2031-05-10", step="withdrew")], None),
        ([member("withdrawn", "A", step="withdrew"), member("withdrawn", "B", step="withdrew", polarity="denied")],
         {"withdrew", "not withdrew"}),
        ([member("member", "A"), member("withdrawn", "A")], None),
        ([came("attended", "A"), came("absent", "B")], {"attended", "absent"}),
        ([came("declined", "A", modality="planned"), came("attended", "B")], None),
        ([came("declined", "A", modality="planned"), came("will_attend", "B", modality="planned")],
         {"declined", "expected"}),
        ([came("attended", "A"), came("absent", "B", on="2031-02-09")], None),
        ([came("attended", "A"), came("absent", "B", on=None)], {"attended", "absent"}),
        ([met("A"), met("B", polarity="denied")], {"so", "not so"}),
        ([met("A", modality="planned"), met("B", polarity="denied", modality="planned")], {"so", "not so"}),
        ([met("A", "were to meet", modality="planned"), met("A", polarity="denied", modality="planned", by="A/ARM"),
          met("B", polarity="denied", modality="planned", by="B/RUS")], None),
        ([met("A"), met("B", "B stayed away", polarity="denied"), entry("attendance", "B stayed away", source="B",
          participant="B/BLR", organisation="CSTO", status="absent", on="2031-03-09")], None),
        ([froze("A", on="2031-03"), froze("B", on="2031-03-02", polarity="denied")], {"so", "not so"}),
        ([froze("A"), froze("B", modality="possible", polarity="denied")], None),
        ([duty("unmet", "A/ARM"), duty("met", "C/RUS")], {"unmet", "met"}),
        ([duty("unmet", "A/ARM"), duty("met", "C/RUS", published="2031-08-10")], None),
        ([blame("blames", "A/RUS"), blame("denies", "C/ARM")], {"blames", "denies"}),
        ([blame("blames", "A/RUS"), blame("deflects", "C/ARM")], None),
    ],
)  # fmt: skip
def test_contradictions(ask, told, sides):
    rows = ask(contradictions, told)
    assert [{side.says for side in row.sides} for row in rows] == ([sides] if sides else [])


def test_a_contradiction_shows_every_word_of_both_sides(ask):
    told = [came("attended", "A"), came("attended", "C"), came("absent", "B")]
    (row,) = ask(contradictions, told)
    assert (row.kind, row.subject, row.date) == ("attendance", "Armenia (ARM) at CSTO", "2031-03-09")
    assert set(row.claims) == {each.claim.id for each in told}
    assert ask(contradictions, told, about="Russia") == ()
    assert len(ask(contradictions, told, about="Armenia", org="CSTO")) == 1


def test_a_contradiction_is_named_by_whoever_has_a_name(ask):
    told = [
        entry("attendance", "he stayed away", participant="he/ARM", organisation="CSTO", status="absent", by="A/ARM"),
        entry("attendance", "it came", participant="Armenia/ARM", organisation="CSTO", status="attended", by="B/RUS"),
    ]
    (row,) = ask(contradictions, told)
    assert row.subject == "Armenia (ARM) at CSTO"
