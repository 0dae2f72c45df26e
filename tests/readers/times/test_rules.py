"""One time for each rule: what its words mean. The table holds every rule there is."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader
from foedus.readers.times.rules import RULES

PUBLISHED = date(2023, 11, 22)  # a Wednesday
HISTORY = "In 1775 it began. In 1776 they met, in 1777 they fought, in 1778 they left, and in 1779 it ended. "

CASES = [
    ("after_event", "It held on 3 May. A week after the vote of 3 May 2021 they met.", "A week", "P1W"),
    ("ago", "They met ten days ago.", "ten days ago", "2023-11-12"),
    ("back_span", "They met on 3 May 2021; that same week they signed.", "that same week", "2021-W18"),
    ("century", "a town of the 20th century", "the 20th century", "19"),
    ("clock", "They met at 10.30 a.m. EST on Monday.", "10.30 a.m. EST on Monday", "2023-11-20T10:30"),
    ("day", "They met on the night of 3 May 2021.", "the night of 3 May 2021", "2021-05-03TNI"),
    ("day_after_event", "The vote was held on 3 May 2021. The day after the vote they left.", "The day", "2021-05-04"),
    ("day_by_slashes", "on 11/14/2021", "11/14/2021", "2021-11-14"),
    ("day_of_month", "They met on the 14th.", "the 14th", "2023-11-14"),
    ("days", "They met from January 15 to 17, 2021.", "January 15 to 17, 2021", "2021-01-15"),
    ("decade", "songs of the late 1980s", "the late 1980s", "198"),
    ("duration", "They talked for over two hours.", "over two hours", "PT2H"),
    ("era", "from 499 to 493 BC", "499 to 493 BC", "BC0499"),
    ("half", "in the first half of 2022", "the first half of 2022", "2022-H1"),
    ("hence", "They met in May 2021 and a month later signed.", "a month later", "2021-06"),
    ("holiday", "They met on Orthodox Easter.", "Orthodox Easter", "2023-04-16"),
    ("lasting", "Over the past decade it grew.", "the past decade", "P10Y"),
    ("latest_quarter", "It grew in the latest quarter.", "the latest quarter", "2023-Q3"),
    ("month", "in November of last year", "November of last year", "2022-11"),
    ("months", "between November 2020 and February", "November 2020 and February", "2020-11"),
    ("once", "since the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
    ("overnight", "Troops moved in overnight.", "overnight", "2023-11-21TNI"),
    ("quarter", "It grew in Q2 of 2022.", "Q2 of 2022", "2022-Q2"),
    ("relative_day", "They left by mid-afternoon.", "mid-afternoon", "2023-11-22TAF"),
    ("relative_span", "It ends by month's end.", "month's end", "2023-11"),
    ("season", "in the spring and summer of 1979", "summer of 1979", "1979-SU"),
    ("set", "They meet every four years.", "every four years", "P4Y"),
    ("vague", "It will one day end.", "one day", "FUTURE_REF"),
    ("vague_duration", "They fought for weeks or months.", "weeks or months", "PXW"),
    ("vague_in_history", HISTORY + "At the same time they left.", "the same time", "PRESENT_REF"),
    ("week_of", "in the week of March 6, 2023", "the week of March 6, 2023", "2023-W10"),
    ("week_of_month", "in the last week of October", "the last week of October", "2023-W43"),
    ("weekday", "on the morning of Monday", "the morning of Monday", "2023-11-20TMO"),
    ("weekdays", "They will meet from Monday to Wednesday.", "Monday to Wednesday", "2023-11-27"),
    ("year", "aid for 2026 and beyond", "2026 and beyond", "2026"),
    ("year_before", "It grew in Q3 2023, against the year-earlier quarter.", "the year-earlier quarter", "2022-Q3"),
    ("year_end", "It ends by year-end.", "year-end", "2023-12-31"),
    ("year_in_history", HISTORY + "He led the 1777 campaign.", "1777", "1777"),
    ("years", "in the 2011-12 season", "2011-12", "2011"),
]


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, *_ in CASES} == set(RULES)


@pytest.mark.parametrize(("rule", "text", "words", "value"), CASES, ids=[rule for rule, *_ in CASES])
def test_rules(rule: str, text: str, words: str, value: str) -> None:
    found = [(time.span.of(text), time.value) for time in TimeReader()(Reading(Text(text), PUBLISHED)).times]
    assert (words, value) in found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("three times a week", "three times a week", "P1W"),
        ("once every two years", "every two years", "P2Y"),
        ("every few months", "every few months", "PXM"),
        ("every second year", "every second year", "P2Y"),
        ("every quarter", "every quarter", "P1Q"),
        ("a half-century of peace", "a half-century", "P50Y"),
        ("half an hour", "half an hour", "PT30M"),
        ("ten long years", "ten long years", "P10Y"),
        ("in recent weeks and months", "recent weeks and months", "PXW"),
        ("hundreds of years", "hundreds of years", "PXY"),
        ("in the first days", "the first days", "PXD"),
        ("a year or two", "a year or two", "P1Y"),
        ("a weeklong visit", "weeklong", "P1W"),
        ("this last year and a half", "this last year and a half", "P1Y6M"),
        ("the past decade and a half", "the past decade and a half", "P15Y"),
        ("in a year and half", "a year and half", "P1Y6M"),
        ("for a quarter of a century", "a quarter of a century", "P25Y"),
        ("held for another two days", "another two days", "P2D"),
        ("put off another week", "another week", "P1W"),
        ("barely 24 hours after it fell", "barely 24 hours", "PT24H"),
        ("a full 24 hours later", "a full 24 hours", "PT24H"),
        ("They meet annually.", "annually", "P1Y"),
        ("at 4 pct per annum", "per annum", "P1Y"),
        ("Monday nights", "Monday nights", "XXXX-WXX-1TNI"),
    ],
)
def test_lengths_and_sets(text: str, words: str, value: str) -> None:
    assert [(time.span.of(text), time.value) for time in TimeReader()(Reading(Text(text), PUBLISHED)).times] == [
        (words, value)
    ]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(2016, 2, 1), "They left this winter.", "2015-WI"),
        (date(2016, 2, 1), "They left last winter.", "2014-WI"),
        (date(2016, 10, 1), "They left last winter.", "2015-WI"),
        (date(2015, 12, 23), "It fell in the first half of the year.", "2015-H1"),
        (date(2015, 12, 23), "It will rise in the first half of the year.", "2016-H1"),
        (date(2016, 1, 29), "It fell in the second half of the year.", "2015-H2"),
        (date(2016, 1, 29), "It fell in the fourth quarter.", "2015-Q4"),
    ],
)
def test_parts_of_the_year(published: date, text: str, value: str) -> None:
    assert [time.value for time in TimeReader()(Reading(Text(text), published)).times] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 8 p.m. on Tuesday, November 28", [("8 p.m. on Tuesday, November 28", "2023-11-28T20:00")]),
        ("at 9 a.m. EST, Friday, 1 December", [("9 a.m. EST, Friday, 1 December", "2023-12-01T09:00")]),
        ("on Friday, Dec. 1 at 9 a.m.", [("Friday, Dec. 1", "2023-12-01"), ("9 a.m.", "2023-12-01T09:00")]),
        ("He came on Monday and will speak at 9 a.m.", [("Monday", "2023-11-20"), ("9 a.m.", "2023-11-22T09:00")]),
        ("It is 9 a.m. (1400 GMT) Monday.", [("9 a.m.", "2023-11-20T09:00"), ("1400 GMT", "2023-11-20T14:00"),
                                             ("Monday", "2023-11-20")]),
        ("at 12:34 Universal Time", [("12:34 Universal Time", "2023-11-22T12:34")]),
        ("at 10:30 Kyiv time", [("10:30 Kyiv time", "2023-11-22T10:30")]),
        ("tense into the evening", [("the evening", "2023-11-22TEV")]),
        ("the days following Sunday's vote", [("days", "PXD"), ("Sunday", "2023-11-19")]),
        ("They met the following Sunday.", [("the following Sunday", "2023-11-26")]),
        ("on friday night or last monday", [("friday night", "2023-11-17TNI"), ("last monday", "2023-11-20")]),
        ("In June 2021 they met; that day they left.", [("June 2021", "2021-06"), ("that day", "2021-06-XX")]),
        ("in fourth quarter 1986", [("fourth quarter 1986", "1986-Q4")]),
        ("second-quarter 2020 profit", [("second-quarter 2020", "2020-Q2")]),
        ("in first half 2020", [("first half 2020", "2020-H1")]),
        ("by year-end 2022", [("year-end 2022", "2022-12-31")]),
        ("Q3 2020 and Q One on Iran", [("Q3 2020", "2020-Q3")]),
        ("in Q4 2022, as in the same period in 2021", [("Q4 2022", "2022-Q4"),
                                                       ("the same period in 2021", "2021-Q4")]),
        ("In two months it rose as in the same period in 2021", [("two months", "P2M"),
                                                                 ("the same period in 2021", "2021")]),
        ("They rose 8% annually and paid semi-annually.", []),
        ("before the September 11 commission", [("September 11", "2001-09-11")]),
        ("the future purchase in the future", [("the future", "FUTURE_REF")]),
        ("in the ongoing decade", [("the ongoing decade", "202")]),
    ],
)  # fmt: skip
def test_what_belongs_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(time.span.of(text), time.value) for time in TimeReader()(Reading(Text(text), PUBLISHED)).times] == expected
