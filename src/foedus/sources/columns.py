"""Columns: which of a table's, or which key of an object's, holds what a document has."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache, lru_cache
from importlib.resources import files

from foedus.errors import QueryError, SourceError
from foedus.sources.contract import Columns

__all__ = ["PARTS", "columns_of", "resolved"]

PARTS = tuple(field.name for field in fields(Columns))
MOST_NAMED = 30
_NOT_COUNTED = re.compile(r"[\s_.-]+")


def columns_of(written: Iterable[str]) -> Columns:
    """Return what "text=body,title=headline" says; "title=" says that no column is meant. QueryError for what is none.

    Several of these are taken together.
    """
    found: dict[str, str] = {}
    for pair in (pair for one in written for pair in one.split(",") if pair.strip()):
        part, is_pair, name = (piece.strip() for piece in pair.partition("="))
        if part not in PARTS or not is_pair:
            raise QueryError(f"{pair.strip()!r} does not say what a column holds", _REMEDY)
        if found.setdefault(part, name) != name:
            raise QueryError(f"two columns are to hold the {part}: {found[part]!r} and {name!r}", "name one of them")
    if found.get("text") == "":
        raise QueryError("no column is to hold the text", "name the one that does: text=body")
    return Columns(**found)


_REMEDY = f"write it as in text=body,title=headline; there are {', '.join(PARTS)}"


@lru_cache(maxsize=8)  # rows of one table have the same names, and so have most objects of one file
def resolved(columns: Columns, names: tuple[str, ...], *, is_table: bool = True) -> Columns:
    """Return the columns with what is left open told by well-known names; "" is for what no column holds.

    SourceError for a column that is named and not there, and where no column holds the text. Objects (no `is_table`)
    may each lack some of their keys.
    """
    there = f"there are {', '.join(names[:MOST_NAMED])}{' …' if len(names) > MOST_NAMED else ''}"
    for part in PARTS:
        named = getattr(columns, part)
        if is_table and named and named not in names:
            raise SourceError(f"there is no column {named!r} for the {part}", there)
    by_name = {_plainly(name): name for name in reversed(names)}
    taken = {getattr(columns, part) for part in PARTS}
    for part in PARTS:
        if getattr(columns, part) is None:
            likely = (by_name[each] for each in _known()[part] if each in by_name)
            columns = replace(columns, **{part: next((name for name in likely if name not in taken), "")})
    if is_table and not columns.text:
        raise SourceError("no column is known to hold the text", f"name it with --columns text=NAME; {there}")
    return columns


def _plainly(name: str) -> str:
    return _NOT_COUNTED.sub("", name).lower()


@cache
def _known() -> dict[str, list[str]]:
    found = tomllib.loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {part: found[part] for part in PARTS}
