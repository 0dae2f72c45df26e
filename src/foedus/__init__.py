"""foedus reads news about an alliance or a dispute and keeps a checked public record of it.

`foedus.open("dossier.db")` opens a record; `record.read("articles/")` reads into it; the ledgers answer from it, as in
`record.standing("CSTO", on="2023-12-01")`.
"""

from foedus.api import Record, Table, Why, read_text
from foedus.api import open_record as open
from foedus.errors import DecisionError, FoedusError, QueryError, RecordError, SourceError

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
