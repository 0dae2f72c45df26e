"""The text of a Word document: paragraphs and tables in, lines out."""

from datetime import date

import pytest

from foedus.sources import Loaded, Skipped, documents
from foedus.sources.docx import articles
from office import docx, note_mark, paragraph, run, table

SAID = "The envoy of Arvenia said that the treaty had to be kept."
BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:pict></w:r>"


def blocks(*body, **options):
    (found,) = articles(docx(*body, **options))
    return found.text.split("\n\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ([paragraph("On dues"), paragraph("The envoy", " said no.")], ["On dues", "The envoy said no."]),
        ([paragraph("One"), paragraph(""), paragraph("two")], ["One", "two"]),
        ([paragraph("A", "<w:r><w:tab/></w:r>", "B", "<w:r><w:br/></w:r>", "C")], ["A B\nC"]),
        ([paragraph("non", "<w:r><w:noBreakHyphen/></w:r>", "member")], ["non-member"]),
        (
            [paragraph("<w:ins>" + run("kept") + "</w:ins>", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>")],
            ["kept"],
        ),
        ([paragraph("<w:moveFrom>" + run("old place") + "</w:moveFrom>", "here")], ["here"]),
        ([paragraph("<w:hyperlink>" + run("a link") + "</w:hyperlink>", " there")], ["a link there"]),
        ([paragraph("<w:r><w:instrText>PAGE 1</w:instrText></w:r>", "words")], ["words"]),
        ([paragraph("Beside ", BOX, "it")], ["Beside it", "In a box"]),
        (
            [
                paragraph(
                    f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
                )
            ],
            ["In a box"],
        ),
        ([table(("Arvenia", "12"), ("Belmark", "7"))], ["Arvenia | 12", "Belmark | 7"]),
        ([table((paragraph("One.") + paragraph("Two."), "Aside"))], ["One.", "Two.", "Aside"]),
        (["<w:sdt><w:sdtContent>" + paragraph("A field") + "</w:sdtContent></w:sdt>"], ["A field"]),
        ([paragraph("1 &lt; 2 &amp; 3")], ["1 < 2 & 3"]),
    ],
)
def test_paragraphs_and_tables(body, text):
    assert blocks(*body) == text


def test_notes_come_last_and_heads_of_pages_are_left_out():
    assert blocks(paragraph("Signed", note_mark(2), "."), notes=("The treaty of Orle.",)) == [
        "Signed.",
        "The treaty of Orle.",
    ]


@pytest.mark.parametrize(
    ("properties", "title", "source", "published"),
    [
        ("<dc:title>On dues</dc:title><dc:creator>Council of Orle</dc:creator>", "On dues", "Council of Orle", None),
        ("<dc:title>dues_final.docx</dc:title><dc:creator>jdoe</dc:creator>", None, None, None),
        ("<dcterms:created>2019-01-01T08:00:00Z</dcterms:created>", None, None, date(2019, 1, 1)),
        (
            "<dcterms:created>2019-01-01T08:00:00Z</dcterms:created><dcterms:modified>2031-03-04T10:00:00Z</dcterms:modified>",
            None,
            None,
            date(2031, 3, 4),
        ),
        ("<dc:title/><dcterms:modified>soon</dcterms:modified>", None, None, None),
    ],
)
def test_what_it_says_of_itself(tmp_path, properties, title, source, published):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph(SAID), properties=properties))
    (found,) = documents([path])
    assert isinstance(found, Loaded)
    assert (found.document.title, found.document.source, found.document.published) == (title, source, published)


def unpackable(data):
    """Break the packed bytes of the last part."""
    at = data.index(b"word/document.xml") + len("word/document.xml")
    return data[:at] + b"\xff" * 8 + data[at + 8 :]


ENTITY = '<!DOCTYPE a [<!ENTITY e "words">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(), "empty"),
        (docx(paragraph(" ")), "empty"),
        (docx(paragraph(SAID))[:600], "a broken Word document"),
        (unpackable(docx(paragraph(SAID))), "a broken Word document"),
        (b"PK\x03\x04", "a broken Word document"),
        (b"words", "a broken Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked by a password, or of the old Word kind"),
        (docx(extra={"word/document.xml": "<w:document"}), "broken XML"),
        (docx(extra={"word/document.xml": ENTITY + "<a>&e;</a>"}), "declares entities of its own"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(tmp_path, data, reason):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    (found,) = documents([path])
    assert isinstance(found, Skipped)
    assert reason in found.reason
