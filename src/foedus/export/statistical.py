"""Stata and SPSS: one file a table, each column with its label."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from foedus.api import Cell, Column, Record
from foedus.export.cells import shown
from foedus.export.cutting import cut
from foedus.export.extras import library
from foedus.export.formats import Format, Options, Written
from foedus.export.labels import label
from foedus.export.sheets import Sheet, sheets

__all__ = ["DTA", "SAV", "names"]

LONGEST = {"dta": 2_000, "sav": 8_000}  # bytes that a string column of each may well have
RESERVED = frozenset({  # Stata's own words, then those of SPSS
    "byte", "double", "float", "if", "in", "int", "long", "skip", "using", "with",
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to",
})  # fmt: skip


def names(columns: tuple[Column, ...]) -> list[str]:
    """Return the columns' names, an underscore behind those that are words of Stata or SPSS: "by_"."""
    return [f"{column.name}_" if column.name in RESERVED else column.name for column in columns]


def _writer(suffix: str) -> Callable[[Record, Path, Options], tuple[Written, ...]]:
    def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
        return tuple(_write_sheet(sheet, folder, suffix) for sheet in sheets(record, options))

    return write


def _write_sheet(sheet: Sheet, folder: Path, suffix: str) -> Written:
    polars, pyreadstat = library("polars", suffix), library("pyreadstat", suffix)
    name = f"{sheet.name}.{suffix}"
    rows = [[_cell(cell, LONGEST[suffix]) for cell in row] for row in sheet.rows()]
    types = {
        "day": polars.Date,
        "time": polars.Datetime("us"),
        "number": polars.Int64,
        "share": polars.Float64,
        "truth": polars.Int8,
    }
    schema = [
        (named, types.get(column.type, polars.String))
        for named, column in zip(names(sheet.columns), sheet.columns, strict=True)
    ]
    frame = polars.DataFrame(rows, schema=schema, orient="row")
    save = getattr(pyreadstat, f"write_{suffix}")
    labels = [label(column.name) for column in sheet.columns]
    save(frame, str(folder / name), file_label=f"foedus: {sheet.name}", column_labels=labels)
    return Written(name, len(rows))


def _cell(value: Cell, longest: int) -> Any:
    match value:
        case None:
            return None
        case str() | list():
            return _within(shown(value), longest)
        case bool():
            return int(value)
        case datetime():
            return value.replace(tzinfo=None)
        case int() | float() | date():
            return value
    return shown(value)


def _within(words: str, most: int) -> str:
    """Return the words, as many of them as have at most so many bytes."""
    while len(words.encode()) > most:
        words = cut(words, len(words) * most // len(words.encode()) - 1)
    return words


DTA = Format("dta", ".dta", _writer("dta"), "One Stata file a table, with labels; R reads it with haven.")
SAV = Format("sav", ".sav", _writer("sav"), "One SPSS file a table, with labels; R reads it with haven.")
