"""Times in invented sentences: what they cover, TIMEX3 value, EDTF."""

from datetime import date
from itertools import pairwise

import pytest

from foedus.model import Text, Timex
from foedus.readers import Line
from foedus.readers.contract import Reader, Reading
from foedus.readers.times import TimeReader

PUBLISHED = date(2023, 11, 22)  # a Wednesday


def read(text: str, published: date | None = PUBLISHED) -> tuple[Timex, ...]:
    return TimeReader()(Reading(Text(text), published)).times


def rows(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(time.span.of(text), time.value, time.edtf) for time in read(text, published)]


def test_is_a_reader() -> None:
    assert isinstance(TimeReader(), Reader)


def test_reads_without_a_parse() -> None:
    reading = Line(TimeReader())(Reading(Text("They met on Monday."), PUBLISHED))
    assert reading.parse is None
    assert [time.value for time in reading.times] == ["2023-11-20"]


DATES = [
    # days
    ("They signed on November 14.", "November 14", "2023-11-14", "2023-11-14"),
    ("They meet on Nov. 23, 2023, in Riga.", "Nov. 23, 2023", "2023-11-23", "2023-11-23"),
    ("on Tuesday, 14 November 2023, in Riga", "Tuesday, 14 November 2023", "2023-11-14", "2023-11-14"),
    ("set for the thirteenth of March", "the thirteenth of March", "2024-03-13", "2024-03-13"),
    ("on the 2nd of May last year", "the 2nd of May last year", "2022-05-02", "2022-05-02"),
    ("(2023-11-14)", "2023-11-14", "2023-11-14", "2023-11-14"),
    ("Minsk, 14.11.2023", "14.11.2023", "2023-11-14", "2023-11-14"),
    ("in Riga on November 20-24", "November 20-24", "2023-11-20", "2023-11-20/2023-11-24"),
    ("in Riga on 20–24 November 2021", "20–24 November 2021", "2021-11-20", "2021-11-20/2021-11-24"),
    ("from 30 December to 2 January", "30 December to 2 January", "2023-12-30", "2023-12-30/2024-01-02"),
    ("November 23 and 24", "November 23 and 24", "2023-11-23", "2023-11-23/2023-11-24"),
    # days counted from the day of publication
    ("He said so yesterday.", "yesterday", "2023-11-21", "2023-11-21"),
    ("the day before yesterday", "the day before yesterday", "2023-11-20", "2023-11-20"),
    ("the day after tomorrow", "the day after tomorrow", "2023-11-24", "2023-11-24"),
    ("They ask for an answer by Friday.", "Friday", "2023-11-24", "2023-11-24"),
    ("He said so this morning.", "this morning", "2023-11-22TMO", "2023-11-22"),
    ("The envoy left on Monday.", "Monday", "2023-11-20", "2023-11-20"),
    ("The envoy will leave on Monday.", "Monday", "2023-11-27", "2023-11-27"),
    ("Talks are to be held on Monday.", "Monday", "2023-11-27", "2023-11-27"),
    ("She told him on Monday that he would leave.", "Monday", "2023-11-20", "2023-11-20"),
    ("The envoy left on Wednesday.", "Wednesday", "2023-11-22", "2023-11-22"),
    ("last Wednesday", "last Wednesday", "2023-11-15", "2023-11-15"),
    ("The vote took place at noon on Monday.", "noon on Monday", "2023-11-20T12:00", "2023-11-20"),
    # months
    ("The council meets in December.", "December", "2023-12", "2023-12"),
    ("He was elected last December.", "last December", "2022-12", "2022-12"),
    ("The pact lapses in January.", "January", "2024-01", "2024-01"),
    ("They joined in May 2004.", "May 2004", "2004-05", "2004-05"),
    ("They meet later this month.", "later this month", "2023-11", "2023-11"),
    ("by the end of this month", "the end of this month", "2023-11", "2023-11-30"),
    ("in early October", "early October", "2023-10", "2023-10"),
    ("in the last week of October", "the last week of October", "2023-W43", "2023-10-25/2023-10-31"),
    # longer stretches
    ("They apply next week.", "next week", "2023-W48", "2023-11-27/2023-12-03"),
    ("They spoke over the weekend.", "the weekend", "2023-W46-WE", "2023-11-18/2023-11-19"),
    ("in the third quarter of 2021", "the third quarter of 2021", "2021-Q3", "2021-07/2021-09"),
    ("in the first half of 2022", "the first half of 2022", "2022-H1", "2022-01/2022-06"),
    ("in the summer of 2022", "the summer of 2022", "2022-SU", "2022-22"),
    ("by mid 2017", "mid 2017", "2017", "2017-06~"),
    ("by the end of 2024", "the end of 2024", "2024", "2024-12-31"),
    ("since 2014, they have", "2014", "2014", "2014"),
    ("in nineteen ninety-seven", "nineteen ninety-seven", "1997", "1997"),
    ("wars of the 1990s", "the 1990s", "199", "199X"),
    ("in the 80s", "the 80s", "198", "198X"),
    ("in the 19th century", "the 19th century", "18", "18XX"),
    # counted with amounts
    ("suspended 12 years ago", "12 years ago", "2011", "2011"),
    ("two and a half years ago", "two and a half years ago", "2021-05", "2021-05"),
    ("two weeks from now", "two weeks from now", "2023-W49", "2023-12-04/2023-12-10"),
    # holidays
    ("before Christmas Eve", "Christmas Eve", "2023-12-24", "2023-12-24"),
    ("on Thanksgiving", "Thanksgiving", "2023-11-23", "2023-11-23"),
    ("on Good Friday 2022", "Good Friday 2022", "2022-04-15", "2022-04-15"),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), DATES)
def test_dates(text: str, words: str, value: str, edtf: str) -> None:
    assert rows(text) == [(words, value, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("gives 72 hours to leave", "72 hours", "DURATION", "PT72H"),
        ("within a week", "a week", "DURATION", "P1W"),
        ("is given ten days", "ten days", "DURATION", "P10D"),
        ("over the past two years", "the past two years", "DURATION", "P2Y"),
        ("a two-day summit", "two-day", "DURATION", "P2D"),
        ("for several months", "several months", "DURATION", "PXM"),
        ("for twenty-four hours", "twenty-four hours", "DURATION", "PT24H"),
        ("a year and a half", "a year and a half", "DURATION", "P1Y6M"),
        ("for decades", "decades", "DURATION", "PXE"),
        ("every Thursday", "every Thursday", "SET", "XXXX-WXX-4"),
        ("It meets weekly.", "weekly", "SET", "P1W"),
        ("They are now allies.", "now", "DATE", "PRESENT_REF"),
        ("It has recently cooled.", "recently", "DATE", "PAST_REF"),
        ("in the near future", "the near future", "DATE", "FUTURE_REF"),
    ],
)
def test_times_without_a_date(text: str, words: str, type_: str, value: str) -> None:
    (time,) = read(text)
    assert (time.span.of(text), time.type, time.value, time.edtf) == (words, type_, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march on.",
        "Prices fall and hopes spring up.",
        "2014 people and 1990 troops came for $2016.",
        "the 37-year-old envoy and his 6-year-old son",
        "Jan Novak came second, a quarter of voters said.",
        "1 2 3 4 5 6 7 8 9 10 1990 1991",
        "",
    ],
)
def test_no_times(text: str) -> None:
    assert rows(text) == []


def test_dates_counted_from_the_one_named_before() -> None:
    text = "They signed on 3 March 2021. The next day he resigned. Two weeks later they met again, late that year."
    assert rows(text) == [
        ("3 March 2021", "2021-03-03", "2021-03-03"),
        ("The next day", "2021-03-04", "2021-03-04"),
        ("Two weeks later", "2021-W11", "2021-03-15/2021-03-21"),
        ("late that year", "2021", "2021-09~/2021-12"),
    ]


def test_a_history_goes_on_from_the_year_named_before() -> None:
    text = (
        "In 1914 the war began. In 1915 they joined; on 23 May they attacked. By September 1916 it was lost. "
        "In December a truce was offered. In 1918 they left it. The treaty of 1919 was signed in 1920."
    )
    found = {words: value for words, value, _ in rows(text)}
    assert (found["23 May"], found["December"]) == ("1915-05-23", "1916-12")


def test_a_list_of_months_shares_its_year() -> None:
    assert [value for _, value, _ in rows("in April and June 2021")] == ["2021-04", "2021-06"]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("on Monday", "XXXX-WXX-1", None),
        ("last week", "XXXX-WXX", None),
        ("on 14 November", "XXXX-11-14", None),
        ("yesterday", "XXXX-XX-XX", None),
        ("on 14 November 2023", "2023-11-14", "2023-11-14"),
    ],
)
def test_without_a_day_of_publication(text: str, value: str, edtf: str | None) -> None:
    assert [(value, edtf) for _, value, edtf in rows(text, None)] == [(value, edtf)]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = "last week, next year, on Monday, two centuries ago, in January, over the weekend, at Easter, next quarter"
    assert read(text, published)


@pytest.mark.parametrize("piece", ["1 ", "1", " ", "1990 ", "1,", "the ", "1-", "\n   "])
def test_long_runs_take_no_longer(piece: str) -> None:
    assert read(piece * (100_000 // len(piece))) == ()


def test_spans_are_sorted_and_apart() -> None:
    text = " ".join(text for text, *_ in DATES)
    spans = [time.span for time in read(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
