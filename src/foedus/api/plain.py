"""Rows as plain data: nested for JSON, flat for tables of numbers and words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from foedus.ledgers import Quote, Row, Who

__all__ = ["flat", "plain"]


def plain(value: Any) -> Any:
    """Return the value as what JSON can hold: dicts, lists, strings, numbers, None. Rows gain their `claims`."""
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
        data |= {"claims": list(value.claims), "quotes": data.pop("quotes")}
    return data


def flat(row: Any) -> dict[str, Any]:
    """Return a row as one line of a frame: an actor in two columns, lists of words, quotations as their words."""
    line: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if "Who" in str(field.type):
            line |= _who_columns(field.name, value)
        else:
            line[field.name] = _cell(value)
    if isinstance(row, Row):
        line |= {"claims": list(row.claims), "quotes": line.pop("quotes")}
    return line


def _who_columns(name: str, value: Who | tuple[Who, ...] | None) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {name: [who.name for who in value], f"{name}_party": [who.party for who in value]}
    return {name: value and value.name, f"{name}_party": value and value.party}


def _cell(value: Any) -> Any:
    match value:
        case None | bool() | int() | float() | str() | date():
            return value
        case Quote():
            return value.words
        case tuple():
            return [_cell(item) for item in value]
        case Row():
            return " ".join(str(_cell(getattr(value, name))) for name in value.columns if getattr(value, name))
    return str(value)
