"""Excel: one workbook, a sheet for each table, with links to the sources."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from foedus.api import Cell, Record
from foedus.errors import QueryError
from foedus.export.cells import shown
from foedus.export.cutting import cut
from foedus.export.extras import library
from foedus.export.formats import Format, Options, Written
from foedus.export.sheets import Sheet, sheets

__all__ = ["XLSX"]

FILE = "record.xlsx"
MOST_ROWS, MOST_CHARACTERS, MOST_LINKS, LONGEST_LINK = 1_048_575, 32_767, 65_530, 2_079  # Excel's own limits
WIDEST = 60
LINKED = ("url", "urls")


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write the workbook; QueryError where a table has more rows than a sheet can."""
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    book = library("xlsxwriter", "xlsx").Workbook(folder / FILE, settings)
    styles = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
    rows = 0
    with book:
        for sheet in sheets(record, options):
            _write_sheet(book, sheet, styles)
            rows += len(sheet.table)
    return (Written(FILE, rows),)


def _write_sheet(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    if len(sheet.table) > MOST_ROWS:
        raise QueryError(
            f"{sheet.name} has {len(sheet.table):,} rows, more than a sheet can hold", "ask for less, or for parquet"
        )
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.table), 1), len(sheet.columns) - 1)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, min(WIDEST, 12 if column.type in ("day", "number", "truth") else 24))
        page.write_string(0, place, column.name, styles["head"])
    links = 0
    for line, row in enumerate(sheet.rows(), 1):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            link = _link(cell) if column.name in LINKED and links < MOST_LINKS else None
            links += link is not None
            _put(page, (line, place), cell, link, styles["day"])


def _put(page: Any, at: tuple[int, int], cell: Cell, link: str | None, day: Any) -> None:
    """Write one cell; words are written as words, so that none is run as a formula."""
    words = cut(shown(cell), MOST_CHARACTERS)
    if link:
        page.write_url(*at, link, string=words)
    elif isinstance(cell, bool):
        page.write_boolean(*at, cell)
    elif isinstance(cell, int | float):
        page.write_number(*at, cell)
    elif isinstance(cell, date) and not isinstance(cell, datetime):
        page.write_datetime(*at, datetime(cell.year, cell.month, cell.day), day)
    elif words:
        page.write_string(*at, words)


def _link(cell: Cell) -> str | None:
    """Return the first address in the cell that a browser opens."""
    items = cell if isinstance(cell, list) else [cell]
    first = next((item for item in items if isinstance(item, str)), "")
    return first if first.startswith(("https://", "http://")) and len(first) <= LONGEST_LINK else None


XLSX = Format("xlsx", ".xlsx", write, "One Excel workbook, a sheet a table, with links to the sources.")
