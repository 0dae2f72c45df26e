"""Files that are made to hang, to crash or to fill the memory: each is read or skipped with the reason, within bounds.

What runs here must take no more than 20 seconds of a processor and a gibibyte of memory; what parses in the process
apart is held to that by `test_apart.py`.
"""

import gzip
import io
import re
import zipfile
import zlib
from itertools import repeat
from pathlib import Path
from time import process_time

import pytest

from agency import item, message, nitf
from foedus.sources import Loaded, apart, bounds, documents, lines
from foedus.text import normalise
from letters import letter
from office import docx, paragraph
from papers import paper, raw_paper

SAID = "The envoy of Arvenia said on Monday that her country would not come to the summit in Orle."
SECONDS, MEMORY = 20, 1 << 30
MB = 1_000_000
ENTITIES = "<!DOCTYPE {} [<!ENTITY a0 'aaaaaaaaaa'>{}]>"
ELSEWHERE = b"<!DOCTYPE nitf [<!ENTITY a SYSTEM 'file:///dev/zero'>]><nitf>&a;</nitf>"
POST = b"From a Tue Mar  4 08:00:00 2031\n"
LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


def gz(piece, times):
    packed = io.BytesIO()
    with gzip.open(packed, "wb", 1) as stream:
        for _ in repeat(None, times):
            stream.write(piece)
    return packed.getvalue()


def zipped(name, piece, times):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack, pack.open(name, "w", force_zip64=True) as part:
        for _ in repeat(None, times):
            part.write(piece)
    return packed.getvalue()


def nested_forms(depth):
    """A paper whose drawing draws another ten times, and so on: ten to the power of its depth letters."""
    forms = []
    for level in range(depth):
        inner = b"/X Do " * 10 if level < depth - 1 else b"BT /F1 9 Tf (no) Tj ET"
        within = b"/Font << /F1 3 0 R >> /XObject << /X %d 0 R >>" % (7 + level)
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s >> /Length %d >>" % (
            within,
            len(inner),
        )
        forms.append(head + b" stream\n" + inner + b"\nendstream")
    return raw_paper(b"/X Do", forms)


def flate(stream):
    return raw_paper(zlib.compress(stream, 9), filtered=b"/Filter /FlateDecode")


def crowd(lines):
    """Lines beside and under one another, far over the edges of the page."""
    line = b"BT /F1 9 Tf 1 0 0 1 %d %d Tm (The envoy said so) Tj ET\n"
    return b"".join(line % (at % 200 * 90, at // 200 * 10) for at in range(lines))


def parts(depth):
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))


FILES = {
    # of every kind: too long, packed to be small, no text at all
    "long.txt": (lambda: b"word " * (20 * MB), "more than 4,000,000 bytes"),
    "long.html": (lambda: b"<p>word " * (13 * MB), "more than 20,000,000 bytes"),
    "long.pdf": (lambda: b"%PDF-1.4 " + b"0" * (100 * MB), "more than 50,000,000 bytes"),
    "long.docx": (lambda: b"PK\3\4" + b"0" * (100 * MB), "more than 50,000,000 bytes"),
    "long.eml": (lambda: b"From: a@b.example\n\n" + b"0" * (100 * MB), "more than 50,000,000 bytes"),
    "long.mbox": (lambda: POST + b"0" * (100 * MB), "a letter of more than 50,000,000 bytes"),
    "long.xml": (lambda: b"<nitf>" + b"0" * (100 * MB), "more than 50,000,000 bytes"),
    "long.json": (lambda: b'{"text": "' + b"word " * (19 * MB), "more than 8,000,000 characters"),
    "long.jsonl": (lambda: b'{"text": "' + b"word " * (20 * MB), "a line longer than 8,000,000 bytes"),
    "bomb.txt.gz": (lambda: gz(b"a" * MB, 300), "more than 4,000,000 bytes"),
    "bomb.html.gz": (lambda: gz(b"<b>" * 333_333, 300), "more than 20,000,000 bytes"),
    "bomb.pdf.gz": (lambda: gz(b"%PDF-1.4 " * 111_111, 300), "more than 50,000,000 bytes"),
    "bomb.json.gz": (lambda: gz(b"[]" * 500_000, 300), "more than 100,000,000 bytes"),
    "nul.txt": (lambda: b"\0" * (3 * MB), "binary, not text"),
    "nul.html": (lambda: b"<p>" + b"\0" * (3 * MB), "binary, not text"),
    "nul.xml": (lambda: b"<nitf>" + b"\0" * MB, "broken XML"),
    "nul.eml": (lambda: b"From: a@b.example\n\n" + b"\0" * MB, "binary, not text"),
    "nul.jsonl": (lambda: (b"\0" * 1000 + b"\n") * 1000, "binary, not text"),
    # text and Markdown: letters that carry a million marks, marks that are never closed
    "line.txt": (lambda: SAID.encode() * 40_000, None),
    "marks.txt": (lambda: SAID.encode() + "a\u0316\u0301".encode() + "\u0301\u0316".encode() * 900_000, None),
    "turned.txt": (lambda: SAID.encode() + ("\u202e\u2066" * 400_000).encode(), None),
    "mixed.txt": (lambda: (b"said caf\xe9 " + "café ".encode() + b"\x93\x81 and ") * 50_000, "in no encoding"),
    "head.txt": (lambda: b"a: " * 1_200_000 + SAID.encode(), None),
    **{
        f"marks{number}.md": (lambda mark=mark: SAID.encode() + mark * (3 * MB // len(mark)), None)
        for number, mark in enumerate((b"[", b"![", b"**a ", b"__a_", b"*", b"`", b"[a](", b"<https://", b"> "))
    },
    "heading.md": (lambda: b"# a" + b" " * (3 * MB) + b"#a", None),
    # JSON
    "deep.json": (lambda: b"[" * (90 * MB), "nested too deep"),
    "lists.json": (lambda: b"[" + b"[]," * (30 * MB) + b"[]]", "100 in a row cannot be read"),
    "number.json": (lambda: b"[" + b"9" * (90 * MB) + b"]", "broken JSON"),
    "inner.json": (lambda: b"[" + b"[" + b"[]," * (30 * MB) + b"[]]]", "more than 8,000,000 characters"),
    "vain.jsonl": (lambda: b"x\n" * 200_000, "100 in a row cannot be read"),
    "blank.jsonl": (lambda: b"\n" * 200_000, "too many lines that are blank"),
    "endless.jsonl.gz": (lambda: gz(b"a" * MB, 100), "lines that are blank or do not end"),
    # pages
    "deep.html": (lambda: b"<div>" * 100_000 + SAID.encode(), ""),
    "open.html": (lambda: f"<p>{SAID}</p>".encode() + b"<" * MB, None),
    "comments.html": (lambda: f"<p>{SAID}</p>".encode() + b"<!--" * 100_000, None),
    "entities.html": ((ENTITIES.format("html", LAUGHS) + f"<p>{SAID} &a11;</p>").encode, None),
    "letters.html": (lambda: b"<meta charset=punycode><p>\xe9" + b"xn--abc" * 200_000, None),
    # papers
    "forms.pdf": (lambda: nested_forms(12), ""),
    "pages.pdf": (lambda: raw_paper(b"", pages=b"/Count 1000000000 /Kids [2 0 R 2 0 R]"), ""),
    "flate.pdf": (lambda: flate(b" " * (200 * MB)), ""),
    "many.pdf": (lambda: paper(*[[]] * 3001), "more than 3,000 pages"),
    "letters.pdf": (lambda: flate(crowd(80_000)), "more than 1,000,000 characters"),
    "arrays.pdf": (lambda: b"%PDF-1.4\n1 0 obj " + b"[" * MB, "a broken PDF"),
    "page.pdf": (lambda: b"%PDF-1.4\n<html><body><p>" + SAID.encode(), "a broken PDF"),
    # Word documents
    "bomb.docx": (lambda: zipped("word/document.xml", b" " * MB, 300), "more than 50,000,000 bytes when unpacked"),
    "entities.docx": (lambda: docx(paragraph("&a11;"), head=ENTITIES.format("a", LAUGHS)), "entities of its own"),
    "deep.docx": (lambda: docx("<w:sdt>" * 100_000), "broken XML"),
    "zip.docx": (lambda: zipped("a.txt", b"a", 1), "no Word document"),
    # letters
    "deep.eml": (lambda: b"From: a@b.example\n" + parts(5000), "nested too deep"),
    "head.eml": (lambda: b"From: " + b"(" * MB + b"\n\n" + SAID.encode(), None),
    "words.eml": (lambda: b"From: a@b\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\n" + SAID.encode(), None),
    "links.eml": (lambda: b"From: a@b\n\n" + SAID.encode() + b" <https://" * 100_000, None),
    "paper.eml": (lambda: letter(SAID, attached=[("a.pdf", nested_forms(12))]), ""),
    "starts.mbox": (lambda: (POST + b"\n") * 300, "100 in a row cannot be read"),
    # news of agencies
    "laughs.xml": ((ENTITIES.format("nitf", LAUGHS) + nitf("&a11;")).encode, "entities of its own"),
    "attribute.xml": ((ENTITIES.format("nitf", LAUGHS) + "<nitf a='&a11;'/>").encode, ""),
    "elsewhere.xml": (lambda: ELSEWHERE, "entities of its own"),
    "outside.xml": (lambda: b"<!DOCTYPE nitf SYSTEM 'http://127.0.0.1:9/a.dtd'><nitf/>", "empty"),
    "deep.xml": (lambda: b"<nitf>" + b"<block>" * MB, "broken XML"),
    "attributes.xml": (lambda: b"<nitf " + b"".join(b"a%d='' " % n for n in range(100_000)) + b"/>", "empty"),
    "items.xml": (lambda: message(*[item(guid=str(n)) for n in range(300)]).encode(), "100 in a row cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_skipped_within_bounds(name, tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_IN_VAIN", 100)
    monkeypatch.setattr(lines, "MOST_DRAINED", 20 * MB)
    monkeypatch.setattr(apart, "SECONDS", 5)
    make, reason = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    _forget_peak()
    before, began = _memory(), process_time()
    loaded, reasons = 0, set()
    for found in documents([path]):
        if isinstance(found, Loaded):
            loaded += 1
            normalise(found.raw)
        else:
            reasons.add(found.reason)
    assert process_time() - began < SECONDS
    assert _memory() - before < MEMORY
    assert loaded or reasons
    if reason is None:
        assert loaded or "English" in "".join(reasons), reasons
    else:
        assert not reason or any(reason in one for one in reasons), reasons


def _forget_peak():
    """Let the system measure the peak of memory anew, where it can."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def _memory():
    status = Path("/proc/self/status")
    match = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(match[1]) * 1024 if match else 0
