"""The table of the kinds of files that are read, and how one file is told to be of a kind."""

from pathlib import PurePath
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.arc import read_arc
from foedus.sources.contract import Kind
from foedus.sources.lines import is_object, read_lines
from foedus.sources.objects import read_json
from foedus.sources.page import read_html
from foedus.sources.plain import read_markdown, read_text
from foedus.sources.wacz import read_wacz
from foedus.sources.warc import is_warc, read_warc

__all__ = ["ENDINGS", "KINDS", "PACKED", "ending_of", "is_packed", "kind_of", "kind_of_type"]

PACKED = ".gz"
HEAD = 4096
TEXT = Kind("plain text", (".txt",), read_text, types=("text/plain",))
KINDS = (
    TEXT,
    Kind("Markdown", (".md",), read_markdown),
    Kind("web page", (".html", ".htm"), read_html, types=("text/html", "application/xhtml+xml")),
    Kind("JSON", (".json",), read_json),
    Kind("JSON lines", (".jsonl",), read_lines, is_object),
    Kind("web archive (WARC)", (".warc",), read_warc, is_warc, unpacks=True),
    Kind("web archive (ARC)", (".arc",), read_arc, unpacks=True),
    Kind("web archive (WACZ)", (".wacz",), read_wacz),
)
ENDINGS = tuple(dict.fromkeys(ending for kind in KINDS for ending in kind.endings))


def ending_of(name: PurePath) -> str:
    """Return the ending that says what a file is, without `.gz`: ".txt", or "" for a name without one."""
    unpacked = PurePath(name.stem) if name.suffix.lower() == PACKED else name
    return unpacked.suffix.lower()


def is_packed(name: PurePath) -> bool:
    """Tell whether a file of that name has to be unpacked before it is read as what it is."""
    is_own = any(kind.unpacks for kind in KINDS if ending_of(name) in kind.endings)
    return name.suffix.lower() == PACKED and not is_own


def kind_of(name: PurePath | None, stream: BinaryIO) -> Kind:
    """Return the kind of a file by the ending of its name and, where that leaves it open, by its first bytes.

    What has no name or no ending is plain text, unless a kind knows it. SourceError for what is of no kind.
    """
    ending = ending_of(name) if name else ""
    likely = [kind for kind in KINDS if ending in kind.endings] if ending else [*KINDS]
    if not likely:
        raise SourceError(f"files of this kind ({ending}) are not read: {', '.join(ENDINGS)} are")
    found = _known(likely, stream, has_name=bool(ending))
    if found is None:
        names = ", ".join(kind.name for kind in likely)
        raise SourceError(f"of the files that end in {ending}, only these are read: {names}")
    return found


def kind_of_type(type_: str, stream: BinaryIO) -> Kind:
    """Return the kind of what the web says to be of that type; SourceError for what is of no kind."""
    likely = [kind for kind in KINDS if type_ in kind.types]
    found = _known(likely, stream, has_name=True) if likely else None
    if found is None:
        raise SourceError(f"what stands there is no page ({type_:.60})", "give the address of a page, or save the file")
    return found


def _known(likely: list[Kind], stream: BinaryIO, *, has_name: bool) -> Kind | None:
    """Return which of the kinds it is, by its first bytes where there are several."""
    if len(likely) == 1:
        return likely[0]
    head = _head(stream)
    known = next((kind for kind in likely if kind.knows and kind.knows(head)), None)
    if known or not has_name:
        return known or TEXT
    return next((kind for kind in likely if not kind.knows), None)


def _head(stream: BinaryIO) -> bytes:
    """Return the first bytes of the stream, which stays at its start."""
    if stream.seekable():
        head = stream.read(HEAD)
        stream.seek(0)
        return head
    peek = getattr(stream, "peek", None)
    return bytes(peek(HEAD)[:HEAD]) if peek else b""
