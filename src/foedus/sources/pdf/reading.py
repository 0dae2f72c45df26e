"""PDF: the text of a paper, as it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.apart import parsed_apart
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.particulars import Article, documents_of
from foedus.sources.pdf.columns import columns
from foedus.sources.pdf.letters import pieces_on
from foedus.sources.pdf.margins import without_margins
from foedus.sources.pdf.paragraphs import Paragraph, Words, paragraphs, runs_on
from foedus.sources.pdf.piece import Piece, body_size
from foedus.sources.properties import told_by
from foedus.text import MAX_CHARACTERS

__all__ = ["articles", "is_pdf", "read_pdf"]

MAX_PDF_BYTES = 50_000_000
MAX_PAGES = 3000
HEAD = 1024  # bytes, within which a PDF must say that it is one
NOTE = 0.92  # of the size of the text: what is smaller at the foot of a column is a note
HEADING = 1.15  # of the size of the text: what is larger is a heading
LONGEST_TITLE = 250
FEWEST_LETTERS = 20  # a page, on average, beside pictures of pages
SPLIT = "split it into its parts"


def read_pdf(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the text of a PDF."""
    data = whole(stream, MAX_PDF_BYTES, remedy=SPLIT)
    if not is_pdf(data[:HEAD]):
        raise SourceError("no PDF, whatever its name says")
    yield from documents_of(parsed_apart(articles, data), key=key, data=data, given=given)


def is_pdf(head: bytes) -> bool:
    """Tell whether a file begins as a PDF does."""
    return b"%PDF-" in head[:HEAD]


def articles(data: bytes) -> list[Article]:
    """Return the text of a PDF; SourceError for one that is locked or holds no text."""
    import pypdfium2

    try:
        return [_article(pypdfium2.PdfDocument(data))]
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise SourceError("locked by a password", "save it without one") from None
        raise SourceError("a broken PDF", "save it anew") from None


def _article(paper: Any) -> Article:
    if len(paper) > MAX_PAGES:
        raise SourceError(f"more than {MAX_PAGES:,} pages", SPLIT)
    pages = _pages(paper)
    found = _paragraphs(pages)
    letters = sum(len(piece.text) for page in pages for piece in page)
    if not letters or (letters < FEWEST_LETTERS * len(pages) and _has_pictures(paper)):
        raise SourceError("no text in it: it is a scan, or pictures", "have its text recognised (OCR) first")
    words = Words(found)
    told = paper.get_metadata_dict()
    said = told_by(title=told.get("Title"), author=told.get("Author"), made=told.get("CreationDate"))
    said = replace(said, title=said.title or _heading(found, words))
    return Article(said, "\n\n".join(map(words.text, found)))


def _pages(paper: Any) -> list[list[Piece]]:
    """Return the pieces of all pages, without running heads and the like."""
    pages, letters = [], 0
    for page in paper:
        pages.append(pieces_on(page))
        page.close()
        letters += sum(len(piece.text) for piece in pages[-1])
        if letters > MAX_CHARACTERS:
            raise SourceError(f"there are more than {MAX_CHARACTERS:,} characters in it", SPLIT)
    return without_margins(pages)


def _has_pictures(paper: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])) for page in paper)


def _paragraphs(pages: Sequence[Sequence[Piece]]) -> list[Paragraph]:
    """Return the paragraphs in order; one that goes on in the next column is one, and notes come behind it."""
    usual = body_size(piece for page in pages for piece in page)
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for column in (column for page in pages for column in columns(page)):
        end = len(column)
        while end and column[end - 1].size < NOTE * usual:
            end -= 1
        body = paragraphs(column[:end])
        if found and body and runs_on(found[-1], body[0]):
            found[-1] = Paragraph(found[-1].lines + body[0].lines, found[-1].size)
            body = body[1:]
        if body or not column[:end]:
            found += notes
            notes = []
        found += body
        notes += paragraphs(column[end:])
    return found + notes


def _heading(found: Sequence[Paragraph], words: Words) -> str | None:
    """Return the largest of the first paragraphs, if it is larger than the text."""
    first = [paragraph for paragraph in found[:10] if len(words.text(paragraph)) <= LONGEST_TITLE]
    usual = body_size(Piece(words.text(one), 0, 0, 0, one.size) for one in found)
    largest = max(first, key=lambda paragraph: paragraph.size, default=None)
    return words.text(largest) if largest and largest.size >= HEADING * usual else None
