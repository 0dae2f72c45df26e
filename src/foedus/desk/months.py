"""Months as the stops of a slider: a number for each, so that a form can send it, and the day that it stands for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

__all__ = ["YEAR", "Months", "day_of_month", "month_of"]

YEAR = 12
MOST = 50 * YEAR  # stops


@dataclass(frozen=True, slots=True)
class Months:
    """The stops from the first month to the last, and `at`, the one that is shown; the last stands for now."""

    first: int
    last: int
    at: int
    today: date

    @classmethod
    def over(cls, first: date, today: date, on: date | None) -> Self | None:
        """Return the stops from that day's month on; None where there is but one."""
        start, end = max(month_of(first), month_of(today) - MOST), month_of(today)
        if start >= end:
            return None
        return cls(start, end, min(end, max(start, month_of(on or today))), today)

    @property
    def years(self) -> tuple[tuple[float, int], ...]:
        """A few years, and where on the slider they begin, in per cent."""
        found = [number for number in range(self.first, self.last + 1) if number % YEAR == 0]
        step = next(step for step in (1, 2, 5, 10, 20) if len(found) / step <= 11)
        return tuple(
            (round(100 * (number - self.first) / (self.last - self.first), 2), number // YEAR)
            for number in found
            if number // YEAR % step == 0
        )


def month_of(day: date) -> int:
    """Return the number of a day's month."""
    return day.year * YEAR + day.month - 1


def day_of_month(number: int) -> date:
    """Return the last day of a month."""
    year, month = divmod(number, YEAR)
    return date(year, month + 1, monthrange(year, month + 1)[1])
