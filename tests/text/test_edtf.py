"""EDTF as days, and the days that people and feeds write."""

from datetime import date

import pytest

from foedus.errors import QueryError
from foedus.text.edtf import bounds, contains, overlaps, parse_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2017-06~", "2017-06-01", "2017-06-30"),
        ("2017?", "2017-01-01", "2017-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-11-XX", "2023-11-01", "2023-11-30"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("2023-11-20/2023-11-24", "2023-11-20", "2023-11-24"),
        ("2021/2022-03", "2021-01-01", "2022-03-31"),
        ("2023-11-20/..", "2023-11-20", "9999-12-31"),
        ("../2023-11-20", "0001-01-01", "2023-11-20"),
        ("/1999", "0001-01-01", "1999-12-31"),
        ("2026/..", "2026-01-01", "9999-12-31"),
        ("1914/1918", "1914-01-01", "1918-12-31"),
        ("2024-04-10~", "2024-04-10", "2024-04-10"),
        ("2023-11-14T15:00", "2023-11-14", "2023-11-14"),
        ("9999-24", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    expected = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    assert bounds(edtf) == expected


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "..",
        "../..",
        "soon",
        "2023-13",
        "2023-02-30",
        "0000",
        "2023-11-24/2023-11-20",
        "P2D",
        "198X-03",
        "20X3",
        "-0479",
    ],
)
def test_no_bounds(edtf: str) -> None:
    assert bounds(edtf) is None


@pytest.mark.parametrize(
    ("a", "b", "shared", "inside"),
    [
        ("2023", "2023-11", True, True),
        ("2023-11", "2023", True, False),
        ("2023-11-20/2023-11-24", "2023-11-24/..", True, False),
        ("2023-11-20/2023-11-24", "2023-11-25", False, False),
        ("../2023", "1999-05-01", True, True),
        ("2023", "someday", False, False),
    ],
)
def test_comparing(a: str, b: str, shared: bool, inside: bool) -> None:
    assert overlaps(a, b) is shared
    assert overlaps(b, a) is shared
    assert contains(a, b) is inside


@pytest.mark.parametrize(
    "text",
    [
        "2023-11-14",
        " 2023-11-14T09:30:00Z",
        "2023-11-14 09:30",
        "20231114",
        "2023/11/14",
        "14.11.2023",
        "14 November 2023",
        "14 Nov. 2023",
        "14th of november 2023",
        "November 14, 2023",
        "Tuesday, Nov 14th, 2023",
        "Tue, 14 Nov 2023 09:30:00 GMT",
    ],
)
def test_parse_day(text: str) -> None:
    assert parse_day(text) == date(2023, 11, 14)


@pytest.mark.parametrize("text", ["", "2023", "2023-11", "3/4/2023", "31 June 2023", "14 Nonsense 2023", "tomorrow"])
def test_parse_day_refuses(text: str) -> None:
    with pytest.raises(QueryError, match="not a day"):
        parse_day(text)
