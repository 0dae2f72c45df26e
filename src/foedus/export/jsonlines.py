"""JSON lines: one file a table, one row a line, with all that is nested in it."""

import json
from pathlib import Path

from foedus.api import Record
from foedus.export.formats import Format, Options, Written
from foedus.export.sheets import Sheet, sheets

__all__ = ["JSONL", "write_sheet"]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write a file for each table."""
    return tuple(write_sheet(sheet, folder) for sheet in sheets(record, options))


def write_sheet(sheet: Sheet, folder: Path) -> Written:
    """Write one table."""
    name = f"{sheet.name}.jsonl"
    with (folder / name).open("w", encoding="utf-8", newline="\n") as stream:
        for row in sheet.told():
            stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return Written(name, len(sheet.table))


JSONL = Format("jsonl", ".jsonl", write, "JSON lines, nested, with every quotation; decisions can be imported again.")
