"""A series of scores in one line of text: a block as high as each score, a dot where a period has none."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

__all__ = ["sparkline"]

BLOCKS = "▁▂▃▄▅▆▇█"
DIGITS = "12345678"  # where the terminal lacks blocks
GAP, PLAIN_GAP = "·", "."
WORST, BEST = -10, 10
WEEK = timedelta(weeks=1)
LONGEST_MONTH = timedelta(days=31)


def sparkline(scores: Mapping[str, float], *, width: int, plain: bool = False) -> str:
    """Return the latest periods that fit the width, of scores by month (`2023-11`) or ISO week (`2023-W46`)."""
    if not scores:
        return ""
    periods = list(_periods(min(scores), max(scores)))[-width:]
    levels, gap = (DIGITS, PLAIN_GAP) if plain else (BLOCKS, GAP)
    return "".join(levels[_level(scores[period])] if period in scores else gap for period in periods)


def _level(score: float) -> int:
    share = (score - WORST) / (BEST - WORST)
    return min(len(BLOCKS) - 1, max(0, int(share * len(BLOCKS))))


def _periods(first: str, last: str) -> Iterator[str]:
    form, step = ("%G-W%V", WEEK) if "W" in first else ("%Y-%m", LONGEST_MONTH)
    day = _start(first)
    while (period := format(day, form)) <= last:
        yield period
        day += step
        if step is LONGEST_MONTH:
            day = day.replace(day=1)


def _start(period: str) -> date:
    year, _, number = period.partition("-")
    if number.startswith("W"):
        return date.fromisocalendar(int(year), int(number[1:]), 1)
    return date(int(year), int(number), 1)
