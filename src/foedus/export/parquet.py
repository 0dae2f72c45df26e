"""Parquet: one file a table, with an Arrow schema that depends on the table alone."""

from pathlib import Path
from typing import Any

from foedus.api import ColumnType, Record
from foedus.export.extras import library
from foedus.export.formats import Format, Options, Written
from foedus.export.labels import label
from foedus.export.sheets import Sheet, sheets

__all__ = ["PARQUET", "schema"]

GROUP = 50_000  # rows that are held as Arrow arrays at one time


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write a file for each table."""
    pyarrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    written = []
    for sheet in sheets(record, options):
        name, of = f"{sheet.name}.parquet", schema(sheet)
        rows = list(sheet.rows())
        with parquet.ParquetWriter(folder / name, of, compression="zstd") as stream:
            for start in range(0, max(len(rows), 1), GROUP):
                columns = list(zip(*rows[start : start + GROUP], strict=True)) or [()] * len(of)
                arrays = [pyarrow.array(cells, field.type) for cells, field in zip(columns, of, strict=True)]
                stream.write_table(pyarrow.Table.from_arrays(arrays, schema=of))
        written.append(Written(name, len(rows)))
    return tuple(written)


def schema(sheet: Sheet) -> Any:
    """Return the Arrow schema of the table; each field says in its metadata what it holds."""
    pyarrow = library("pyarrow", "parquet")
    types: dict[ColumnType, Any] = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
        "time": pyarrow.timestamp("us", tz="UTC"),
        "number": pyarrow.int64(),
        "share": pyarrow.float64(),
        "truth": pyarrow.bool_(),
    }
    return pyarrow.schema(
        pyarrow.field(column.name, types[column.type], metadata={"label": label(column.name)})
        for column in sheet.columns
    )


PARQUET = Format("parquet", ".parquet", write, "One Parquet file a table, typed, for DuckDB, polars, pandas and R.")
