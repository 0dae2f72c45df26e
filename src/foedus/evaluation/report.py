"""What a scorer reports: named rows of figures, and a plain table of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.errors import QueryError

__all__ = ["Figure", "Report", "Row"]

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: what was measured, and its figures by column."""

    name: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one layer against its gold: shares in per cent, counts as whole numbers, None where undefined."""

    layer: str
    rows: tuple[Row, ...]

    def figure(self, row: str, column: str) -> Figure:
        """Return one figure; QueryError if the report has no such row or column."""
        for found in self.rows:
            if found.name == row and column in found.figures:
                return found.figures[column]
        known = ", ".join(f"{one.name} ({', '.join(one.figures)})" for one in self.rows)
        raise QueryError(f"the report on {self.layer} has no figure {row!r}, {column!r}", f"it has {known}")

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that some row has, in order of first use."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row.figures))

    def table(self) -> str:
        """Return the figures as plain text, a line a row."""
        names = [self.layer, *(row.name for row in self.rows)]
        columns = [[column, *(_written(row.figures.get(column)) for row in self.rows)] for column in self.columns]
        width = max(map(len, names))
        widths = [max(map(len, column)) for column in columns]
        return "\n".join(
            "  ".join([name.ljust(width), *(cell.rjust(wide) for cell, wide in zip(cells, widths, strict=True))])
            for name, *cells in zip(names, *columns, strict=True)
        )

    def __str__(self) -> str:
        return self.table()


def _written(figure: Figure) -> str:
    match figure:
        case None:
            return "-"
        case float():
            return f"{figure:.1f}"
    return str(figure)
