"""How Russian writes dates and lengths: one pattern of all forms, and for each the time that it stands for."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.model import Span, Timex

__all__ = ["Day", "rules"]

NOWHERE = Span(0, 1)  # whoever found the words says where they stand
CENTURY = 1900
AHEAD = 120  # days: a date without a year or a verb that tells is none further ahead
WEEK, MAY = 7, 5
ENDING = "[а-я]{0,3}"

Made = Timex | None


@dataclass(frozen=True, slots=True)
class Day:
    """The day that relative times count from, and which way the verb over one points: asked only where it matters."""

    published: date | None
    points: Callable[[], int]

    def year_of(self, month: int, day: int) -> int | None:
        """Return the year of a date without one: the nearest that the verb allows."""
        if self.published is None:
            return None
        tense = self.points()
        near = [self.published.year + shift for shift in (-1, 0, 1)]
        dates = [found for year in near if (found := _date(year, month, day)) is not None]
        ahead = 366 if tense > 0 else 0 if tense < 0 else AHEAD
        behind = 0 if tense > 0 else 366
        apart = {found: (found - self.published).days for found in dates}
        fits = [found for found, days in apart.items() if -behind <= days <= ahead]
        return min(fits, key=lambda found: abs(apart[found])).year if fits else self.published.year


def rules() -> "tuple[re.Pattern[str], Mapping[str, Callable[[re.Match[str], Day], Made]]]":
    """Return the pattern of all forms, longest first, and by the name of its group what each makes of a match."""
    return _pattern(), _MAKERS


def _full(match: re.Match[str], day: Day) -> Made:
    number, month, year = int(match["d"]), _month(match["m"]), int(match["y"])
    return _dated(_date(year, month, number))


def _numeric(match: re.Match[str], day: Day) -> Made:
    return _dated(_date(int(match["ny"]), int(match["nm"]), int(match["nd"])))


def _range(match: re.Match[str], day: Day) -> Made:
    month = _month(match["rm"])
    year = int(match["ry"]) if match["ry"] else day.year_of(month, int(match["r1"]))
    if year is None:
        return None
    first, last = (
        _dated(_date(year, month, int(match[name])), day if not match["ry"] else None) for name in ("r1", "r2")
    )
    if first is None or last is None or first.value >= last.value:
        return None
    return Timex(NOWHERE, "DATE", first.value, f"{first.edtf}/{last.edtf}", first.against, (first, last))


def _day_of_month(match: re.Match[str], day: Day) -> Made:
    month, number = _month(match["dm"]), int(match["dd"])
    year = day.year_of(month, number)
    if year is None:
        return Timex(NOWHERE, "DATE", f"XXXX-{month:02}-{number:02}") if _date(2000, month, number) else None
    return _dated(_date(year, month, number), day)


def _month_and_year(match: re.Match[str], day: Day) -> Made:
    value = f"{int(match['my']):04}-{_month(match['mm']):02}"
    return Timex(NOWHERE, "DATE", value, value)


def _month_alone(match: re.Match[str], day: Day) -> Made:
    month = _month(match["am"])
    year = day.year_of(month, 15)
    if year is None:
        return Timex(NOWHERE, "DATE", f"XXXX-{month:02}")
    return Timex(NOWHERE, "DATE", f"{year}-{month:02}", f"{year}-{month:02}", day.published)


def _years(match: re.Match[str], day: Day) -> Made:
    first, last = match["y1"], match["y2"]
    if first >= last:
        return None
    ends = tuple(Timex(NOWHERE, "DATE", year, year) for year in (first, last))
    return Timex(NOWHERE, "DATE", first, f"{first}/{last}", None, ends)


def _year(match: re.Match[str], day: Day) -> Made:
    return Timex(NOWHERE, "DATE", match["yy"], match["yy"])


def _decade(match: re.Match[str], day: Day) -> Made:
    number = int(match["de"])
    decade = (number if number >= 100 else CENTURY + number) // 10
    return Timex(NOWHERE, "DATE", f"{decade}", f"{decade}X")


def _weekday(match: re.Match[str], day: Day) -> Made:
    number = next(place for place, stem in enumerate(_data()["weekdays"]) if match["wd"].startswith(stem))
    if day.published is None:
        return Timex(NOWHERE, "DATE", f"XXXX-WXX-{number + 1}")
    back = (day.published.weekday() - number) % WEEK
    ahead = day.points() > 0
    return _dated(day.published + timedelta((WEEK - back) % WEEK if ahead else -back), day)


def _near_day(match: re.Match[str], day: Day) -> Made:
    if day.published is None:
        return Timex(NOWHERE, "DATE", "PRESENT_REF") if match["nr"] == "сегодня" else None
    return _dated(day.published + timedelta(_data()["days"][match["nr"]]), day)


def _shifted(match: re.Match[str], day: Day) -> Made:
    if day.published is None:
        return None
    shift = next(number for stem, number in _data()["shifts"].items() if match["sh"].startswith(stem))
    return _unit_from(day, _unit(match["su"]), shift)


def _ago(match: re.Match[str], day: Day) -> Made:
    if day.published is None:
        return None
    return _counted(day, -_number(match["an"]), _unit(match["au"]))


def _after(match: re.Match[str], day: Day) -> Made:
    if day.published is None:
        return None
    return _counted(day, _number(match["fn"]), _unit(match["fu"]))


def _length(match: re.Match[str], day: Day) -> Made:
    unit = _unit(match["lu"])
    return Timex(NOWHERE, "DURATION", f"{'PT' if unit == 'H' else 'P'}{_number(match['ln'])}{unit}")


def _vague(match: re.Match[str], day: Day) -> Made:
    value = next(value for value, words in _data()["vague"].items() if match["vg"] in words)
    return Timex(NOWHERE, "DATE", value)


_MAKERS: Mapping[str, Callable[[re.Match[str], Day], Made]] = {
    "full": _full,
    "numeric": _numeric,
    "range": _range,
    "monthday": _day_of_month,
    "monthyear": _month_and_year,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "ago": _ago,
    "after": _after,
    "shifted": _shifted,
    "nearday": _near_day,
    "weekday": _weekday,
    "month": _month_alone,
    "length": _length,
    "vague": _vague,
}


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    month = rf"(?:(?:{'|'.join(data['months'])}){ENDING}|{'|'.join(data['may'])})"
    weekday = rf"(?:{'|'.join(data['weekdays'])}){ENDING}"
    unit = "|".join(sorted((word for words in data["units"].values() for word in words), key=len, reverse=True))
    number = rf"(?:\d{{1,4}}|{'|'.join(data['numbers'])})"
    year, years = r"(?:1[5-9]|20)\d\d", r"(?:\s?г\.|\s?год[а-я]{0,2})"
    shift = rf"(?:{'|'.join(data['shifts'])}){ENDING}"
    vague = "|".join(sorted((word for words in data["vague"].values() for word in words), key=len, reverse=True))
    dash = r"\s?[-–—]\s?"
    forms = {
        "full": rf"(?P<d>\d{{1,2}})\s(?P<m>{month})\s(?P<y>{year})(?:{years})?",
        "numeric": rf"(?P<nd>\d{{1,2}})\.(?P<nm>\d{{1,2}})\.(?P<ny>{year})",
        "range": rf"(?P<r1>\d{{1,2}}){dash}(?P<r2>\d{{1,2}})\s(?P<rm>{month})(?:\s(?P<ry>{year})(?:{years})?)?",
        "monthday": rf"(?P<dd>\d{{1,2}})\s(?P<dm>{month})",
        "monthyear": rf"(?P<mm>{month})\s(?P<my>{year})(?:{years})?",
        "years": rf"(?P<y1>{year}){dash}(?P<y2>{year})(?:{years})",
        "decade": r"(?P<de>(?:1[89]|20)?\d0)-[а-я]{1,2}(?:\sгод[а-я]{1,2})?",
        "year": rf"(?P<yy>{year})(?:-[а-я]{{1,3}})?{years}",
        "ago": rf"(?:(?P<an>{number})\s)?(?P<au>{unit})\sназад",
        "after": rf"через\s(?:(?P<fn>{number})\s)?(?P<fu>{unit})",
        "shifted": rf"(?P<sh>{shift})\s(?P<su>{unit})",
        "nearday": rf"(?P<nr>{'|'.join(data['days'])})",
        "weekday": rf"(?:(?<=\bв\s)|(?<=\bво\s)|(?<=\bк\s)|(?<=\bна\s)|(?<=\bс\s))(?P<wd>{weekday})",
        "month": rf"(?<=\bв\s)(?P<am>{month})",
        "length": rf"(?P<ln>{number})\s(?P<lu>{unit})",
        "vague": rf"(?P<vg>{vague})",
    }
    return re.compile("|".join(rf"(?P<{name}>\b(?:{form})(?!\w))" for name, form in forms.items()))


def _dated(found: date | None, day: Day | None = None) -> Made:
    if found is None:
        return None
    return Timex(NOWHERE, "DATE", found.isoformat(), found.isoformat(), day.published if day else None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    if word in _data()["may"]:
        return MAY
    return next(number for number, stem in enumerate(_data()["months"], 1) if word.startswith(stem))


def _unit(word: str) -> str:
    return next(str(unit) for unit, words in _data()["units"].items() if word in words)


def _number(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdigit() else int(_data()["numbers"][word])


def _unit_from(day: Day, unit: str, shift: int) -> Made:
    """Return the whole week, month or year so many from now: "на прошлой неделе"."""
    base = day.published or date.min
    if unit == "Y":
        return Timex(NOWHERE, "DATE", str(base.year + shift), str(base.year + shift), base)
    if unit == "M":
        months = base.year * 12 + base.month - 1 + shift
        value = f"{months // 12:04}-{months % 12 + 1:02}"
        return Timex(NOWHERE, "DATE", value, value, base)
    if unit == "W":
        monday = base + timedelta(WEEK * shift - base.weekday())
        week, sunday = monday.isocalendar(), monday + timedelta(WEEK - 1)
        return Timex(NOWHERE, "DATE", f"{week.year}-W{week.week:02}", f"{monday}/{sunday}", base)
    return _dated(base + timedelta(shift), day) if unit == "D" else None


def _counted(day: Day, number: int, unit: str) -> Made:
    """Return the day, or the month or year, that lies a length from now: "два года назад"."""
    if unit == "D":
        return _dated(_shift(day, number), day)
    if unit == "W":
        return _dated(_shift(day, number * WEEK), day)
    return _unit_from(day, unit, number) if unit in "MY" else None


def _shift(day: Day, days: int) -> date | None:
    try:
        return (day.published or date.min) + timedelta(days)
    except OverflowError:
        return None


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "times.toml").read_text(encoding="utf-8"))
