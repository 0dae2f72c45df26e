"""Feeds of a file: from its [[feed]] tables to what is to be read and how often, or to what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from foedus.errors import FoedusError
from foedus.ledgers.watching.file import Fault, Lines, choice, parsed
from foedus.sources import check_address

__all__ = ["Subscription", "subscriptions"]

FEED = "feed"
HOUR = timedelta(hours=1)
SOONEST, LATEST = timedelta(minutes=5), timedelta(days=30)
MOST = 10_000

_UNITS = {"min": 60, "minute": 60, "hour": 3600, "h": 3600, "day": 86_400, "week": 604_800}
_EVERY = re.compile(rf"(?:(\d{{1,5}})\s*)?({'|'.join(_UNITS)})s?", re.I)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is read again and again: where it is, who publishes it, how often, and how much of it.

    `address` is one on the web, or the path of a file or folder. With `full`, the pages that it links to are read, at
    most `limit` of them in one go.
    """

    address: str
    source: str | None = None
    every: timedelta = HOUR
    full: bool = False
    limit: int | None = None
    is_path: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.source or self.address


def subscriptions(text: str, folder: Path) -> tuple[tuple[Subscription, ...], tuple[Fault, ...]]:
    """Return the feeds in the text of a file, and every fault that keeps one from being read.

    Paths are counted from the folder of the file. What is no TOML is told of with the conditions.
    """
    try:
        tables = parsed(text).get(FEED, [])
    except TOMLDecodeError:
        return (), ()
    reader = _Reader(Lines(text, FEED), folder)
    found = tuple(reader.subscriptions(tables))
    return found, tuple(reader.faults)


@dataclass
class _Reader:
    """Reads the tables one by one, and notes what is wrong with each."""

    lines: Lines
    folder: Path
    faults: list[Fault] = field(default_factory=list)
    number: int = 0

    def subscriptions(self, tables: object) -> Iterator[Subscription]:
        """Yield each feed that is well formed and no repetition of an earlier one."""
        if not isinstance(tables, list):
            self._fault("", "a feed is not a table", "begin each with a line [[feed]]")
            return
        seen: dict[str, int] = {}
        for self.number, table in enumerate(tables, 1):
            before = len(self.faults)
            found = self._subscription(table)
            if found is None or len(self.faults) > before:
                continue
            if found.address in seen:
                key = "path" if found.is_path else "address"
                self._fault(key, f"it is the same as [[feed]] {seen[found.address]}", "take one of them out")
                continue
            seen[found.address] = self.number
            yield found

    def _subscription(self, table: object) -> Subscription | None:
        if not isinstance(table, dict):
            self._fault("", f"{table!r:.60} is no table of keys", "begin each with a line [[feed]]")
            return None
        known = ("address", "path", "source", "every", "full", "limit")
        for key in table.keys() - set(known):
            self._fault(key, f"{key!r} is no key of a feed", choice("it takes", key, known))
        where = [key for key in ("address", "path") if key in table]
        if len(where) != 1:
            said = "both an address and a path" if where else "it does not say where"
            self._fault("", said, 'write address = "https://...", or path = "..." for a file')
            return None
        place = self._address(table) if where == ["address"] else self._path(table)
        return Subscription(
            address=place,
            source=self._of(table, "source", str, None, "write its name in quotation marks"),
            every=self._every(table),
            full=self._of(table, "full", bool, False, "write true or false"),
            limit=self._limit(table),
            is_path=where == ["path"],
        )

    def _of(self, table: dict[str, Any], key: str, type_: type, default: Any, remedy: str) -> Any:
        value: Any = table.get(key, default)
        if key in table and (not isinstance(value, type_) or not str(value).strip()):
            self._fault(key, f"{key} is {value!r:.60}", remedy)
            return default
        return " ".join(value.split()) if isinstance(value, str) else value

    def _address(self, table: dict[str, Any]) -> str:
        address: str = self._of(table, "address", str, "", "write it in quotation marks")
        try:
            check_address(address)
        except FoedusError as error:
            self._fault("address", error.what, error.remedy)
        return address

    def _path(self, table: dict[str, Any]) -> str:
        written: str = self._of(table, "path", str, "", "write it in quotation marks")
        return str(self.folder / Path(written).expanduser())

    def _every(self, table: dict[str, Any]) -> timedelta:
        written = table.get("every", "hour")
        found = _EVERY.fullmatch(written.strip()) if isinstance(written, str) else None
        every = timedelta(seconds=int(found[1] or 1) * _UNITS[found[2].lower()]) if found else timedelta()
        if not SOONEST <= every <= LATEST:
            remedy = 'write from "5 min" to "30 days", as in "30 min", "2 hours" or "day"'
            self._fault("every", f"every is {written!r:.60}", remedy)
            return HOUR
        return every

    def _limit(self, table: dict[str, Any]) -> int | None:
        limit = table.get("limit")
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST):
            self._fault("limit", f"limit is {limit!r:.60}", f"write a number from 1 to {MOST:,}")
            return None
        return limit

    def _fault(self, key: str, what: str, remedy: str) -> None:
        number = self.number or None
        self.faults.append(Fault(self.lines.of(number, key), f"[[feed]] {number}" if number else "", what, remedy))
