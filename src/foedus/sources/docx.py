"""Word documents (.docx): their paragraphs, their tables as lines, their notes."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from foedus.errors import SourceError
from foedus.sources.apart import parsed_apart
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.markup import name_of, root_of
from foedus.sources.particulars import Article, documents_of
from foedus.sources.properties import told_by

__all__ = ["articles", "read_docx"]

MAX_DOCX_BYTES = 50_000_000
MAX_PART_BYTES = 50_000_000  # of a part when it is unpacked: ten million letters
OLD = b"\xd0\xcf\x11\xe0"  # how files begin that are of the old kind, or locked
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "rPr", "pPr", "sectPr"})
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
LONG_CELL = 200  # letters: cells with more, or with several paragraphs, lay out a page and are no table
NOTES = ("footnote", "endnote")


def read_docx(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the text of a Word document."""
    data = whole(stream, MAX_DOCX_BYTES, remedy="split it into its parts, or take its pictures out")
    yield from documents_of(parsed_apart(articles, data), key=key, data=data, given=given)


def articles(data: bytes) -> list[Article]:
    """Return the text of a Word document; SourceError for one that is locked, broken, or something else."""
    if data.startswith(OLD):
        raise SourceError("locked by a password, or of the old Word kind", "save it as .docx, without a password")
    try:
        with ZipFile(BytesIO(data)) as pack:
            body = _part(pack, "word/document.xml")
            if body is None:
                raise SourceError("no Word document, whatever its name says")
            found = list(_blocks(body))
            for name in NOTES:
                notes = _part(pack, f"word/{name}s.xml")
                found += [block for note in _children(notes, name) for block in _blocks(note)]
            told = _properties(pack)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise SourceError("a broken Word document", "save it anew") from None
    made = told.get("modified") or told.get("created")
    return [Article(told_by(title=told.get("title"), author=told.get("creator"), made=made), "\n\n".join(found))]


def _part(pack: ZipFile, name: str) -> Any:
    """Return the root of a part of the document, None where there is none; SourceError for one that is too large."""
    if name not in pack.namelist():
        return None
    with pack.open(name) as part:
        data = part.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise SourceError(f"more than {MAX_PART_BYTES:,} bytes when unpacked", "split it into its parts")
    return root_of(data)


def _properties(pack: ZipFile) -> dict[str, str]:
    core = _part(pack, "docProps/core.xml")
    return {} if core is None else {name_of(item): item.text for item in core if item.text}


def _blocks(parent: Any) -> Iterator[str]:
    """Yield the paragraphs under an element, and the rows of its tables."""
    for element in _children(parent):
        match name_of(element):
            case "p":
                text = "".join(_words(element))
                if text.strip():
                    yield text.strip()
                for box in _boxes(element):
                    yield from _blocks(box)
            case "tbl":
                yield from _table(element)
            case name if name not in LEFT_OUT:
                yield from _blocks(element)


def _table(table: Any) -> Iterator[str]:
    """Yield the rows of a table, or the paragraphs in its cells where it is there to lay out a page."""
    rows = [[list(_blocks(cell)) for cell in _children(row, "tc")] for row in _children(table, "tr")]
    cells = [cell for row in rows for cell in row]
    if any(len(cell) > 1 or any(len(block) > LONG_CELL for block in cell) for cell in cells):
        yield from (block for cell in cells for block in cell)
    else:
        lines = (" | ".join(block for cell in row for block in cell) for row in rows)
        yield from filter(None, lines)


def _words(element: Any) -> Iterator[str]:
    """Yield the words of a paragraph as they stand when changes are accepted; those of a box in it are apart."""
    for child in element:
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name and name not in LEFT_OUT and name != "txbxContent":
            yield from _words(child)


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        elif name not in LEFT_OUT:
            yield from _boxes(child)


def _children(parent: Any, name: str | None = None) -> list[Any]:
    return [] if parent is None else [child for child in parent if name is None or name_of(child) == name]
