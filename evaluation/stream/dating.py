"""How a paper puts a day: by the weekday, by the date, or roughly, as seen from the day it is printed."""

from datetime import date, timedelta
from random import Random

from sentence import Filled

__all__ = ["Calendar"]

WEEK = 7
LONG_AGO = 14
SEASON = 150  # days after which the year is written


class Calendar:
    """Words for days, in one outlet's style ("us" March 3, "uk" 3 March), on the day of publication."""

    def __init__(self, published: date, style: str, random: Random) -> None:
        self.published = published
        self.style = style
        self.random = random

    def said(self, day: date, form: str) -> Filled:
        """Return words for the day.

        `form` is "" or "lead" ("on Thursday"), "bare" ("Thursday"), "back" for something long over, "month", "day".
        """
        match form:
            case "month":
                return Filled(self._month(day), edtf=f"{day:%Y-%m}")
            case "day":
                return self._exact(day, "")
            case "bare":
                return self._near(day, "") or self._exact(day, "")
            case "back":
                return self._back(day)
        return self._plain(day)

    def _plain(self, day: date) -> Filled:
        away = (self.published - day).days
        if WEEK <= away < LONG_AGO and self.random.random() < 0.3:
            return _week(day, "last week")
        if -LONG_AGO < away <= -WEEK and self.random.random() < 0.15 and _monday(day) == _monday(self.published, 1):
            return _week(day, "next week")
        return self._near(day, "on ") or self._exact(day, "on ")

    def _near(self, day: date, before: str) -> Filled | None:
        """Return the weekday where it can only be the one of this week, as most desks do."""
        away = (self.published - day).days
        if not -WEEK < away < WEEK or self.random.random() < 0.25:
            return None
        if away < 0 and self.random.random() < 0.4:
            return None
        return Filled(f"{before}{day:%A}", edtf=day.isoformat())

    def _back(self, day: date) -> Filled:
        away = (self.published - day).days
        if away < LONG_AGO:
            return self._plain(day)
        draw = self.random.random()
        if draw < 0.25 and (day.year, day.month) == _last_month(self.published):
            return Filled("last month", edtf=f"{day:%Y-%m}")
        if draw < 0.45:
            return Filled(f"in {self._month(day)}", edtf=f"{day:%Y-%m}")
        return self._exact(day, "on ")

    def _exact(self, day: date, before: str) -> Filled:
        written = f"{day:%B} {day.day}" if self.style == "us" else f"{day.day} {day:%B}"
        if abs((self.published - day).days) > SEASON:
            written += f", {day.year}" if self.style == "us" else f" {day.year}"
        return Filled(f"{before}{written}", edtf=day.isoformat())

    def _month(self, day: date) -> str:
        return f"{day:%B} {day.year}" if abs((self.published - day).days) > SEASON else f"{day:%B}"


def _week(day: date, words: str) -> Filled:
    start = _monday(day)
    return Filled(words, edtf=f"{start}/{start + timedelta(WEEK - 1)}")


def _monday(day: date, weeks: int = 0) -> date:
    return day - timedelta(day.weekday()) + timedelta(WEEK * weeks)


def _last_month(day: date) -> tuple[int, int]:
    before = day.replace(day=1) - timedelta(1)
    return before.year, before.month
