"""What names a row of a ledger, so that it can be found again and joined with other tables."""

from collections.abc import Iterable
from typing import Any

from foedus.ids import content_id

__all__ = ["row_id", "row_ids"]


def row_id(row: Any) -> str:
    """Return the row's own id where it has one, else a hash of what its narrow table shows."""
    if own := getattr(row, "id", ""):
        return str(own)
    return content_id("row", type(row).__name__, *(str(getattr(row, name)) for name in row.columns))


def row_ids(rows: Iterable[Any]) -> tuple[str, ...]:
    """Return the id of each row of one table; of several with the same one the later ones are numbered."""
    seen: dict[str, int] = {}
    ids = []
    for found in map(row_id, rows):
        seen[found] = seen.get(found, 0) + 1
        ids.append(found if seen[found] == 1 else f"{found}-{seen[found]}")
    return tuple(ids)
