"""The table of the kinds of files that are read, and how one file is told to be of a kind."""

from pathlib import PurePath
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.addresses import read_addresses
from foedus.sources.arc import read_arc
from foedus.sources.contract import Given, Kind
from foedus.sources.delimited import read_csv, read_tsv
from foedus.sources.docx import read_docx
from foedus.sources.feed import is_feed, is_json_feed, read_feed, read_json_feed
from foedus.sources.lines import is_object, read_lines
from foedus.sources.mail import is_box, is_letter, read_eml, read_mbox
from foedus.sources.newsml import is_news, read_news
from foedus.sources.objects import read_json
from foedus.sources.page import read_html
from foedus.sources.parquet import read_parquet
from foedus.sources.pdf import is_pdf, read_pdf
from foedus.sources.plain import read_markdown, read_text
from foedus.sources.sitemap import is_sitemap, read_sitemap
from foedus.sources.wacz import read_wacz
from foedus.sources.warc import is_warc, read_warc

__all__ = ["ENDINGS", "KINDS", "PACKED", "ending_of", "is_packed", "kind_at", "kind_of"]

PACKED = ".gz"
HEAD = 4096
UNTOLD = ("application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML = ("application/xml", "text/xml")
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", *XML)
TEXT = Kind("plain text", (".txt",), read_text, types=("text/plain",))
LIST = Kind("list of addresses", (".urls",), read_addresses, types=("text/uri-list",))
KINDS = (
    TEXT,
    Kind("Markdown", (".md",), read_markdown),
    Kind("web page", (".html", ".htm"), read_html, types=("text/html", "application/xhtml+xml")),
    Kind("PDF", (".pdf",), read_pdf, is_pdf, types=("application/pdf",)),
    Kind("Word document", (".docx",), read_docx, types=(WORD,)),
    Kind("mail", (".eml",), read_eml, is_letter, types=("message/rfc822",)),
    Kind("mailbox", (".mbox",), read_mbox, is_box),
    Kind("news of an agency", (".xml", ".nitf", ".newsml"), read_news, is_news, types=XML),
    Kind("JSON", (".json",), read_json, types=("application/json",)),
    Kind("JSON Feed", (".json",), read_json_feed, is_json_feed, types=("application/feed+json", "application/json")),
    Kind("JSON lines", (".jsonl",), read_lines, is_object),
    Kind("CSV", (".csv",), read_csv, types=("text/csv",)),
    Kind("TSV", (".tsv", ".tab"), read_tsv, types=("text/tab-separated-values",)),
    Kind("Parquet", (".parquet",), read_parquet),
    Kind("news feed", (".rss", ".atom", ".xml", ".rdf"), read_feed, is_feed, types=FEEDS),
    Kind("sitemap", (".xml",), read_sitemap, is_sitemap, types=XML),
    LIST,
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


def kind_of(name: PurePath | None, stream: BinaryIO, given: Given | None = None) -> Kind:
    """Return the kind of a file by the ending of its name and, where that leaves it open, by its first bytes.

    What has no name or no ending is plain text, unless a kind knows it; what is `given` as a list of addresses is one.
    SourceError for what is of no kind.
    """
    if given and given.addresses:
        return LIST
    ending = ending_of(name) if name else ""
    likely = [kind for kind in KINDS if ending in kind.endings] if ending else [*KINDS]
    if not likely:
        raise SourceError(f"files of this kind ({ending}) are not read: {', '.join(ENDINGS)} are")
    found = _known(likely, stream, has_name=bool(ending))
    if found is None:
        names = ", ".join(kind.name for kind in likely)
        raise SourceError(f"of the files that end in {ending}, only these are read: {names}")
    return found


def kind_at(type_: str, name: PurePath, stream: BinaryIO | None = None) -> Kind | None:
    """Return the kind of what the web says to be of that type or, where the type tells nothing, has that ending.

    Of several kinds the stream tells; without one, any of them is returned.
    """
    ending = ending_of(name) if type_ in UNTOLD else ""
    likely = [kind for kind in KINDS if type_ in kind.types or (ending and ending in kind.endings)]
    if not likely or stream is None:
        return likely[0] if likely else None
    return _known(likely, stream, has_name=True)


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
