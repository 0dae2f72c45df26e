"""A list of what the record holds, as a command shows it: JSON, or a table with how many rows it has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foedus.cli.console import out, out_json
from foedus.cli.tables import Column, draw

if TYPE_CHECKING:
    from foedus.api import Table

__all__ = ["show_list"]


def show_list(rows: "Table[Any]", columns: Sequence[Column], *, number: str, none: str, as_json: bool) -> None:
    """Print the rows, and below them their `number` ("2 links"), or `none` where there are no rows."""
    if as_json:
        out_json(rows.to_json())
        return
    paper = out()
    if rows:
        draw(paper, rows, columns)
        paper.put()
    paper.put(number if rows else none, style="dim")
