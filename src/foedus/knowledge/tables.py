"""Read the data: tables of one record a line and TOML, ours and, before them, what a user added in the same form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from foedus.errors import KnowledgeError
from foedus.knowledge.form import refuse_misformed
from foedus.knowledge.periods import period

__all__ = ["Added", "Row", "Tables", "aliased", "listed", "refuse_misdated", "toml"]

_DATA = files(__package__) / "data"
_SOURCE = "# Source: "
_TEXT, _TOML = ".txt", ".toml"
_KINDS = (
    "states",
    "former_states",
    "people",
    "groups",
    "places",
    "cities",
    "outlets",
    "companies",
)  # the tables that a user may add to


@dataclass(frozen=True, slots=True)
class Added:
    """A user's own file: its name, which says where a fact comes from, and its content in the form of one of ours."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table, by column: what it rests on, whether a user added it, and the number of its line."""

    line: str
    places: Mapping[str, int]
    source: str = ""
    own: bool = False
    number: int = 0

    def pick(self, *columns: str) -> Sequence[str]:
        """Return the cells of several columns at once."""
        cells = self.line.split("|")
        return [cells[self.places[column]].strip() for column in columns]

    def __getitem__(self, column: str) -> str:
        return self.line.split("|")[self.places[column]].strip()


class Tables:
    """All tables; what a user added comes before ours, so that it wins."""

    def __init__(self, added: Iterable[Added] = ()) -> None:
        self._texts: dict[str, list[Added]] = {}
        self._tomls: list[tuple[Added, Mapping[str, Any]]] = []
        self._added = tuple(added)
        for file in self._added:
            if not file.content.strip():
                raise KnowledgeError(f"{file.name} is empty", "write what you know in the form of one of our tables")
            if file.name.lower().endswith(_TOML):
                self._tomls.append((file, _parsed(file.name, file.content)))
            else:
                self._texts.setdefault(_kind(file), []).append(file)

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the records of the table: its first line names the columns, " | " parts them, "#" begins a remark."""
        for file in self._texts.get(name, ()):
            yield from _records(file.name, file.content, own=True)
        for ours in _files(name, _TEXT):
            yield from _records(ours.name, ours.read_text(encoding="utf-8"))

    def own_rows(self) -> Iterator[Row]:
        """Yield the records of all tables that a user added."""
        for added in self._texts.values():
            for file in added:
                yield from _records(file.name, file.content, own=True)

    def organisations(self) -> Iterator[tuple[str, Row, Mapping[str, Any]]]:
        """Yield (code, where from, entry) of each organisation's table; a user's before ours."""
        for file, entries in self._tomls:
            for code, entry in entries.items():
                refuse_misformed(file.name, code, entry)
                yield code, Row("", {}, entry.get("source", file.name), own=True), entry
        for code, entry in toml("organisations").items():
            yield code, Row("", {}, entry.get("source", "")), entry

    @property
    def version(self) -> str:
        """A short hash of everything that is known, ours and added: what was read with another one is read again."""
        digest = sha256(_digest())
        for file in self._added:
            for part in (file.name, file.content):
                digest.update(sha256(part.encode()).digest())
        return digest.hexdigest()[:12]


def refuse_misdated(file: Added) -> None:
    """Raise KnowledgeError, with its line, for the first period of a user's table that is none."""
    for row in Tables([file]).own_rows():
        if "period" in row.places:
            try:
                period(row["period"])
            except KnowledgeError as error:
                raise KnowledgeError(f"{file.name}, line {row.number}: {error.what}", error.remedy) from error


@cache
def toml(name: str) -> Mapping[str, Any]:
    """Return the content of `data/NAME.toml`, or of every such file in the folder `data/NAME` together."""
    found: dict[str, Any] = {}
    for file in _files(name, _TOML):
        found |= _parsed(file.name, file.read_text(encoding="utf-8"))
    return found


def listed(cell: str) -> tuple[str, ...]:
    """Return the items of a cell, which commas part."""
    return tuple(item for item in (part.strip() for part in cell.split(",")) if item)


def aliased(item: str) -> tuple[str, ...]:
    """Return an item's name and its other names: "Kyodo (Kyodo News; KNA)"."""
    name, _, others = item.removesuffix(")").partition(" (")
    return (name, *(other.strip() for other in others.split(";") if other))


def _records(name: str, text: str, *, own: bool = False) -> Iterator[Row]:
    places: dict[str, int] = {}
    source = name if own else ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            source = line.removeprefix(_SOURCE) if line.startswith(_SOURCE) else source
        elif not line.strip():
            continue
        elif not places:
            places = {column: place for place, column in enumerate(_cells(line))}
        elif (cells := line.count("|") + 1) != len(places):
            raise KnowledgeError(f"{name}, line {number}: {cells} cells", f"write {len(places)}: {' | '.join(places)}")
        else:
            yield Row(line, places, source, own, number)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _columns(text: str) -> tuple[str, ...]:
    return next((_cells(line) for line in text.splitlines() if line.strip() and not line.startswith("#")), ())


def _kind(file: Added) -> str:
    """Return which of our tables a user's file adds to: the one of the same columns, then the one of that name."""
    columns = _columns(file.content)
    alike = [kind for kind in _KINDS if set(columns) == set(_columns_of(kind))]
    named = [kind for kind in alike if kind in file.name]
    if len(alike) == 1 or named:
        return (named or alike)[0]
    if alike:
        raise KnowledgeError(f"{file.name} may be one of {', '.join(alike)}", "name the file after the one that it is")
    forms = "; ".join(f"{kind}: {' | '.join(_columns_of(kind))}" for kind in _KINDS)
    raise KnowledgeError(f"{file.name} has columns of none of our tables", f"its first line should be one of {forms}")


@cache
def _columns_of(kind: str) -> tuple[str, ...]:
    return _columns(_files(kind, _TEXT)[0].read_text(encoding="utf-8"))


def _parsed(name: str, content: str) -> Mapping[str, Any]:
    try:
        return tomli.loads(content)
    except tomli.TOMLDecodeError as error:
        raise KnowledgeError(f"{name} is not TOML", str(error)) from error


def _files(name: str, ending: str) -> list[Traversable]:
    folder = _DATA / name
    if folder.is_dir():
        return sorted((file for file in folder.iterdir() if file.name.endswith(ending)), key=lambda file: file.name)
    return [_DATA / f"{name}{ending}"]


@cache
def _digest() -> bytes:
    """Return the hash of all our data."""
    digest = sha256()
    for folder in (
        _DATA,
        *sorted((entry for entry in _DATA.iterdir() if entry.is_dir()), key=lambda entry: entry.name),
    ):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith((_TEXT, _TOML)):
                digest.update(file.read_bytes())
    return digest.digest()
