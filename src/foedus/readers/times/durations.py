"""Amounts of time in words, and deadlines that are counted with them."""

import re
from datetime import date, timedelta
from fractions import Fraction

from foedus.readers.times.lexicon import lexicon, number_in
from foedus.readers.times.moments import shifted

__all__ = ["after", "amount", "duration"]

_ISO = re.compile(
    r"P(?:(?P<Y>\d{1,4})Y)?(?:(?P<M>\d{1,5})M)?(?:(?P<Q>\d{1,5})Q)?(?:(?P<W>\d{1,6})W)?(?:(?P<D>\d{1,7})D)?"
    r"(?:T(?:(?P<h>\d{1,8})H)?(?:(?P<m>\d{1,9})M)?(?:(?P<s>\d{1,9})S)?)?"
)
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_MULTIPLIERS = (12, 100, 1000)  # dozen, hundred, thousand


def after(start: date, value: str) -> date | None:
    """Return the day that an ISO duration after `start` falls on ("gives 72 hours"), None where there is none.

    Hours are rounded up to whole days: who has 30 hours from some time today has them until the day after tomorrow.
    """
    match = _ISO.fullmatch(value)
    parts = {unit: int(number) for unit, number in match.groupdict().items() if number} if match else {}
    when: date | None = start
    for unit, count in parts.items():
        if unit.isupper() and when:
            when = shifted(when, f"1{unit}", count)
    seconds = parts.get("h", 0) * 3600 + parts.get("m", 0) * 60 + parts.get("s", 0)
    try:
        return when + timedelta(-(-seconds // 86400)) if when and parts else None
    except OverflowError:
        return None


def amount(words: tuple[str, ...]) -> Fraction | None:
    """Return the number that words or digits say ("twenty-four", "2 1/2", "a couple of"), None for "several"."""
    if "/" in words:
        at = words.index("/")
        whole = Fraction(number_in(words[0]) if at > 1 else 0)
        return Fraction(number_in(words[at - 1]), number_in(words[at + 1]) or 1) + whole
    total = Fraction(0)
    for word in map(str.lower, words):
        if word in _PARTS:
            total += _PARTS[word]
        elif word[0].isdigit():
            total += Fraction(word.replace(",", "").rstrip("stndrh"))
        elif (value := lexicon().value("NUM", word) or lexicon().value("NTH", word)) is not None:
            total = (total or Fraction(1)) * int(value) if value in _MULTIPLIERS else total + int(value)
        elif lexicon().value("VAGUE", word) == "X":
            return None
        elif (value := lexicon().value("VAGUE", word)) is not None:
            return Fraction(value)
    return total or Fraction(1)


def duration(count: Fraction | None, unit: str) -> str:
    """Return that many times a unit as an ISO duration: PnX for a number, PXX for an unknown one."""
    clock = "T" if unit.startswith("T") else ""
    unit = unit.removeprefix("T")
    length, letters = int(unit.rstrip("DWEMQYHS")), unit.lstrip("0123456789")
    if count is None:
        return f"P{clock}X{'E' if length == 10 else 'C' if length == 100 else letters}"
    count *= length
    if letters == "WE":
        return f"P{2 * count}D" if count.denominator == 1 else "PXD"
    if count.denominator == 1:
        return f"P{clock}{count}{letters}"
    if count.denominator == 2 and (halved := _HALVES.get(clock + letters)):
        whole = f"{int(count)}{letters}" if int(count) else ""
        return f"P{clock}{whole}{halved}"
    return f"P{clock}{float(count):g}{letters}"
