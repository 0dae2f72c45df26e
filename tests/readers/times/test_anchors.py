"""What a date was counted from is kept with it; a range keeps both its ends."""

from datetime import date

import pytest

from foedus.model import Text, Timex
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader

PUBLISHED = date(2023, 11, 22)  # a Wednesday
SUMMIT = "The summit was held on 3 March 2021. "


def read(text: str, published: date | None = PUBLISHED) -> tuple[Timex, ...]:
    return TimeReader()(Reading(Text(text), published)).times


@pytest.mark.parametrize(
    ("text", "words", "edtf", "against"),
    [
        ("They met on 14 November 2021.", "14 November 2021", "2021-11-14", None),
        ("They met in the 1990s.", "the 1990s", "199X", None),
        ("They met in the 90s.", "the 90s", "199X", PUBLISHED),
        ("They met in the 20th century.", "the 20th century", "19XX", None),
        ("They met on Monday.", "Monday", "2023-11-20", PUBLISHED),
        ("They met last week.", "last week", "2023-11-13/2023-11-19", PUBLISHED),
        ("They met on 14 November.", "14 November", "2023-11-14", PUBLISHED),
        (SUMMIT + "The next day he left.", "The next day", "2021-03-04", date(2021, 3, 3)),
        (SUMMIT + "Two days after the summit he left.", "Two days", "2021-03-05", date(2021, 3, 3)),
        (SUMMIT + "Two days after the long summit in Riga he left.", "Two days", "2021-03-05", date(2021, 3, 3)),
        (SUMMIT + "The day before the summit he left.", "The day", "2021-03-02", date(2021, 3, 3)),
        (SUMMIT + "A month after the summit he left.", "A month", "2021-04", date(2021, 3, 3)),
        ("Two days after 3 March 2021 he left.", "Two days", "2021-03-05", date(2021, 3, 3)),
        ("A year before 2015 he left.", "A year", "2014", date(2015, 1, 1)),
        ("A year after 2015 he left.", "A year", "2016", date(2015, 12, 31)),
        ("They hope to meet for two days.", "two days", None, None),
    ],
)
def test_what_a_date_is_counted_from(text: str, words: str, edtf: str | None, against: date | None) -> None:
    (found,) = (time for time in read(text) if time.span.of(text) == words)
    assert (found.edtf, found.against) == (edtf, against)


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the vote he left.",
        SUMMIT + "Two days after the vote he left.",
        SUMMIT + "He never leaves two days before a summit.",
        "The vote was held in 2015. Two days after the vote he left.",
        "the day before the vote",
    ],
)
def test_an_event_without_a_date_is_no_anchor(text: str) -> None:
    assert all(time.edtf is None for time in read(text)[-1:])


def test_what_is_counted_from_an_event_does_not_date_it() -> None:
    text = SUMMIT + "Two days after the summit, on 5 March 2021, he left. A week after the summit he was back."
    assert read(text)[-1].against == date(2021, 3, 3)


@pytest.mark.parametrize(
    ("text", "edtf", "ends"),
    [
        ("November 20-24", "2023-11-20/2023-11-24", [("November 20", "2023-11-20"), ("24", "2023-11-24")]),
        (
            "from 30 December to 2 January",
            "2023-12-30/2024-01-02",
            [("30 December", "2023-12-30"), ("2 January", "2024-01-02")],
        ),
        ("April 24 and 25", "2023-04-24/2023-04-25", [("April 24", "2023-04-24"), ("25", "2023-04-25")]),
        ("in 1914–1918", "1914/1918", [("1914", "1914"), ("1918", "1918")]),
        ("between 1999 and 2004", "1999/2004", [("1999", "1999"), ("2004", "2004")]),
        ("from April to June 1968", "1968-04/1968-06", [("April", "1968-04"), ("June 1968", "1968-06")]),
        ("December 2020-March", "2020-12/2021-03", [("December 2020", "2020-12"), ("March", "2021-03")]),
        ("between 4 and 9 May", "2023-05-04/2023-05-09", [("4", "2023-05-04"), ("9 May", "2023-05-09")]),
        ("Monday to Wednesday", "2023-11-20/2023-11-22", [("Monday", "2023-11-20"), ("Wednesday", "2023-11-22")]),
        ("in 1995-96", "1995/1996", [("1995", "1995"), ("96", "1996")]),
        ("from 1995 to 1997", "1995/1997", [("1995", "1995"), ("1997", "1997")]),
        ("the war of 264 to 241 BC", "-0263/-0240", [("264", "BC0264"), ("241 BC", "BC0241")]),
    ],
)
def test_ranges_keep_both_ends(text: str, edtf: str, ends: list[tuple[str, str]]) -> None:
    (found,) = read(text)
    assert (found.edtf, [(end.span.of(text), end.value) for end in found.ends]) == (edtf, ends)


def test_two_days_apart_are_two_times() -> None:
    text = "on April 24 and 29"
    assert [(time.span.of(text), time.edtf) for time in read(text)] == [
        ("April 24", "2023-04-24"),
        ("29", "2023-04-29"),
    ]


@pytest.mark.parametrize(("text", "value"), [("in 2023-04", "2023-04"), ("2004-05", "2004"), ("2016–2015", "2016")])
def test_a_year_and_a_number(text: str, value: str | None) -> None:
    assert next((time.value for time in read(text)), None) == value
