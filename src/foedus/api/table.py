"""A table of rows: what every question to a record returns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, TypeVar, overload

from foedus.api.columns import ColumnType, columns_of
from foedus.api.plain import flat, plain
from foedus.errors import QueryError

__all__ = ["Table"]

CELL_WIDTH = 40
SHOWN_ROWS = 20


class Columned(Protocol):
    """A frozen row that names the fields a narrow table shows."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of those fields, in order."""
        ...


R = TypeVar("R", bound=Columned)


@dataclass(frozen=True, slots=True, repr=False)
class Table(Sequence[R]):
    """Rows in order, frozen. `repr` prints a narrow table; `to_json`, `to_polars` and `to_pandas` hand the rows on.

    `of` is the type of the rows, so that a table without any still has its columns.
    """

    rows: tuple[R, ...] = ()
    of: type | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> "Table[R]": ...

    def __getitem__(self, index: int | slice) -> "R | Table[R]":
        return Table(self.rows[index], self.of) if isinstance(index, slice) else self.rows[index]

    def __repr__(self) -> str:
        if not self.rows:
            return "no rows"
        heads = self.rows[0].columns
        lines = [heads, *(tuple(_cell(getattr(row, head)) for head in heads) for row in self.rows[:SHOWN_ROWS])]
        widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
        ruled = [lines[0], tuple("─" * width for width in widths), *lines[1:]]
        drawn = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in ruled]
        hidden = len(self.rows) - SHOWN_ROWS
        return "\n".join(line.rstrip() for line in drawn) + (f"\n… and {hidden} more" if hidden > 0 else "")

    def to_json(self) -> list[dict[str, Any]]:
        """Return the rows as plain dicts, which `json.dumps` writes as they are."""
        return [row.told() if hasattr(row, "told") else plain(row) for row in self.rows]

    def to_polars(self) -> Any:
        """Return the rows as a polars DataFrame, an actor in two columns; QueryError where polars is missing.

        The columns and their types depend on the type of the rows alone.
        """
        polars = _library("polars")
        types: dict[ColumnType, Any] = {
            "text": polars.String,
            "texts": polars.List(polars.String),
            "day": polars.Date,
            "time": polars.Datetime("us", "UTC"),
            "number": polars.Int64,
            "share": polars.Float64,
            "truth": polars.Boolean,
        }
        columns = columns_of(self._type) if self._type else ()
        return polars.DataFrame(self._flat(), schema={column.name: types[column.type] for column in columns})

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame, an actor in two columns; QueryError where pandas is missing."""
        columns = columns_of(self._type) if self._type else ()
        return _library("pandas").DataFrame(self._flat(), columns=[column.name for column in columns])

    @property
    def _type(self) -> type | None:
        return self.of or (type(self.rows[0]) if self.rows else None)

    def _flat(self) -> list[dict[str, Any]]:
        return [flat(row) for row in self.rows]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case True | False:
            return "yes" if value else ""
        case tuple():
            text = "; ".join(_cell(item) for item in value)
        case _:
            text = str(value)
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise QueryError(f"{name} is not installed", f"pip install {name}, or pip install 'foedus[frames]'") from error
