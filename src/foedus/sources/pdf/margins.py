"""What stands at the edges of pages and is no part of the text: running heads, running feet, numbers of pages."""

import re
from collections import Counter
from collections.abc import Sequence

from foedus.sources.pdf.piece import Piece, joined, rows

__all__ = ["without_margins"]

MOST_ROWS = 3  # at each edge
NEIGHBOURS = (-2, -1, 1, 2)  # pages; heads of left and right pages may differ
NEAR = 4.0  # points in height, within which a row comes back

FEWEST = 3  # pages that count on
LONGEST = 120  # letters of a running head

_AT_START, _AT_END = re.compile(r"\W*(\d{1,4})\b"), re.compile(r"\b(\d{1,4})\W*$")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(\d{1,4})\W*(?:(?:of|/)\s*\d{1,4}\W*)?", re.I)
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
_PAGEFEWEST = 3  # pages that count on
LONGEST = 120  # letters of a running head

_AT_START, _AT_END = re.compile(r"\W*(\d{1,4})\b"), re.compile(r"\b(\d{1,4})\W*$")
_NUMBER = re.compile(r"\W*(?:page\s*)?(\d+)\W*(?:(?:of|/)\s*\d+\W*)?", re.I)


def without_margins(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return the pieces of each page without the rows at its edges that come back, or that hold the page's number.

    Rows are alike that differ in numbers alone. The number of a page is what numbers at the edges of most pages count.
    """
    edges = [(_Edge(page, top=True), _Edge(page, top=False)) for page in pages]
    first = _first_number(edges)
    found = []
    for index, page in enumerate(pages):
        dropped: set[Piece] = set()
        for which, edge in enumerate(edges[index]):
            near = [edges[index + step][which] for step in NEIGHBOURS if 0 <= index + step < len(pages)]
            for row in edge.rows:
                is_numbered = first is not None and first + index in _numbers(row)
                if not (is_numbered or _is_number(row, index) or any(other.has(row) for other in near)):
                    break
                dropped.update(row)
        found.append([piece for piece in page if piece not in dropped])
    return found


class _Edge:
    """The first or last rows of a page, the outermost first."""

    def __init__(self, page: Sequence[Piece], *, top: bool) -> None:
        found = rows(page)
        self.rows = found[:MOST_ROWS] if top else found[: -MOST_ROWS - 1 : -1]
        self.alike = [(_form(row), row[0].bottom) for row in self.rows]

    def has(self, row: Sequence[Piece]) -> bool:
        """Tell whether a row like it stands here at its height."""
        form = _form(row)
        return bool(form) and any(form == other and abs(row[0].bottom - bottom) <= NEAR for other, bottom in self.alike)


def _form(row: Sequence[Piece]) -> str:
    """Return the words of a row with a mark for its number; "" for several numbers without a word, as tables have."""
    text, numbers = _NUMBER.subn("#", joined(row).text)
    words = any(sign.isalpha() for sign in text)
    return text.casefold() if words or numbers == 1 else ""


def _first_number(edges: Sequence[tuple[_Edge, _Edge]]) -> int | None:
    """Return the number of the first page, as the outermost rows of most pages count on from it; None if none do."""
    counted = Counter(
        number - index
        for index, both in enumerate(edges)
        for number in {number for edge in both for row in edge.rows[:1] for number in _numbers(row)}
    )
    first, pages = max(counted.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return first if pages >= max(FEWEST, len(edges) / 2) else None


def _numbers(row: Sequence[Piece]) -> set[int]:
    """Return the numbers that a short row begins or ends with."""
    text = joined(row).text
    found = (_AT_START.match(text), _AT_END.search(text)) if len(text) <= LONGEST else ()
    return {int(match[1]) for match in found if match}


def _is_number(row: Sequence[Piece], index: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(joined(row).text)
    return match is not None and int(match[1]) == index + 1
