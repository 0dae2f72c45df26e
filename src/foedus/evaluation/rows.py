"""JSON lines in, by id, for scorers and annotators; and a gold that keeps its texts in a file of their own."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from foedus.errors import SourceError

__all__ = ["Json", "by_id", "gold_rows", "read_rows"]

Json = Mapping[str, Any]

READABLE = ("text", "span")  # what an annotator reads; a gold row without either keeps its text elsewhere
ITEMS = "items"


def read_rows(path: str | Path) -> Iterator[Json]:
    """Yield the objects of a file of JSON lines, which may be gzipped; SourceError names the line that is broken."""
    path = Path(path)
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _object(line, f"{path}, line {number}")
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise SourceError(f"{path} cannot be read", reason.lower()) from problem


def by_id(rows: Iterable[Json], key: str = "id") -> dict[Any, Json]:
    """Return the rows under their ids, in order; a later row takes the place of an earlier one of the same id."""
    found = {}
    for row in rows:
        if key not in row:
            raise SourceError(f"a row has no {key!r}", f"its keys are {', '.join(row)}")
        found[row[key]] = row
    return found


def gold_rows(path: str | Path) -> list[Json]:
    """Return a file's gold; one without texts (`dev_claims.jsonl`) is joined with its items (`dev_items.jsonl`)."""
    path = Path(path)
    rows = list(read_rows(path))
    name, _, ending = path.name.partition(".")
    items = path.with_name(f"{name.rpartition('_')[0]}_{ITEMS}.{ending}")
    if not items.is_file() or all(any(key in row for key in READABLE) for row in rows):
        return rows
    known = by_id(read_rows(items))
    return [{**known.get(row.get("id"), {}), **row} for row in rows]


def _object(line: str, place: str) -> Json:
    try:
        row = json.loads(line)
    except ValueError as problem:
        raise SourceError(f"{place} is not JSON", str(problem)) from problem
    if not isinstance(row, dict):
        raise SourceError(f"{place} is not a JSON object")
    return row
