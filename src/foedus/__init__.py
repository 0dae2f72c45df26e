"""foedus reads news about an alliance or a dispute and keeps a checked public record of it.

`foedus.open("dossier.db")` opens a record; `record.read("articles/")` reads into it; the ledgers answer from it, as in
`record.standing("CSTO", on="2023-12-01")`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foedus.errors import DecisionError, FoedusError, QueryError, RecordError, SourceError

if TYPE_CHECKING:
    from foedus.api import Record, Table, Why, read_text
    from foedus.api import open_record as open

__all__ = [
    "DecisionError",
    "FoedusError",
    "QueryError",
    "Record",
    "RecordError",
    "SourceError",
    "Table",
    "Why",
    "open",
    "read_text",
]

_FROM_API = {"Record": "Record", "Table": "Table", "Why": "Why", "open": "open_record", "read_text": "read_text"}


def __getattr__(name: str) -> Any:
    """Load the api, and the readers behind it, when it is first asked for: it takes a second, `--help` must not."""
    if name not in _FROM_API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("foedus.api"), _FROM_API[name])
