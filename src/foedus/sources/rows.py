"""Documents given in parts: a row of a table, or an object."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from foedus.errors import SourceError
from foedus.sources.contract import Columns, Given, Known, Loaded
from foedus.sources.page import looks_like_html, read_page
from foedus.sources.particulars import Particulars, digest, loaded, together

__all__ = ["read_row", "row_digest"]

_TAGS = re.compile(r"<[^<>]{1,200}>")
_SEPARATOR = b"\x1f"


def read_row(row: Mapping[str, Any], columns: Columns, *, key: str, digest: str, given: Given) -> Loaded | Known:
    """Return the document that the row holds; SourceError if it has no text. Its id, or its address, is its key."""
    text = row.get(columns.text or "")
    if not isinstance(text, str):
        raise SourceError("a document without text", f"give it under `{columns.text or 'text'}`")
    said = {part: _written(row.get(getattr(columns, part) or "")) for part in _SAID}
    said["id"] = said["id"] or said["url"]
    name = said["id"] or key
    if given.knows and given.knows(name, digest):
        return Known(name)
    if looks_like_html(text):
        text = read_page(text)[1]
    said["title"] = _TAGS.sub("", said["title"] or "") or None
    return loaded(text, Particulars(**said), key=key, digest=digest, given=given)


_READ = ("id", "title", "url", "source", "published", "language")
_SAID = (*_READ, "author")


def row_digest(row: Mapping[str, Any], columns: Columns) -> str:
    """Return the hash of what a row has in these columns."""
    parts = (f"{row.get(getattr(columns, part) or '')}" for part in ("text", *_READ))
    return digest(_SEPARATOR.join(part.encode("utf-8", "surrogatepass") for part in parts))


def _written(value: Any) -> str | None:
    """Return a string, a number or a day as it is written, and a list of strings as one; anything else says nothing."""
    if isinstance(value, list):
        return together(one for one in value if isinstance(one, str))
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
