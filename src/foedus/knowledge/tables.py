"""Read this package's data: tables of one record a line, and TOML."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from foedus.errors import KnowledgeError

__all__ = ["aliased", "listed", "rows", "toml"]

_DATA = files(__package__) / "data"


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """Yield the records of `data/NAME.txt`: its first line names the columns, " | " parts them, "#" begins a remark."""
    columns: tuple[str, ...] = ()
    for number, line in enumerate(_read(f"{name}.txt").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("|"))
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise KnowledgeError(f"{name}.txt, line {number}: {len(cells)} cells", f"write {len(columns)}: {columns}")
        else:
            yield dict(zip(columns, cells, strict=True))


def toml(name: str) -> Mapping[str, Any]:
    """Return the content of `data/NAME.toml`."""
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}.toml is not TOML", str(error)) from error


def listed(cell: str) -> tuple[str, ...]:
    """Return the items of a cell, which commas part."""
    return tuple(item for item in (part.strip() for part in cell.split(",")) if item)


def aliased(item: str) -> tuple[str, ...]:
    """Return an item's name and its other names: "Kyodo (Kyodo News; KNA)"."""
    name, _, others = item.removesuffix(")").partition(" (")
    return (name, *(other.strip() for other in others.split(";") if other))


def _read(name: str) -> str:
    return (_DATA / name).read_text(encoding="utf-8")
