"""Whom an address of a dossier names, and the months of its slider."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.desk.months import Months, day_of_month, month_of
from foedus.desk.question import Question
from foedus.desk.subject import Subject
from foedus.knowledge import Knowledge


@pytest.mark.parametrize(
    ("written", "sort", "codes", "query"),
    [
        ("", "record", (), ""),
        ("EAEU", "organisation", ("EAEU",), "?org=EAEU"),
        ("Eurasian Economic Union", "organisation", ("EAEU",), "?org=EAEU"),
        ("ARM", "party", ("ARM",), "?about=ARM"),
        ("Armenia", "party", ("ARM",), "?about=ARM"),
        ("ARM/RUS", "pair", ("ARM", "RUS"), "?about=ARM&also=RUS"),
        ("Armenia / Russia", "pair", ("ARM", "RUS"), "?about=ARM&also=RUS"),
        ("ARM/CSTO", "pair", ("ARM", "CSTO"), "?about=ARM&also=CSTO"),
        ("ARM/Nikol Pashinyan", "party", ("Nikol Pashinyan",), "?about=Nikol+Pashinyan"),
        ("Nikol Pashinyan/RUS", "pair", ("Nikol Pashinyan", "RUS"), "?about=Nikol+Pashinyan&also=RUS"),
        ("Nobody", "party", ("Nobody",), "?about=Nobody"),
        ("/", "party", ("/",), "?about=%2F"),
    ],
)
def test_an_address_names_one_or_two(written, sort, codes, query):
    subject = Subject.of(written, Knowledge.load())
    assert (subject.sort, tuple(side.party for side in subject.sides), subject.ledger("demands")) == (
        sort,
        codes,
        f"/demands{query}",
    )
    asked = subject.asked(Question.of({"on": "2031-04-01"}))
    assert asked.on == "2031-04-01"
    assert (subject.org is None) == (sort != "organisation")


def test_a_topic_is_looked_for_by_its_words():
    subject = Subject.on_topic(" grain checks ")
    assert (subject.sort, subject.name, subject.sides, subject.org) == ("topic", "grain checks", (), None)
    assert subject.ledger("demands", "demand") == "/search?q=grain+checks&kind=demand"


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_month_is_a_number_and_back(day):
    last = day_of_month(month_of(day))
    assert (last.year, last.month) == (day.year, day.month)
    assert last >= day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates())
def test_a_slider_has_stops_and_is_on_one(first, today, on):
    months = Months.over(first, today, on)
    if month_of(first) >= month_of(today):
        assert months is None
        return
    assert months.first <= months.at <= months.last == month_of(today)
    assert len(months.years) <= 12
    assert all(0 <= at <= 100 for at, _ in months.years)
