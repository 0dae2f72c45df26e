"""The table of the kinds of files that are read, and how one file is told to be of a kind."""

from pathlib import PurePath
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.contract import Kind
from foedus.sources.docx import read_docx
from foedus.sources.lines import is_object, read_lines
from foedus.sources.mail import is_box, is_letter, read_eml, read_mbox
from foedus.sources.newsml import is_news, read_news
from foedus.sources.objects import read_json
from foedus.sources.page import read_html
from foedus.sources.pdf import is_pdf, read_pdf
from foedus.sources.plain import read_markdown, read_text

__all__ = ["ENDINGS", "KINDS", "PACKED", "ending_of", "kind_of"]

PACKED = ".gz"
HEAD = 4096
TEXT = Kind("plain text", (".txt",), read_text)
KINDS = (
    TEXT,
    Kind("Markdown", (".md",), read_markdown),
    Kind("web page", (".html", ".htm"), read_html),
    Kind("PDF", (".pdf",), read_pdf, is_pdf),
    Kind("Word document", (".docx",), read_docx),
    Kind("mail", (".eml",), read_eml, is_letter),
    Kind("mailbox", (".mbox",), read_mbox, is_box),
    Kind("news of an agency", (".xml", ".nitf", ".newsml"), read_news, is_news),
    Kind("JSON", (".json",), read_json),
    Kind("JSON lines", (".jsonl",), read_lines, is_object),
)
ENDINGS = tuple(dict.fromkeys(ending for kind in KINDS for ending in kind.endings))


def ending_of(name: PurePath) -> str:
    """Return the ending that says what a file is, without `.gz`: ".txt", or "" for a name without one."""
    unpacked = PurePath(name.stem) if name.suffix.lower() == PACKED else name
    return unpacked.suffix.lower()


def kind_of(name: PurePath | None, stream: BinaryIO) -> Kind:
    """Return the kind of a file by the ending of its name and, where that leaves it open, by its first bytes.

    What has no name or no ending is plain text, unless a kind knows it. SourceError for what is of no kind.
    """
    ending = ending_of(name) if name else ""
    likely = [kind for kind in KINDS if ending in kind.endings] if ending else [*KINDS]
    if not likely:
        raise SourceError(f"files of this kind ({ending}) are not read: {', '.join(ENDINGS)} are")
    if len(likely) == 1:
        return likely[0]
    head = _head(stream)
    known = next((kind for kind in likely if kind.knows and kind.knows(head)), None)
    if known or not ending:
        return known or TEXT
    plain = next((kind for kind in likely if not kind.knows), None)
    if plain is None:
        names = ", ".join(kind.name for kind in likely)
        raise SourceError(f"of the files that end in {ending}, only these are read: {names}")
    return plain


def _head(stream: BinaryIO) -> bytes:
    """Return the first bytes of the stream, which stays at its start."""
    if stream.seekable():
        head = stream.read(HEAD)
        stream.seek(0)
        return head
    peek = getattr(stream, "peek", None)
    return bytes(peek(HEAD)[:HEAD]) if peek else b""
