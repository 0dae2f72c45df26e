"""Histories, whose dates go on from one to the next, and news that only looks back."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader

PUBLISHED = date(2023, 11, 22)
HISTORY = (
    "In 1914 the war began. In 1915 they joined; on 23 May they attacked. By September 1916 it was lost, as the "
    "treaty of 1897 had foretold. In December a truce was offered. In January it was refused; the following month they "
    "marched. In 1918 they left the former front. Next spring the peace of 1919 was signed, and in 1920 it held."
)
NEWS = (
    "The pacts of 1995, 1997, 2001, 2004 and 2008 lapsed. On Tuesday, three years ago, they were to be renewed in "
    "December."
)


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_history_goes_on_from_the_date_before(published: date | None) -> None:
    found = TimeReader()(Reading(Text(HISTORY), published)).times
    assert [(time.span.of(HISTORY), time.value) for time in found] == [
        ("1914", "1914"),
        ("1915", "1915"),
        ("23 May", "1915-05-23"),
        ("September 1916", "1916-09"),
        ("1897", "1897"),
        ("December", "1916-12"),
        ("January", "1917-01"),
        ("the following month", "1917-02"),
        ("1918", "1918"),
        ("former", "PAST_REF"),
        ("Next spring", "1919-SP"),
        ("1919", "1919"),
        ("1920", "1920"),
    ]


def test_the_anchor_of_a_history_is_the_date_before() -> None:
    against = {time.span.of(HISTORY): time.against for time in TimeReader()(Reading(Text(HISTORY), PUBLISHED)).times}
    assert against["23 May"] == date(1915, 1, 1)
    assert against["the following month"] == date(1917, 1, 1)
    assert against["September 1916"] is None


def test_news_that_names_years_stays_news() -> None:
    found = {time.span.of(NEWS): time.value for time in TimeReader()(Reading(Text(NEWS), PUBLISHED)).times}
    assert (found["Tuesday"], found["three years ago"], found["December"]) == ("2023-11-21", "2020", "2023-12")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 480 BC", "BC0480"),
        ("in the spring of 480 BC", "BC0480-SP"),
        ("in June 479 B.C.", "BC0479-06"),
        ("in the 4th century BC", "BC03"),
    ],
)
def test_before_christ(text: str, value: str) -> None:
    assert [time.value for time in TimeReader()(Reading(Text(text), PUBLISHED)).times] == [value]
