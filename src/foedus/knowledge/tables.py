"""Read this package's data: tables of one record a line, and TOML, each one file or a folder of them."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from foedus.errors import KnowledgeError

__all__ = ["aliased", "listed", "rows", "toml"]

_DATA = files(__package__) / "data"
_SOURCE = "# Source: "


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """Yield the records of `data/NAME.txt`, or of every table in the folder `data/NAME`, with their "source".

    The first line of a table names the columns, " | " parts them, "#" begins a remark.
    """
    for file in _files(name, ".txt"):
        yield from _records(file.name, file.read_text(encoding="utf-8"))


def _records(name: str, text: str) -> Iterator[Mapping[str, str]]:
    columns: tuple[str, ...] = ()
    source = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            source = line.removeprefix(_SOURCE) if line.startswith(_SOURCE) else source
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("|"))
        if not columns:
            columns = (*cells, "source")
        elif len(cells) + 1 != len(columns):
            raise KnowledgeError(f"{name}, line {number}: {len(cells)} cells", f"write {len(columns) - 1}: {columns}")
        else:
            yield dict(zip(columns, (*cells, source), strict=True))


def toml(name: str) -> Mapping[str, Any]:
    """Return the content of `data/NAME.toml`, or of every such file in the folder `data/NAME` together."""
    found: dict[str, Any] = {}
    for file in _files(name, ".toml"):
        try:
            found |= tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeError(f"{file.name} is not TOML", str(error)) from error
    return found


def listed(cell: str) -> tuple[str, ...]:
    """Return the items of a cell, which commas part."""
    return tuple(item for item in (part.strip() for part in cell.split(",")) if item)


def aliased(item: str) -> tuple[str, ...]:
    """Return an item's name and its other names: "Kyodo (Kyodo News; KNA)"."""
    name, _, others = item.removesuffix(")").partition(" (")
    return (name, *(other.strip() for other in others.split(";") if other))


def _files(name: str, ending: str) -> list[Traversable]:
    folder = _DATA / name
    if folder.is_dir():
        return sorted((file for file in folder.iterdir() if file.name.endswith(ending)), key=lambda file: file.name)
    return [_DATA / f"{name}{ending}"]
