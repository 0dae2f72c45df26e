"""The words that dates are written with, read from the data files: which classes a word is in and what it is worth."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from foedus.errors import KnowledgeError

__all__ = ["Lexicon", "WordValue", "classes_of_number", "data", "lexicon", "number_in"]

WordValue = int | str

_FILES = ("calendar", "units", "numbers", "modifiers", "lookalikes")
_NUMBER = re.compile(r"(?P<number>\d{1,4})|(?P<nth>\d{1,4})(?:st|nd|rd|th)|(?P<decade>(?:\d\d)?\d0)s")
_SHAPES = {
    "CLOCK": re.compile(r"\d{1,2}:[0-5]\d"),
    "POINTED": re.compile(r"\d{1,2}\.[0-5]\d"),
    "MILITARY": re.compile(r"(?:[01]\d|2[0-3])[0-5]\d"),
    "DOTTED": re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"),
    "NUM": re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,6}\.\d{1,2}"),
}
_RANGES = {"DAY": (1, 31), "MONTHNUM": (1, 12)}
YEARS = range(1000, 2200)  # numbers of four digits that can be a year
MODERN_YEARS = range(1900, 2100)  # those that are more often a year than anything else
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`classes` has each word, in every way it may be written, with its classes; `values` what it is worth in each."""

    classes: dict[str, frozenset[str]]
    values: dict[tuple[str, str], WordValue]

    def value(self, name: str, word: str) -> WordValue | None:
        """Return what the word is worth as one of that class, None where it is not one."""
        return self.values.get((name, word.lower()))


def data(name: str) -> dict[str, Any]:
    """Return what the data file of that name holds."""
    source = files(__package__).joinpath("data", f"{name}.toml")
    try:
        return tomllib.loads(source.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"readers/times/data/{name}.toml", str(error)) from error


@cache
def lexicon() -> Lexicon:
    """Return the words of all lexicon files."""
    classes: dict[str, set[str]] = {}
    values: dict[tuple[str, str], WordValue] = {}
    for content in map(data, _FILES):
        for case, tables in content.items():
            for name, words in tables.items():
                for word, value in words.items():
                    values[name, word.lower()] = value
                    for spelling in spellings(word, as_written=case == "as_written"):
                        classes.setdefault(spelling, set()).add(name)
    return Lexicon({word: frozenset(names) for word, names in classes.items()}, values)


def spellings(word: str, *, as_written: bool) -> set[str]:
    """Return the ways a word may be written: as it is or all in capitals, and where case is free also capitalised."""
    return {word, word.upper()} if as_written else {word, word.capitalize(), word.upper()}


@lru_cache(maxsize=4096)
def classes_of_number(token: str) -> frozenset[str]:
    """Return the classes of a token that starts with a digit."""
    if len(token) > LONGEST_NUMBER:
        return frozenset()
    match = _NUMBER.fullmatch(token)
    if match is None:
        found = {name for name, shape in _SHAPES.items() if shape.fullmatch(token)}
        return frozenset(found | {"NUM"} if "POINTED" in found else found)
    if match["decade"]:
        return frozenset({"DECADE"})
    number = int(match["number"] or match["nth"])
    if match["nth"]:
        return frozenset({"NTH", "DAYNTH"} if 1 <= number <= _RANGES["DAY"][1] else {"NTH"})
    found = {"NUM"} | {name for name in ("MILITARY",) if _SHAPES[name].fullmatch(token)}
    if len(token) == len("16"):
        found.add("YY")
    if len(token) <= len("31"):
        found |= {name for name, (low, high) in _RANGES.items() if low <= number <= high}
    if len(token) == len("2023") and number in YEARS:
        found |= {"YEAR", "MODERN"} if number in MODERN_YEARS else {"YEAR"}
    return frozenset(found)


def number_in(token: str) -> int:
    """Return the number that a token of digits starts with."""
    match = re.match(r"\d{1,4}", token.replace(",", ""))
    return int(match.group()) if match else 0
