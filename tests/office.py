"""Word documents made by hand for tests."""

import io
import zipfile

__all__ = ["docx", "note_mark", "paragraph", "run", "table"]

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def run(text):
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner):
    """A paragraph of plain words and of whatever is written in angles."""
    return "<w:p>" + "".join(one if one.startswith("<") else run(one) for one in inner) + "</w:p>"


def table(*rows):
    """A table whose cells are plain words, or paragraphs."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    told = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl>{told}</w:tbl>"


def note_mark(number):
    """The mark in the text that leads to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def docx(*body, properties="", notes=(), head="", extra=None):
    """Return the bytes of a document with these paragraphs and tables."""
    told = "".join(f'<w:footnote w:id="{at}">{paragraph(note)}</w:footnote>' for at, note in enumerate(notes, 2))
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{head}<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/header1.xml": f"<w:hdr {SPACES}>{paragraph('The head of every page')}</w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {SPACES}>{told}</w:footnotes>",
        "docProps/core.xml": f"<cp:coreProperties {CORE}>{properties}</cp:coreProperties>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in (files | (extra or {})).items():
            pack.writestr(name, data)
    return packed.getvalue()
