"""The tables of a page, and one of them as CSV: the columns and the cutting of `foedus export csv`."""

import io
from dataclasses import fields, is_dataclass
from typing import Any, Protocol, runtime_checkable

from foedus.api import Table
from foedus.desk.visit import Page
from foedus.errors import QueryError
from foedus.export import LONGEST_QUOTATION, Sheet, write_lines

__all__ = ["as_csv", "tables_of"]


@runtime_checkable
class Tabled(Protocol):
    """A page that says itself which tables can be had of it."""

    @property
    def tables(self) -> dict[str, Table[Any]]:
        """The tables, by their names."""
        ...


def tables_of(page: Page) -> dict[str, Table[Any]]:
    """Return the tables that a page shows, by the names that it has for them."""
    if isinstance(page, Tabled):
        return page.tables
    shown: dict[str, Any] = {one.name: getattr(page, one.name) for one in fields(page)} if is_dataclass(page) else {}
    return {name: value for name, value in shown.items() if isinstance(value, Table)}


def as_csv(page: Page, name: str = "") -> str:
    """Return the table of that name, or the first, as CSV; QueryError where the page has none."""
    tables = tables_of(page)
    name = name or next(iter(tables), "")
    if name not in tables:
        remedy = f"ask for {' or '.join(tables)}" if tables else "its rows are at the same address with .json behind it"
        raise QueryError(f"this page has no table {name}".rstrip(), remedy)
    written = io.StringIO()
    write_lines(Sheet(name, tables[name], LONGEST_QUOTATION), written)
    return written.getvalue()
