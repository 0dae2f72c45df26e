"""Documents given as JSON objects: a line each, or in one file."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.bounds import whole
from foedus.sources.columns import resolved
from foedus.sources.contract import Found, Given, Loaded, Skipped
from foedus.sources.encoding import decoded
from foedus.sources.particulars import digest
from foedus.sources.rows import read_row

__all__ = ["parsed", "read_json", "read_object"]

MAX_JSON_BYTES = 100_000_000


def read_json(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of the object in a file, or of each object in its list."""
    data = whole(stream, MAX_JSON_BYTES)
    found = parsed(decoded(data))
    if not isinstance(found, list):
        yield read_object(found, key=key, data=data, given=given)
        return
    if not found:
        yield Skipped(key, "empty")
    for number, item in enumerate(found, start=1):
        name = f"{key}:{number}"
        try:
            yield read_object(item, key=name, given=given)
        except SourceError as error:
            yield Skipped(name, str(error))


def parsed(data: str) -> Any:
    """Return what the JSON holds; SourceError that says where it is broken."""
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise SourceError(f"broken JSON ({error.msg} at {where})") from None
    except RecursionError:
        raise SourceError("JSON nested too deep") from None
    except ValueError as error:  # a number of more digits than Python converts
        raise SourceError(f"broken JSON ({error})") from None


def read_object(found: Any, *, key: str, data: bytes | None = None, given: Given) -> Loaded:
    """Return the document that the object holds; SourceError if it holds none.

    `data` is the bytes it came as; an object in the midst of a file is hashed as JSON writes it plainly.
    """
    if not isinstance(found, dict):
        raise SourceError("not a JSON object", 'write {"text": ...}')
    if data is None:
        data = json.dumps(found, sort_keys=True).encode()
    columns = resolved(given.columns, tuple(found), is_table=False)
    return read_row(found, columns, key=key, digest=digest(data), given=given)
