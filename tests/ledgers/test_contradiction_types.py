"""Contradictions between numbers, between a speaker's own words, and between word and conduct."""

import pytest

from factories import entry
from foedus.ledgers import contradictions
from foedus.ledgers.numbers import counts


def signed(words, source, **given):
    fields = {"actors": ["Armenia/ARM", "Russia/RUS"], "recipients": [], "event": "AGREE", "on": "2031-03-09"}
    return entry("event", words, source=source, **fields | given)


def leaves(by, published, **given):
    fields = {"member": "Armenia/ARM", "organisation": "CSTO", "status": "withdrawn", "step": "withdrew"}
    quote = f"{by} {published} {given.get('polarity')}"
    return entry("standing", quote, by=by, published=published, modality="planned", **fields | given)


def answered(by, answer, published):
    return entry("demand", f"{by} {answer} {published}", demander="Russia/RUS", addressee="Armenia/ARM", by=by,
                 content="withdraw its troops", answer=answer, published=published)  # fmt: skip


def skips(day, source="Wire"):
    return entry("attendance", f"{source}: stays away on {day}", participant="Armenia/ARM", organisation="CSTO",
                 status="absent", on=day, published=day, source=source)  # fmt: skip


def pledges(conduct="reaffirms", published="2031-03-10"):
    return entry("posture", f"remains committed {published}", actor="Armenia/ARM", organisation="CSTO", conduct=conduct,
                 published=published, by="Ana Sar/ARM")  # fmt: skip


ABSENCES = [skips("2031-01-10"), skips("2031-02-10"), skips("2031-04-10")]


@pytest.mark.parametrize(
    ("told", "type_", "sides"),
    [
        ([signed("they signed 15 documents", "A"), signed("16 documents were signed", "B")],
         "numbers", {"15 documents", "16 documents"}),
        ([signed("they signed fifteen documents", "A"), signed("16 documents were signed", "B")],
         "numbers", {"15 documents", "16 documents"}),
        ([signed("they signed 15 documents", "A"), signed("fifteen documents were signed", "B")], None, None),
        ([signed("they signed about 15 documents", "A"), signed("16 documents were signed", "B")], None, None),
        ([signed("they signed 15 documents", "A"), signed("16 treaties were signed", "B")], None, None),
        ([signed("they signed 15 documents", "A"), signed("16 documents were signed", "B", on="2031-05")], None, None),
        ([leaves("A/ARM", "2031-01-10"), leaves("A/ARM", "2031-06-10", polarity="denied")],
         "own words", {"withdrew", "not withdrew"}),
        ([leaves("A/ARM", "2031-01-10"), leaves("A/ARM", "2031-01-10", polarity="denied")], None, None),
        ([answered("A/RUS", "met", "2031-03-10"), answered("A/RUS", "said_unanswered", "2031-03-20")],
         "own words", {"met", "said_unanswered"}),
        ([answered("A/RUS", "said_unanswered", "2031-03-10"), answered("A/RUS", "met", "2031-03-20")], None, None),
        ([pledges(), *ABSENCES], "word and conduct", {"says: remains committed 2031-03-10", "stayed away"}),
        ([pledges(), *ABSENCES[:2], skips("2031-02-10", "Courier")], None, None),
        ([pledges(published="2033-03-10"), *ABSENCES], None, None),
        ([pledges("freezes_participation"), *ABSENCES], None, None),
    ],
)  # fmt: skip
def test_types(ask, told, type_, sides):
    rows = ask(contradictions, told)
    assert [(row.type, {side.says for side in row.sides}) for row in rows] == ([(type_, sides)] if type_ else [])


@pytest.mark.parametrize(
    ("told", "score", "sure"),
    [
        ([signed("they signed 15 documents", "A"), signed("16 documents were signed", "B")], 0.25, [0.5, 0.5]),
        ([signed("they signed 15 documents", "A"), signed("16 documents were signed", "B", confidence=0.5)],
         0.12, [0.5, 0.25]),
        ([signed("they signed 15 documents", "A"),
          signed("16 documents were signed", "B", confidence=0.5, decided=("*",))], 0.25, [0.5, 0.5]),
        ([signed("they signed 15 documents", "A"), signed("all signed 15 documents", "C"),
          signed("16 documents were signed", "B")], 0.38, [0.75, 0.5]),
        ([signed("they signed 15 documents", "A"), signed("all signed 15 documents", "A", published="2031-03-11"),
          signed("16 documents were signed", "B")], 0.25, [0.5, 0.5]),
        ([pledges(), pledges(published="2031-03-11"), *ABSENCES], 0.25, [0.5, 0.5, 0.5]),
    ],
)  # fmt: skip
def test_scores(ask, told, score, sure):
    (row,) = ask(contradictions, told)
    assert (row.score, [side.sure for side in row.sides]) == (score, sure)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They signed 15 documents.", {"documents": 15}),
        ("They signed twelve joint documents", {"documents": 12}),
        ("1,200 soldiers left on 12 May 2031", {"soldiers": 1200}),
        ("at least 40 people died", {}),
        ("in 2031 ministers met", {}),
        ("pay by May 30 to reopen the bridge", {}),
        ("two hundred lorries", {}),
        ("Twenty-one agreements were initialled", {"documents": 21}),
    ],
)
def test_counts(words, found):
    assert counts(words) == found
