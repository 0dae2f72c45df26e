"""Days as places on a line, in per cent of its length, and where to write which day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.api import bounds

__all__ = ["Tick", "Timescale"]

MARGIN = 0.02  # of the line, on each side
MOST_TICKS = 8
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_MONTHS = (1, 2, 3, 6)
_WEEK = re.compile(r"\d{4}-W\d{2}")
MONTHS_ONLY = 800  # days, up to which months are written


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written on the line, at a place in per cent."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timescale:
    """A line from the first to the last day."""

    first: date
    last: date

    @classmethod
    def over(cls, dates: Iterable[str | date | None]) -> "Timescale | None":
        """Return the line that holds all of these dates (EDTF, or days), with some air; None where there are none."""
        found = [day for written in dates if written for day in _ends(written)]
        if not found:
            return None
        air = timedelta(days=max(15, round((max(found) - min(found)).days * MARGIN)))
        return cls(max(min(found), date.min + air) - air, min(max(found), date.max - air) + air)

    def at(self, day: date) -> float:
        """Return where a day is, in per cent; one that is off the line at its end."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def stretch(self, start: str | None, end: str | None) -> tuple[float, float]:
        """Return from where to where a time is, None standing for the ends of the line."""
        return (
            self.at(_ends(start)[0]) if start else 0.0,
            self.at(_ends(end)[1]) if end else 100.0,
        )

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """A few days that make the line readable: turns of years, or of months where it is short."""
        days = list(self._months() if (self.last - self.first).days <= MONTHS_ONLY else self._years())
        return tuple(Tick(self.at(day), label) for day, label in days)

    def _years(self) -> Iterator[tuple[date, str]]:
        span = self.last.year - self.first.year
        step = next((step for step in _YEARS if span / step <= MOST_TICKS), _YEARS[-1])
        for year in range(self.first.year + 1, self.last.year + 1):
            if year % step == 0:
                yield date(year, 1, 1), str(year)

    def _months(self) -> Iterator[tuple[date, str]]:
        last = self.last.year * 12 + self.last.month - 1
        first = self.first.year * 12 + self.first.month
        step = next((step for step in _MONTHS if (last - first) / step <= MOST_TICKS), 12)
        for month in range(first, last + 1):
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day, f"{day:%b %Y}" if day.month == 1 or month < first + step else f"{day:%b}"


def _ends(written: str | date) -> tuple[date, date]:
    if isinstance(written, date):
        return written, written
    if _WEEK.fullmatch(written):
        monday = date.fromisoformat(f"{written}-1")
        return monday, monday + timedelta(days=6)
    return bounds(written) or (date.max, date.min)
