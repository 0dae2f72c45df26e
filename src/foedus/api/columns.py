"""A row as one line of a table: which columns its type has, of which type, and how each is filled."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from foedus.api.identity import row_id
from foedus.ledgers import Quote, Row, Source, Told, Who, quotations

__all__ = ["Cell", "Column", "ColumnType", "columns_of"]

Cell = str | date | datetime | int | float | bool | list[str] | None
ColumnType = Literal["text", "texts", "day", "time", "number", "share", "truth"]

_TYPES: dict[type, ColumnType] = {
    str: "text", date: "day", datetime: "time", int: "number", float: "share", bool: "truth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `texts` holds a list, the others one value or none. `quoted` says that it may hold words of a text."""

    name: str
    type: ColumnType
    of: Callable[[Any], Cell]
    quoted: bool = False


@cache
def columns_of(row: type) -> tuple[Column, ...]:
    """Return the columns of a type of row: an actor in two, lists of words, quotations as their words.

    A type that has columns of its own says them in a class method `line`.
    """
    if own := getattr(row, "line", None):
        return tuple(own())
    hints = get_type_hints(row)
    names = [field.name for field in fields(row) if field.name not in ("id", "quotes", "bonds")]
    found = [column for name in names for column in _columns(name, hints[name])]
    if not issubclass(row, Row):
        return (Column("id", "text", row_id), *found)
    support = Column("support", "number", lambda one: one.support)
    linked = (Column("linked", "share", lambda one: one.linked),) if issubclass(row, Told) else ()
    return (Column("id", "text", row_id), *found, support, *linked, *_EVIDENCE)


def _columns(name: str, hint: Any) -> list[Column]:
    plain, is_list = _plain(hint)
    if plain is Who:
        return _who(name, is_list=is_list)
    if is_list:
        return [Column(name, "texts", lambda row: [_text(item) for item in getattr(row, name)], quoted=True)]
    if plain in _TYPES:
        return [Column(name, _TYPES[plain], lambda row: getattr(row, name), quoted=plain is str)]
    return [Column(name, "text", lambda row: _said(getattr(row, name)), quoted=True)]


def _plain(hint: Any) -> tuple[Any, bool]:
    """Return the type in a hint without None, and whether there are several of it."""
    if isinstance(hint, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return (get_args(hint)[0], True) if get_origin(hint) is tuple else (hint, False)


def _who(name: str, *, is_list: bool) -> list[Column]:
    if is_list:
        return [
            Column(name, "texts", lambda row: [who.name for who in getattr(row, name)]),
            Column(f"{name}_party", "texts", lambda row: [who.party for who in getattr(row, name)]),
        ]
    return [
        Column(name, "text", lambda row: getattr(row, name) and getattr(row, name).name),
        Column(f"{name}_party", "text", lambda row: getattr(row, name) and getattr(row, name).party),
    ]


def _said(value: Any) -> str | None:
    return None if value is None else _text(value)


def _text(value: Any) -> str:
    match value:
        case Quote():
            return value.words
        case Row():
            return " ".join(_text(getattr(value, name)) for name in value.columns if getattr(value, name))
        case tuple():
            return "; ".join(map(_text, value))
    return str(value)


def _evidence(row: Row) -> list[Quote]:
    """Return the quotations that a row rests on, one a claim, in the order of its claims."""
    found = {quote.claim: quote for quote in reversed(list(quotations(row)))}
    return [found[claim] for claim in row.claims]


def _sources(row: Row) -> list[Source]:
    return list(dict.fromkeys(source for quote in _evidence(row) for source in quote.sources))


_EVIDENCE = (
    Column("sources", "texts", lambda row: [str(source) for source in _sources(row)]),
    Column("urls", "texts", lambda row: [source.url for source in _sources(row) if source.url]),
    Column("claims", "texts", lambda row: list(row.claims)),
    Column("quotes", "texts", lambda row: [quote.words for quote in _evidence(row)], quoted=True),
)
