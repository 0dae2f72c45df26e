"""The tables of an export: every ledger, attendance, claims, documents and decisions, by the columns of their rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from foedus.api import Cell, Column, Record, Table, columns_of, day_of, row_ids
from foedus.export.cutting import cut, cut_within
from foedus.export.formats import TABLES, Options

__all__ = ["Sheet", "sheets"]

WHOLE = ("documents", "decisions")  # nobody's prose, or of no use when cut


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table on its way out: `longest` is how many characters a quotation in it may have, None for any number."""

    name: str
    table: Table[Any]
    longest: int | None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, which depend on the kind of table alone."""
        kind = self.table.of or next(map(type, self.table), None)
        return columns_of(kind) if kind else ()

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows, each with an id of its own."""
        columns = self.columns
        for name, row in zip(self._ids(), self.table, strict=True):
            yield [name if column.name == "id" else self._cell(column, column.of(row)) for column in columns]

    def told(self) -> Iterator[dict[str, Any]]:
        """Yield the rows as JSON data, nested."""
        for name, data in zip(self._ids(), self.table.to_json(), strict=True):
            told = {"id": name} | data | {"id": name}
            yield told if self.longest is None else cut_within(told, self.longest)

    def _ids(self) -> tuple[str, ...]:
        return row_ids(self.table)

    def _cell(self, column: Column, value: Cell) -> Cell:
        if self.longest is None or not column.quoted:
            return value
        if isinstance(value, list):
            return [cut(item, self.longest) for item in value]
        return cut(value, self.longest) if isinstance(value, str) else value


def sheets(record: Record, options: Options) -> Iterator[Sheet]:
    """Yield the tables that are asked for, in the order of `TABLES`."""
    for name in TABLES:
        if not options.tables or name in options.tables:
            yield Sheet(name, _table(record, name, options), None if name in WHOLE else options.longest)


def _table(record: Record, name: str, options: Options) -> Table[Any]:
    if name in ("decisions", "links", "rulings"):
        told: Table[Any] = getattr(record, name)()
        return told
    if name == "documents":
        return _documents(record, options)
    asked: Callable[..., Table[Any]] = getattr(record, name)
    return asked(options.org, **options.asked)


def _documents(record: Record, options: Options) -> Table[Any]:
    """Return every document, or those that had been published by the day that is asked about."""
    found = record.documents()
    day = day_of(options.known_by)
    if day is None:
        return found
    return Table(tuple(work for work in found if work.published and work.published <= day), found.of)
