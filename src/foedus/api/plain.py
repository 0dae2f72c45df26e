"""Rows as plain data: nested for JSON, flat for tables of numbers and words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from foedus.api.columns import Cell, columns_of
from foedus.api.identity import row_id
from foedus.ledgers import Row, Told

__all__ = ["flat", "plain"]


def plain(value: Any) -> Any:
    """Return the value as what JSON can hold: dicts, lists, strings, numbers, None. Rows gain their id and `claims`."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case date() | datetime():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple() | list() | frozenset():
            return [plain(item) for item in value]
    if not is_dataclass(value):
        return str(value)
    data = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Row):
        quotes, bonds = data.pop("quotes"), data.pop("bonds", None)
        linked = {"linked": value.linked, "bonds": bonds} if isinstance(value, Told) and bonds else {}
        rests = {"support": value.support, **linked, "claims": list(value.claims), "quotes": quotes}
        return {"id": row_id(value), **data, **rests}
    return data


def flat(row: Any) -> dict[str, Cell]:
    """Return a row as one line of a frame, by the columns of its type."""
    kind: type = type(row)
    return {column.name: column.of(row) for column in columns_of(kind)}
