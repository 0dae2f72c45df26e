"""A file of conditions: from TOML to conditions, or to what is wrong with it, where, and what may stand there.

Every fault is found at once. Names are looked up in what is known and in what the record names.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from foedus.errors import QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers.targets import Target, target
from foedus.ledgers.watching.condition import BETWEEN, Condition, condition_id
from foedus.ledgers.watching.kinds import WatchKey, watch_kinds
from foedus.ledgers.watching.sending import post_of, run_of
from foedus.record import Entry

__all__ = ["Fault", "Lines", "choice", "conditions", "parsed"]

WATCH = "watch"
TABLES = (WATCH, "feed")  # what to read, and when, may stand in the same file
SENDING = {"run": run_of, "post": post_of}
OF_EVERY = ("name", "what", *SENDING)
MOST_DAYS = 36_500
LONGEST_FILE = 1_000_000  # letters

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that is not as it should be: where, what, and the remedy."""

    line: int | None
    entry: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        place = ", ".join(filter(None, (f"line {self.line}" if self.line else "", self.entry)))
        said = f"{self.what}: {self.remedy}" if self.remedy else self.what
        return f"{place}: {said}" if place else said


def conditions(
    text: str, knowledge: Knowledge, entries: Iterable[Entry]
) -> tuple[tuple[Condition, ...], tuple[Fault, ...]]:
    """Return the conditions in the text of a file, and every fault that keeps one from being read.

    `entries` are asked for names that the knowledge base does not have.
    """
    try:
        data = parsed(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        return (), (Fault(int(at[1]) if at else None, "", _AT_LINE.sub("", str(error)), "write it as TOML"),)
    reader = _Reader(Lines(text), knowledge, entries)
    read = tuple(reader.conditions(data))
    return read, tuple(reader.faults)


def parsed(text: str) -> dict[str, Any]:
    """Return what the file holds; TOMLDecodeError where it is no TOML."""
    if len(text) > LONGEST_FILE:
        raise tomllib.TOMLDecodeError(f"it has more than {LONGEST_FILE:,} letters")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("it is nested too deeply") from error


class Lines:
    """Where in the file its entries and their keys stand, as far as they are written in the common way."""

    def __init__(self, text: str, table: str = WATCH) -> None:
        self.lines = text.splitlines()
        begins = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
        self.starts = [at for at, line in enumerate(self.lines) if begins.match(line)]

    def of(self, number: int | None, key: str = "") -> int | None:
        """Return the line of a key of that entry, of the entry itself, or of a key at the head of the file."""
        if number is None:
            start, end = -1, next((at for at, line in enumerate(self.lines) if line.lstrip().startswith("[")), None)
        elif number > len(self.starts):
            return None
        else:
            start = self.starts[number - 1]
            later = (at for at in range(start + 1, len(self.lines)) if self.lines[at].lstrip().startswith("[["))
            end = next(later, None)
        written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        own = enumerate(self.lines[start + 1 : end], start + 2)
        found = next((at for at, line in own if key and written.match(line)), None)
        return found or (None if number is None else start + 1)


@dataclass
class _Reader:
    """Reads the tables of a file one by one, and notes what is wrong with each."""

    lines: Lines
    knowledge: Knowledge
    entries: Iterable[Entry]
    faults: list[Fault] = field(default_factory=list)
    number: int | None = None
    label: str = ""

    def conditions(self, data: Mapping[str, Any]) -> Iterator[Condition]:
        """Yield each condition that is well formed and no repetition of an earlier one."""
        sending = {key: self._sending(key, data[key]) for key in SENDING if key in data}
        self._refuse_unknown(data, (*SENDING, *TABLES), "the file")
        tables = data.get(WATCH, [])
        if not isinstance(tables, list):
            self._fault(WATCH, "a watch is not a table", "begin each with a line [[watch]]")
            return
        seen: dict[str, int] = {}
        for self.number, table in enumerate(tables, 1):
            self.label = f"[[watch]] {self.number}"
            before = len(self.faults)
            found = self._condition(table, sending)
            if found is None or len(self.faults) > before:
                continue
            if found.id in seen:
                self._fault("", f"it is the same as [[watch]] {seen[found.id]}", "take one of them out")
                continue
            seen[found.id] = self.number
            yield found

    def _condition(self, table: object, sending: Mapping[str, Any]) -> Condition | None:
        if not isinstance(table, dict):
            self._fault("", f"{table!r:.60} is no table of keys", "begin each with a line [[watch]]")
            return None
        name = self._name(table)
        what = table.get("what")
        known = watch_kinds().get(what) if isinstance(what, str) else None
        if known is None:
            said = f"nothing called {what!r:.60} can be watched" if "what" in table else "it does not say what to watch"
            self._fault("what", said, choice("it may be", str(what), watch_kinds()))
            return None
        self._refuse_unknown(table, (*OF_EVERY, *(key.name for key in known.keys)), f"what = {known.name!r}")
        given = {key.name: self._values(key, table[key.name]) for key in known.keys if key.name in table}
        sent = {**sending, **{key: self._sending(key, table[key]) for key in SENDING if key in table}}
        found = Condition(name, known.name, tuple(given.items()), condition_id(known.name, given), **sent)
        return found if name else replace(found, name=str(found))

    def _name(self, table: Mapping[str, Any]) -> str:
        name = table.get("name", "")
        if not isinstance(name, str) or ("name" in table and not name.strip()) or not name.isprintable():
            self._fault("name", f"{name!r:.60} is no name", 'write name = "Armenia leaves", or leave it out')
            return ""
        if name:
            self.label += f" “{name.strip()[:60]}”"
        return " ".join(name.split())

    def _refuse_unknown(self, table: Mapping[str, Any], known: Iterable[str], whose: str) -> None:
        for key in table.keys() - set(known):
            self._fault(key, f"{key!r} is no key of {whose}", choice("it takes", key, known))

    def _values(self, key: WatchKey, given: object) -> tuple[Any, ...]:
        """Return what was given for the key as a list, each made into what it stands for."""
        if key.type == "days":
            return (self._days(key, given),)
        items = given if isinstance(given, list) else [given]
        if key.name == BETWEEN and len(items) < 2:
            self._fault(key.name, "between whom is not said", 'write two or more, as in between = ["RUS", "ARM"]')
        if not items:
            self._fault(key.name, f"{key.name} is an empty list", "leave it out where anything will do")
        return tuple(made for item in items if (made := self._value(key, item)) is not None)

    def _value(self, key: WatchKey, item: object) -> Any:
        if not isinstance(item, str) or not _WORD.search(item) or not " ".join(item.split()).isprintable():
            self._fault(key.name, f"{key.name} is {item!r:.60}", f"write {key.says} in quotation marks")
            return None
        if key.type == "value":
            if item not in key.values:
                self._fault(key.name, f"{key.name} cannot be {item!r:.60}", choice("it may be", item, key.values))
            return item
        return " ".join(item.split()) if key.type == "words" else self._who(key, item)

    def _who(self, key: WatchKey, item: str) -> Target | None:
        try:
            found = target(item, self.knowledge, self.entries)
        except QueryError as error:
            self._fault(key.name, f"{key.name}: {error.what:.100}", error.remedy)
            return None
        known = self.knowledge.by_id.get(found.code) if found.code else None
        if key.type == "organisation" and (found.code is None or (known and known.type != "organisation")):
            self._fault(key.name, f"{key.name}: {item!r} is no organisation", "name one that has members, as in CSTO")
            return None
        return found

    def _days(self, key: WatchKey, given: object) -> int:
        if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= MOST_DAYS:
            return given
        self._fault(key.name, f"{key.name} is {given!r:.60}", f"write a number of days, as in {key.name} = 7")
        return 0

    def _sending(self, key: str, given: object) -> Any:
        try:
            return SENDING[key](given)
        except QueryError as error:
            self._fault(key, error.what, error.remedy)
            return None

    def _fault(self, key: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(self.lines.of(self.number, key), self.label, what, remedy))


def choice(may: str, given: str, values: Iterable[str]) -> str:
    """Return what may stand there, or the one of them that is likely meant."""
    found = tuple(values)
    near = get_close_matches(given[:60], found, n=1, cutoff=0.75)
    return f"is {near[0]!r} meant?" if near else f"{may} {', '.join(found)}"
