"""Tables in columns (Parquet): a document a row, a few rows in memory at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.columns import PARTS, resolved
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.rows import read_row, row_digest

__all__ = ["read_parquet"]

ROWS = 64
LARGEST_GROUP = 1_000_000_000  # bytes of the columns that are read, unpacked


def read_parquet(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each row; only the columns that hold something of it are read."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise SourceError("Parquet cannot be read here", "pip install 'foedus[parquet]'") from None
    number = 0
    try:
        table = parquet.ParquetFile(stream, pre_buffer=False)
        columns = resolved(given.columns, tuple(table.schema_arrow.names))
        wanted = sorted({name for part in PARTS if (name := getattr(columns, part))})
        _check_size(table.metadata, wanted)
        for batch in table.iter_batches(ROWS, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                name = f"{key}:{number}"
                try:
                    yield read_row(row, columns, key=name, digest=row_digest(row, columns), given=given)
                except SourceError as error:
                    yield Skipped(name, str(error))
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        said = " ".join(str(error).split())
        raise SourceError(f"a broken Parquet file ({said:.100})") from None
    if not number:
        raise SourceError("a table without rows")


def _check_size(told: Any, wanted: list[str]) -> None:
    """Raise SourceError where a group of rows, which is unpacked at once, would fill the memory."""
    for group in map(told.row_group, range(told.num_row_groups)):
        parts = map(group.column, range(group.num_columns))
        size = sum(part.total_uncompressed_size for part in parts if part.path_in_schema.split(".")[0] in wanted)
        if size > LARGEST_GROUP:
            raise SourceError(f"a group of rows of more than {LARGEST_GROUP:,} bytes", "write it in smaller row groups")
