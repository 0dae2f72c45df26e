"""Tables as text (CSV, TSV): a document a row, one row in memory at a time."""

import csv
from collections.abc import Generator, Iterator
from contextlib import closing
from io import TextIOWrapper
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.columns import resolved
from foedus.sources.contract import Columns, Found, Given, Skipped
from foedus.sources.encoding import decoded, encoding_of
from foedus.sources.rows import read_row, row_digest
from foedus.text import MAX_CHARACTERS

__all__ = ["read_csv", "read_tsv"]

SAMPLE = 1 << 16  # bytes
LONGEST_LINE = 4 * MAX_CHARACTERS
LONGEST_HEAD = 100_000  # letters
DELIMITERS = ",;\t|"


def read_csv(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each row; the first row names the columns, and tells by what they are parted."""
    with closing(_lines(stream)) as lines:
        yield from _rows(lines, key, given, DELIMITERS)


def read_tsv(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each row, its columns parted by tabs."""
    with closing(_lines(stream)) as lines:
        yield from _rows(lines, key, given, "\t")


def _rows(lines: Iterator[str], key: str, given: Given, delimiters: str) -> Iterator[Found]:
    head = next(lines, "")
    if not head.strip() or len(head) > LONGEST_HEAD:
        raise SourceError("there is no first line that names the columns" if head.strip() else "empty")
    delimiter = max(delimiters, key=head.count)
    names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter))]
    columns = resolved(given.columns, tuple(names))
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS))  # of the whole process; it begins at 131,072
    rows = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
            if row is None:
                break
            if any(map(str.strip, row)):
                yield _read(row, names, columns, f"{key}:{number}", given)
        except SourceError as error:
            yield Skipped(f"{key}:{number}", str(error))
        except csv.Error as error:
            yield Skipped(f"{key}:{number}", f"a broken row ({error})")
    if number == 1:
        raise SourceError("a table without rows")


def _read(row: list[str], names: list[str], columns: Columns, key: str, given: Given) -> Found:
    told = dict(zip(names, map(_mended, row), strict=False))
    return read_row(told, columns, key=key, digest=row_digest(told, columns), given=given)


def _mended(cell: str) -> str:
    """Return a cell whose bytes were not in the encoding of the table in the one that they are in."""
    if cell.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in cell):
        return cell
    return decoded(cell.encode("utf-8", "surrogateescape"))


def _lines(stream: BinaryIO) -> Generator[str, None, None]:
    """Yield the lines, a very long one in pieces, so that no line can fill the memory."""
    sample = stream.read(SAMPLE)
    stream.seek(0)
    encoding = encoding_of(sample)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
    try:
        while line := text.readline(LONGEST_LINE):
            yield line
    finally:
        text.detach()  # the stream is closed by whoever opened it
