"""The record as files for other programs: one format a module, and a manifest of what was written."""

from foedus.errors import QueryError
from foedus.export.formats import LEDGERS, LONGEST_QUOTATION, Format, Options, Write, Written

__all__ = ["FORMATS", "LEDGERS", "LONGEST_QUOTATION", "Format", "Options", "Write", "Written", "format_named"]

FORMATS: tuple[Format, ...] = ()


def format_named(name: str) -> Format:
    """Return the format of that name; QueryError if there is none."""
    for found in FORMATS:
        if found.name == name:
            return found
    raise QueryError(f"no format is called {name!r}", f"the formats are {', '.join(one.name for one in FORMATS)}")
