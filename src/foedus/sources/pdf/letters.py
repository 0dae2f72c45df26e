"""From a page to the pieces of text on it: letters that stand side by side, parted by space from others."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import Any

from foedus.errors import SourceError
from foedus.sources.pdf.piece import Piece
from foedus.text import MAX_CHARACTERS

__all__ = ["HYPHEN", "pieces_on"]

GAP = 1.0  # of the size of the letters: what is wider parts pieces, as the space between columns does
RISE = 0.45  # of the size: what stands that much higher or lower is on another line
HIGH = 0.6  # of the size, by which small letters may be raised: "4th"
BACK = 0.5  # of the size: what begins that far to the left is another piece
SMALL, RAISED = 0.8, 0.12  # a mark that leads to a footnote is that much smaller, and stands that much higher
QUARTER = pi / 2
ASLANT = 0.1  # of a quarter of a circle
HYPHEN = "\x02"  # what pdfium gives for a hyphen at the end of a line
HYPHENS = {HYPHEN: HYPHEN, "\ufffe": HYPHEN, "\u00ad": HYPHEN}
MARKS = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")
BLANK = frozenset((0, 9, 10, 13, 32, 160))


@dataclass(slots=True)
class _Letter:
    """A letter and its box, with the room that its font gives it; whether a space comes before it."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    spaced: bool


def pieces_on(page: Any) -> list[Piece]:
    """Return the pieces of text on a page of pypdfium2 that stand as most of it does, in the order of the file."""
    letters = list(_letters(page))
    upright = max(Counter(quarter for quarter, _ in letters).items(), key=lambda item: item[1], default=(0, 0))[0]
    found: list[Piece] = []
    run: list[_Letter] = []
    for quarter, letter in letters:
        if quarter != upright:
            continue
        if run and _is_mark(run[-1], letter):
            run[-1].right = letter.right
        elif run and _goes_on(run[-1], letter):
            run.append(letter)
        else:
            found += _piece(run)
            run = [letter]
    return found + _piece(run)


def _letters(page: Any) -> Iterator[tuple[int, _Letter]]:
    """Yield each letter, turned to stand upright, behind the quarter of a circle by which that took; none aslant."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    at, spaced = ctypes.byref(box), False
    if text.count_chars() > MAX_CHARACTERS:
        raise SourceError(f"there are more than {MAX_CHARACTERS:,} characters on a page", "split it")
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in BLANK:
            spaced = True
            continue
        quarters = pdfium.FPDFText_GetCharAngle(text, index) / QUARTER
        if abs(quarters - round(quarters)) < ASLANT:
            pdfium.FPDFText_GetLooseCharBox(text, index, at)
            quarter, sign = round(quarters) % 4, chr(code)
            left, right, bottom, top = _turned(box, quarter)
            yield quarter, _Letter(HYPHENS.get(sign, sign), left, right, bottom, top - bottom, spaced)
            spaced = False


def _turned(box: Any, quarter: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a box when it is turned to stand upright."""
    match quarter:
        case 1:
            return -box.top, -box.bottom, box.left, box.right
        case 2:
            return -box.right, -box.left, -box.top, -box.bottom
        case 3:
            return box.bottom, box.top, -box.right, -box.left
    return box.left, box.right, box.bottom, box.top


def _goes_on(last: _Letter, letter: _Letter) -> bool:
    """Tell whether a letter stands beside the last one, on its line."""
    if (letter.left, letter.bottom) == (last.left, last.bottom):  # letters of one ligature
        return True
    size = max(last.size, letter.size)
    rise = RISE if letter.size > SMALL * size else HIGH
    return abs(letter.bottom - last.bottom) <= rise * size and -BACK * size <= letter.left - last.right <= GAP * size


def _is_mark(last: _Letter, letter: _Letter) -> bool:
    """Tell whether a letter is the small raised number behind a word that leads to a footnote."""
    return (
        letter.text in MARKS
        and not last.text.isdigit()
        and letter.size < SMALL * last.size
        and letter.bottom - last.bottom > RAISED * last.size
        and _goes_on(last, letter)
    )


def _piece(run: list[_Letter]) -> list[Piece]:
    if not run:
        return []
    text = run[0].text + "".join(" " + letter.text if letter.spaced else letter.text for letter in run[1:])
    sizes = sorted(letter.size for letter in run)
    bottoms = sorted(letter.bottom for letter in run)
    middle = len(run) // 2
    return [Piece(_whole_signs(text), run[0].left, run[-1].right, bottoms[middle], sizes[middle])]


def _whole_signs(text: str) -> str:
    """Return the text with letters that came in two halves as one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
