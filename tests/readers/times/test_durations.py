"""Amounts of time and deadlines counted with them."""

from datetime import date
from fractions import Fraction

import pytest

from foedus.readers.times.durations import after, amount, duration


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PT72H", date(2021, 10, 28)),
        ("P1W", date(2021, 11, 1)),
        ("P10D", date(2021, 11, 4)),
        ("P1M", date(2021, 11, 25)),
        ("P1Y6M", date(2023, 4, 25)),
        ("P1Q", date(2022, 1, 25)),
        ("PT30H", date(2021, 10, 27)),
        ("P1DT1H", date(2021, 10, 27)),
        ("PXD", None),
        ("P", None),
        ("2021-10", None),
        ("P9999Y", None),
    ],
)
def test_after(value: str, expected: date | None) -> None:
    assert after(date(2021, 10, 25), value) == expected


def test_after_keeps_to_short_months() -> None:
    assert after(date(2023, 1, 31), "P1M") == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("24", Fraction(24)),
        ("1,000", Fraction(1000)),
        ("twenty - four", Fraction(24)),
        ("two hundred and ten", Fraction(210)),
        ("a dozen", Fraction(12)),
        ("2 1 / 2", Fraction(5, 2)),
        ("three and a half", Fraction(7, 2)),
        ("a couple of", Fraction(2)),
        ("a few", None),
        ("an", Fraction(1)),
    ],
)
def test_amount(words: str, expected: Fraction | None) -> None:
    assert amount(tuple(words.split())) == expected


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (Fraction(2), "1D", "P2D"),
        (Fraction(2), "10Y", "P20Y"),
        (Fraction(3), "T1H", "PT3H"),
        (Fraction(3, 2), "1Y", "P1Y6M"),
        (Fraction(11, 2), "T1H", "PT5H30M"),
        (Fraction(3, 2), "1W", "P1.5W"),
        (None, "1Y", "PXY"),
        (None, "T1M", "PTXM"),
        (None, "100Y", "PXC"),
    ],
)
def test_duration(count: Fraction | None, unit: str, expected: str) -> None:
    assert duration(count, unit) == expected
