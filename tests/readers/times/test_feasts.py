"""Days with a name, by the calendars that they follow."""

from datetime import date

import pytest

from foedus.readers.times.feasts import feast


@pytest.mark.parametrize(
    ("year", "on", "expected"),
    [
        (2023, "12-25", date(2023, 12, 25)),
        (2023, "4th Thursday of November", date(2023, 11, 23)),
        (2024, "-1st Monday of May", date(2024, 5, 27)),
        (2024, "Easter +0", date(2024, 3, 31)),
        (2025, "Easter -2", date(2025, 4, 18)),
        (1999, "Orthodox +0", date(1999, 4, 11)),
        (2024, "Orthodox +0", date(2024, 5, 5)),
        (2025, "Orthodox -2", date(2025, 4, 18)),
        (2024, "Islamic 10-01", date(2024, 4, 10)),
        (2024, "Islamic 12-10", date(2024, 6, 17)),
        (2000, "Islamic 10-01", date(2000, 1, 8)),
    ],
)
def test_feasts(year: int, on: str, expected: date) -> None:
    assert feast(year, on) == expected
