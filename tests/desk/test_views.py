"""What pages pick out of what they are given: offices by who holds them, a period's acts, documents without copies."""

import re
from dataclasses import replace

import pytest

from foedus.api import Catalogued, Tenure, Work, open_record
from foedus.desk.offices import offices
from foedus.desk.pages.documents import DocumentsPage
from foedus.desk.question import Question
from foedus.knowledge import Knowledge

WORK = Work("doc-1", "a.txt", "A", None, "Wire", None, "en", None)


def test_offices_are_told_with_the_last_holder_first_and_those_of_several_last():
    told = offices(
        [
            Tenure("ARM/Ann Lee", "minister", "ARM", "2019", None),
            Tenure("ARM/Ada Lund", "prime minister", "ARM", "2008-04", "2014-04-03"),
            Tenure("ARM/Nikol Pashinyan", "prime minister", "ARM", "2018-05-08", None),
            Tenure("ARM/Ann Lee", "president", "ARM", None, "2008"),
        ],
        Knowledge.load(),
    )
    assert [(row.office, row.several, row.party.name) for row in told] == [
        ("president", False, "Armenia"), ("prime minister", False, "Armenia"), ("minister", True, "Armenia"),
    ]  # fmt: skip
    assert [(one.who.name, one.start) for one in told[1].held] == [
        ("Nikol Pashinyan", "2018-05-08"), ("ARM/Ada Lund", "2008-04"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/party/ARM", ("Who holds which office", "prime minister", "Nikol Pashinyan")),
        ("/party/Nikol Pashinyan", ("Offices held", "prime minister", 'href="/party/ARM"')),
    ],
)
def test_a_page_says_who_is_known_to_hold_an_office(visit, written, page, words):
    text = visit(written).get(page).text
    assert [word for word in words if word not in text] == []


def test_the_acts_of_the_period_that_is_chosen_are_listed(visit, written):
    browser = visit(written)
    with open_record(written) as record:
        periods = [row.period or "undated" for row in record.relations("ARM", "EAEU")]
    assert periods
    for period in periods:
        text = browser.get(f"/pair/ARM/EAEU?period={period}").text
        assert text.count('id="acts"') == 1
        assert re.search(rf'href="\?period={period}#acts" aria-current="true"', text)
    assert browser.get("/pair/ARM/EAEU.json").json() == browser.get(f"/pair/ARM/EAEU.json?period={periods[0]}").json()


def test_documents_that_carry_one_text_stand_together():
    other, alone = replace(WORK, id="doc-2", source="Herald"), replace(WORK, id="doc-3", source="Post")
    rows = (
        Catalogued(WORK, 3, (other,), ()),
        Catalogued(alone, 1, (), ()),
        Catalogued(other, 3, (WORK,), ()),
    )
    page = DocumentsPage(3, Question(), rows)
    assert [row.work.id for row in page.grouped] == ["doc-1", "doc-3"]
    assert [row["id"] for row in page.told()] == ["doc-2", "doc-3", "doc-1"]


def test_a_dossier_leads_to_those_beside_it(visit, written):
    page = visit(written).get("/?about=EAEU").text
    assert 'href="/?about=ARM/EAEU"' in page or 'href="/?about=BLR/EAEU"' in page
    assert 'href="/organisation/EAEU"' in page
    assert "/demands?org=EAEU" in page
