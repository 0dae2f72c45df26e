"""Acts by period, and the bounds of a period's mean."""

from datetime import date

import numpy as np
import pytest

from factories import entry
from foedus.ledgers.deeds import Deed
from foedus.ledgers.series import by_period, interval, mean, quantile


def deed(type_="ACCUSE", first="2031-03-10", last=None, words="x"):
    window = (date.fromisoformat(first), date.fromisoformat(last or first)) if first else None
    told = entry("event", words, event=type_, actors=["Armenia/ARM"], recipients=["Russia/RUS"])
    return Deed(type_, "ARM", "RUS", False, window, (told,))


@pytest.mark.parametrize(
    ("first", "last", "month", "week"),
    [
        ("2031-03-10", None, "2031-03", "2031-W11"),
        ("2031-03-10", "2031-03-16", "2031-03", "2031-W11"),
        ("2031-03-10", "2031-03-17", "2031-03", None),
        ("2031-03-31", "2031-04-01", None, "2031-W14"),
        ("2030-12-31", None, "2030-12", "2031-W01"),
        ("2031-01-01", "2031-12-31", None, None),
        (None, None, None, None),
    ],
)
def test_periods(first, last, month, week):
    told = [deed(first=first, last=last)]
    assert list(by_period(told, weekly=False)) == [month]
    assert list(by_period(told, weekly=True)) == [week]


def test_periods_are_in_order_and_gaps_are_no_periods():
    told = [deed(first="2031-05-01"), deed(first=None), deed(first="2030-11-01"), deed(first="2031-05-09")]
    assert [(period, len(found)) for period, found in by_period(told, weekly=False).items()] == [
        ("2030-11", 1), ("2031-05", 2), (None, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("types", [("ASSAULT",), ("RETREAT",), ("ACCUSE", "AID"), ("ACCUSE",) * 30])
def test_bounds_hold_the_mean_and_stay_on_the_scale(types):
    told = [deed(type_, words=str(number)) for number, type_ in enumerate(types)]
    low, high = interval(told)
    assert -10 <= low <= mean(told) <= high <= 10
    assert interval(told[::-1]) == (low, high)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95, 0.999])
def test_bounds_are_quantiles(share):
    drawn = np.random.default_rng(1).normal(size=2000)
    drawn.sort()
    assert quantile(drawn, share) == pytest.approx(np.quantile(drawn, share), rel=1e-12)


def test_more_acts_are_surer():
    widths = []
    for count in (1, 2, 8, 32):
        low, high = interval([deed(("ACCUSE", "CONSULT")[number % 2], words=str(number)) for number in range(count)])
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 3
