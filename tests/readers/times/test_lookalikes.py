"""Names and numbers that look like dates, and the dates that look like them."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader


def words(text: str) -> list[str]:
    return [time.span.of(text) for time in TimeReader()(Reading(Text(text), date(2023, 11, 22))).times]


@pytest.mark.parametrize(
    "text",
    [
        # numbers
        "Order number 2882015 was ignored.",
        "It cost $2016, 1,990 euros or €1995, and 2,015 people came.",
        "Call +374 10 555 2015 or 555-1990, tel. 2015.",
        "Section 2015 of the act, Article 1990 and paragraph 1991.",
        "Security Council Resolution 2015 and resolutions 1990 and 1991 were adopted.",
        "No. 2015 is in Room 1999; Flight 1990 left gate 2001.",
        "See case 2014-15 and file 2015/123/EU.",
        "Some 1500 troops and 2000 men left.",
        "He is 37, his 6-year-old son was born when he was in his 30s.",
        "a handful of $20s",
        "the 14th president lives on the 14th floor",
        "It came second; the 90th minute of the second quarter-final",
        "A quarter of voters, three quarters of them women, said so.",
        "for the third time in as many months",
        "H1N1 and H5N1, the G20 and the M23",
        "a 50-50 chance, 1/2, version 2.10",
        "day-to-day, year-on-year, day by day, around the clock",
        # people
        "Mrs May said no. Theresa May may resign. Talks between Macron and May failed.",
        "A letter from May was read. Mrs. May had written it, and by May nothing was heard. Prime Minister May left.",
        "Will March run again? Mr March will.",
        "Jan Kubis and Jan Egeland spoke with Sun Yat-sen.",
        "April Ryan asked about it. Then they told April Ryan so; questions by April Ryan were cut.",
        "June Carter met Wednesday Addams and Summer Jones.",
        # papers and names of days
        "The Sunday Times and the Daily Mail said so, and so did Russia Today and Breitbart News Daily.",
        "Bloody Sunday, Super Tuesday and the Good Friday Agreement",
        "the Summer Olympics",
        # other words
        "March on; they march in spring formation; prices fall.",
        "today's youth, today's world",
    ],
)
def test_no_dates(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May, Mrs May left.", ["May"]),
        ("Since May she has led, as Theresa May said.", ["May"]),
        ("Theresa May met them on May 5 and in May 2017.", ["May 5", "May 2017"]),
        ("In May Britain voted, in June Carter lost.", ["May", "June"]),
        ("Mrs May left before the May summit.", ["May"]),
        ("Next March Poland will vote.", ["Next March"]),
        ("The August decrees of 1990", ["August", "1990"]),
        ("a 2014 law, the 1991 treaty and the class of 1999", ["2014", "1991", "1999"]),
        ("World Cup 2018", ["2018"]),
        ("on 3/4/2023, whichever day that is", ["2023"]),
        ("He speaks today.", ["today"]),
        ("Today he speaks.", ["Today"]),
        ("WASHINGTON\nToday he speaks.", ["Today"]),
        ("It ran daily.", ["daily"]),
        ("on the 14th, he said", ["the 14th"]),
        ("wars of the 30s", ["the 30s"]),
    ],
)
def test_dates_all_the_same(text: str, expected: list[str]) -> None:
    assert words(text) == expected
