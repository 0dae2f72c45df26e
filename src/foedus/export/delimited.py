"""CSV: one file a table, as RFC 4180 has it, in UTF-8."""

import csv
from pathlib import Path
from typing import TextIO

from foedus.api import Record
from foedus.export.cells import harmless
from foedus.export.formats import Format, Options, Written
from foedus.export.sheets import Sheet, sheets

__all__ = ["CSV", "write_lines", "write_sheet"]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write a file for each table."""
    return tuple(write_sheet(sheet, folder) for sheet in sheets(record, options))


def write_sheet(sheet: Sheet, folder: Path) -> Written:
    """Write one table into a file of its name."""
    name = f"{sheet.name}.csv"
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        write_lines(sheet, stream)
    return Written(name, len(sheet.table))


def write_lines(sheet: Sheet, stream: TextIO) -> None:
    """Write the heads and the rows; what a spreadsheet would run as a formula has an apostrophe before it."""
    lines = csv.writer(stream)
    lines.writerow([column.name for column in sheet.columns])
    for row in sheet.rows():
        lines.writerow([harmless(cell) for cell in row])


CSV = Format("csv", ".csv", write, "One CSV file a table, for spreadsheets, R and everything else.")
