"""Documents given as JSON objects: a line each, or in one file."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.bounds import whole
from foedus.sources.columns import resolved
from foedus.sources.contract import Found, Given, Known, Loaded, Skipped
from foedus.sources.encoding import decoded
from foedus.sources.particulars import digest
from foedus.sources.rows import read_row

__all__ = ["parsed", "read_json", "read_object"]

MAX_JSON_BYTES = 100_000_000
MAX_ITEM = 8_000_000  # characters of one object
WINDOW = 16_384  # characters that are looked at first
_DECODER = json.JSONDecoder()
_SPACES = re.compile(r"[ \t\r\n]*")
_START = re.compile(r"[ \t\r\n]*\[")
_END = re.compile(r"[ \t\r\n]*\][ \t\r\n]*\Z")
_AFTER = re.compile(r"[ \t\r\n]*(?:(,)|(\])[ \t\r\n]*\Z)")


def read_json(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of the object in a file, or of each object in its list."""
    data = whole(stream, MAX_JSON_BYTES)
    text = decoded(data)
    start = _START.match(text)
    if start is None:
        if len(text) > MAX_ITEM:
            raise SourceError(f"an object of more than {MAX_ITEM:,} characters", "split it")
        yield read_object(parsed(text), key=key, data=data, given=given)
        return
    number = 0
    for number, item in enumerate(_items(text, start.end()), start=1):
        name = f"{key}:{number}"
        try:
            yield read_object(item, key=name, given=given)
        except SourceError as error:
            yield Skipped(name, str(error))
    if not number:
        yield Skipped(key, "empty")


def _items(text: str, at: int) -> Iterator[Any]:
    """Yield what a list holds, one at a time: all of it at once can take thirty times its bytes.

    SourceError where the list is broken, or holds more in one than is allowed.
    """
    if _END.match(text, at):
        return
    while True:
        item, at = _item(text, _past_spaces(text, at))
        yield item
        after = _AFTER.match(text, at)
        if after is None:
            raise SourceError(f"broken JSON (neither a comma nor the end of the list at character {at + 1})")
        if after[1] is None:
            return
        at = after.end()


def _past_spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at


def _item(text: str, at: int) -> tuple[Any, int]:
    """Return what begins at a place, and where it ends."""
    size = WINDOW
    while True:
        piece = text[at : at + size]
        try:
            found, end = _DECODER.raw_decode(piece)
        except json.JSONDecodeError as error:
            if at + size >= len(text):
                raise SourceError(f"broken JSON ({error.msg} at character {at + error.pos + 1})") from None
        except RecursionError:
            raise SourceError("JSON nested too deep") from None
        except ValueError as error:  # a number of more digits than Python converts
            raise SourceError(f"broken JSON ({error})") from None
        else:
            if end < len(piece) or at + size >= len(text):
                return found, at + end
        if size >= MAX_ITEM:
            raise SourceError(f"an object of more than {MAX_ITEM:,} characters, or broken JSON, at character {at + 1}")
        size = min(2 * size, MAX_ITEM)


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


def read_object(found: Any, *, key: str, data: bytes | None = None, given: Given) -> Loaded | Known:
    """Return the document that the object holds; SourceError if it holds none.

    `data` is the bytes it came as; an object in the midst of a file is hashed as JSON writes it plainly.
    """
    if not isinstance(found, dict):
        raise SourceError("not a JSON object", 'write {"text": ...}')
    if data is None:
        data = json.dumps(found, sort_keys=True).encode()
    columns = resolved(given.columns, tuple(found), is_table=False)
    return read_row(found, columns, key=key, digest=digest(data), given=given)
