"""Days with a name, year by year: fixed ones, nth weekdays, and those that follow Easter or the moon."""

from datetime import date, timedelta

from foedus.readers.times import moments
from foedus.readers.times.lexicon import lexicon

__all__ = ["easter", "feast", "islamic", "orthodox_easter"]

ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # the first day of the Islamic calendar, by the Gregorian one
ISLAMIC_YEAR, SOLAR_YEAR = 354.367, 365.2425  # days


def feast(year_number: int, on: str) -> date:
    """Return the day of a holiday in a year: `12-25`, `4th Thursday of November`, `Easter -2`, `Islamic 10-01`."""
    kind, _, rest = on.partition(" ")
    match kind:
        case "Easter":
            return easter(year_number) + timedelta(int(rest))
        case "Orthodox":
            return orthodox_easter(year_number) + timedelta(int(rest))
        case "Islamic":
            month_number, day_number = map(int, rest.split("-"))
            return islamic(year_number, month_number, day_number)
    if rest:
        return _nth_weekday(year_number, kind, rest)
    return date.fromisoformat(f"{year_number:04}-{on}")


def easter(year_number: int) -> date:
    """Return Easter Sunday of the western churches, by the algorithm of Meeus, Jones and Butcher."""
    golden, hundreds, rest = year_number % 19, year_number // 100, year_number % 100
    shift = (19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    number = shift + weekday - 7 * late + 114
    return date(year_number, number // 31, number % 31 + 1)


def orthodox_easter(year_number: int) -> date:
    """Return Easter Sunday of the Orthodox churches by the Gregorian calendar, by Meeus's Julian algorithm."""
    moon = (19 * (year_number % 19) + 15) % 30
    weekday = (2 * (year_number % 4) + 4 * (year_number % 7) - moon + 34) % 7
    number = moon + weekday + 114
    julian = date(year_number, number // 31, number % 31 + 1)
    return julian + timedelta(year_number // 100 - year_number // 400 - 2)


def islamic(year_number: int, month_number: int, day_number: int) -> date:
    """Return the first day in a Gregorian year that has a month and day of the tabular Islamic calendar.

    Months begin when the moon is seen, so that the true day may be one off.
    """
    passed = date(year_number, 1, 1).toordinal() - ISLAMIC_EPOCH
    year = int(passed / ISLAMIC_YEAR)
    found = (date.fromordinal(_islamic_ordinal(year + n, month_number, day_number)) for n in range(3))
    return next(day for day in found if day.year == year_number)


def _islamic_ordinal(year: int, month_number: int, day_number: int) -> int:
    days_of_months = (59 * (month_number - 1) + 1) // 2  # months of 30 and 29 days in turn
    return ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + days_of_months + day_number - 1


def _nth_weekday(year_number: int, nth: str, rest: str) -> date:
    weekday_name, _, month_name = rest.split()
    count = int(nth.rstrip("stndrh"))
    number = lexicon().value("WEEKDAY", weekday_name)
    month_number = lexicon().value("MONTH", month_name) or lexicon().value("WORDMONTH", month_name)
    first = date(year_number, int(month_number or 1), 1)
    if count < 0:
        after = moments.shifted(first, "1M") or date.max
        return moments.weekday_near(int(number or 1), after, ahead=False, strict=True)
    return moments.weekday_near(int(number or 1), first, ahead=True) + timedelta(7 * (count - 1))
