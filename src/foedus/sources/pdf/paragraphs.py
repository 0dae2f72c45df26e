"""From lines to paragraphs: where one ends, and how words that were broken at the end of a line are mended."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from foedus.sources.pdf.letters import HYPHEN
from foedus.sources.pdf.piece import Piece

__all__ = ["Paragraph", "Words", "paragraphs", "runs_on"]

OTHER_SIZE = 0.12  # by which letters are of another size
WIDE = 1.3  # of the usual distance between lines
INDENT = 0.8  # of the size of the letters
EDGE = 0.9  # of the lines end before the edge of their column, as far as it can be seen
SLACK = 1.5  # of the size: a word that would have fitted with that much to spare was put on a new line on purpose
SHORTEST = 3  # letters of a word

_ITEM = re.compile(r"(?:[•‣◦▪●○■□–—*]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.?!:;…][)\]\"'”’»]*$")
_BROKEN = re.compile(r"(\w+)[-‐" + HYPHEN + r"]$")
_BEGIN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, the size of their letters."""

    lines: tuple[str, ...]
    size: float


def paragraphs(column: Sequence[Piece]) -> list[Paragraph]:
    """Return the paragraphs of the lines of a column."""
    found: list[list[Piece]] = []
    pitch, edges = _pitch(column), _Edges(column)
    for line in column:
        if found and not _parts(found[-1], line, pitch, edges):
            found[-1].append(line)
        else:
            found.append([line])
    return [Paragraph(tuple(line.text for line in lines), median(line.size for line in lines)) for lines in found]


def runs_on(last: Paragraph, first: Paragraph) -> bool:
    """Tell whether a paragraph at the top of a column goes on with that at the foot of the column before."""
    if abs(last.size - first.size) > OTHER_SIZE * last.size or _ITEM.match(first.lines[0]):
        return False
    return first.lines[0][:1].islower() and not _STOP.search(last.lines[-1])


class _Edges:
    """Where the lines of a column begin and end."""

    def __init__(self, column: Sequence[Piece]) -> None:
        self.left = min((line.left for line in column), default=0.0)
        ends = sorted(line.right for line in column)
        self.right = ends[ceil(EDGE * (len(ends) - 1))] if ends else 0.0


def _pitch(column: Sequence[Piece]) -> float:
    """Return the usual distance between the lines of a column."""
    return median([above.bottom - below.bottom for above, below in pairwise(column)] or [0.0])


def _parts(lines: Sequence[Piece], line: Piece, pitch: float, edges: _Edges) -> bool:
    """Tell whether a line begins a paragraph after these."""
    last = lines[-1]
    if abs(last.size - line.size) > OTHER_SIZE * last.size or last.bottom - line.bottom > WIDE * max(pitch, last.size):
        return True
    if line.is_row or _ITEM.match(line.text):
        return True
    if last.text.endswith(HYPHEN):
        return False
    is_item = bool(_ITEM.match(lines[0].text))
    if not is_item and len(lines) > 1 and line.left - last.left > INDENT * line.size:
        return True
    if not is_item and len(lines) == 1 and INDENT * line.size < line.left - last.left:
        return bool(_STOP.search(last.text))
    return _would_have_fitted(last, line, edges)


def _would_have_fitted(last: Piece, line: Piece, edges: _Edges) -> bool:
    """Tell whether the line before had room for the first word of this one, so that it was ended on purpose."""
    first = line.text.split(" ", 1)[0]
    needed = line.width * (len(first) + 1) / max(1, len(line.text)) + SLACK * line.size
    before, behind = last.left - edges.left, edges.right - last.right
    is_centred = min(before, behind) > 0 and abs(before - behind) < last.size
    return (before + behind if is_centred else behind) > needed


class Words:
    """The words of a document, by which a word broken at the end of a line is mended."""

    def __init__(self, found: Iterable[Paragraph]) -> None:
        self.known: Counter[str] = Counter()
        for paragraph in found:
            broken = False
            for line in paragraph.lines:
                whole = _BEGIN.sub("", line, count=1) if broken else line
                self.known.update(map(str.lower, _WORD.findall(_BROKEN.sub("", whole))))
                broken = bool(_BROKEN.search(line))
        self.firsts = {word.partition("-")[0] for word in self.known if "-" in word}

    def text(self, paragraph: Paragraph) -> str:
        """Return the lines as one, without the hyphens that only the end of a line had."""
        text = ""
        for line in paragraph.lines:
            text = self._joined(text, line) if text else line
        return text.replace(HYPHEN, "-")

    def _joined(self, text: str, line: str) -> str:
        broken, begin = _BROKEN.search(text), _BEGIN.match(line)
        if text.endswith(("—", "/")) and not text.endswith((" —", " /")):
            return text + line
        if not broken:
            return f"{text}{line}" if text.endswith(HYPHEN) else f"{text} {line}"
        if begin is None:
            return f"{text} {line}" if line[:1] in '(“"' else text + line
        return text[: broken.end(1)] + ("-" if self._is_compound(broken[1], begin[0]) else "") + line

    def _is_compound(self, first: str, second: str) -> bool:
        """Tell whether two halves are written with a hyphen wherever they stand."""
        one, other = first.lower(), second.lower()
        if not second[0].islower() or self.known[f"{one}-{other}"]:
            return True
        if self.known[one + other]:
            return False
        is_word = one in self.firsts or bool(self.known[one] and len(one) >= SHORTEST)
        return is_word and bool(self.known[other] and len(other) >= SHORTEST)
