"""Plain tables: columns with a rule under their heads, and under each row, on request, the words it rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from foedus.cli.evidence import put_evidence
from foedus.cli.paper import GAP, Cell, Paper, text_of

__all__ = ["Column", "draw"]

OPEN_SHARE = 3  # a column that takes the room left should have a third of it


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it shows of a row, and at most how wide; without `most` it takes the room left."""

    head: str
    cell: Callable[[Any], Cell]
    most: int | None = None


def draw(paper: Paper, rows: Sequence[Any], columns: Sequence[Column], *, with_evidence: bool = False) -> None:
    """Print the rows; one that takes several lines stands apart."""
    lines = [[text_of(column.cell(row)) for column in columns] for row in rows]
    heads = [Text(column.head, style="bold") for column in columns]
    widths = _widths(paper.width, [heads, *lines], columns)
    paper.row(heads, widths)
    paper.row([Text(paper.dash * width, style="dim") for width in widths], widths)
    tall = [with_evidence or _wraps(line, widths) for line in lines]
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        if number and (tall[number] or tall[number - 1]):
            paper.put()
        paper.row(line, widths)
        if with_evidence:
            put_evidence(paper, row.quotes)


def _widths(room: int, lines: Sequence[Sequence[Text]], columns: Sequence[Column]) -> list[int]:
    """Return how wide each column is: as its cells ask, up to its most; the open ones share what is left.

    Where too little is left for them, the others give way, as far as their longest words let them.
    """
    cells = list(zip(*lines, strict=True))
    asked = [max(map(_longest_line, column)) for column in cells]
    widths = [min(wish, column.most or 0) for wish, column in zip(asked, columns, strict=True)]
    slack = [max(0, width - max(map(_longest_word, column))) for width, column in zip(widths, cells, strict=True)]
    places = [place for place, column in enumerate(columns) if column.most is None]
    left = room - GAP * (len(columns) - 1) - sum(widths)
    while left < sum(min(asked[place], room // OPEN_SHARE) for place in places) and any(slack):
        widest = slack.index(max(slack))
        slack[widest], widths[widest], left = slack[widest] - 1, widths[widest] - 1, left + 1
    for count, place in zip(range(len(places), 0, -1), places, strict=True):
        widths[place] = min(asked[place], max(1, left // count))
        left -= widths[place]
    return widths


def _longest_line(text: Text) -> int:
    return max((line.cell_len for line in text.split("\n")), default=0)


def _longest_word(text: Text) -> int:
    return max(map(len, text.plain.split()), default=0)


def _wraps(line: Sequence[Text], widths: Sequence[int]) -> bool:
    return any("\n" in text.plain or text.cell_len > width for text, width in zip(line, widths, strict=True))
