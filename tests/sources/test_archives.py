"""The pages of web archives are documents; a broken record costs itself alone."""

import gzip
import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from foedus.sources import Given, Known, Loaded, Skipped, documents, warc
from foedus.sources import wacz as zipped

MESSY = Path(__file__).resolve().parents[3] / "shared/corpora/messy/warc"
SENTENCE = "The envoys of Arvenia and Borenia met on the bridge and agreed on nothing. "


def page(number):
    return (
        f"<html lang='en'><head><title>Talks {number}</title>"
        "<meta property='article:published_time' content='2023-03-06'></head>"
        f"<body><article><h1>Talks {number}</h1><p>{SENTENCE * 4}It was their meeting {number}.</p></article></body>"
        "</html>"
    ).encode()


def answer(body, *heads, status="200 OK", type_="text/html; charset=utf-8"):
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {type_}", *heads)
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + body


def record(body, *, url="http://news.example/1", type_="response", content="application/http; msgtype=response"):
    heads = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-03-09T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return heads.encode() + body + b"\r\n\r\n"


def visit(number, **said):
    return record(answer(page(number)), url=f"http://news.example/{number}", **said)


def read(path, data, **given):
    path.write_bytes(data)
    return list(documents([path], **given))


def keys(found):
    return [one.document.key if isinstance(one, Loaded) else one.key for one in found]


def test_a_page_under_what_is_no_address_is_read_all_the_same(tmp_path):
    data = record(answer(page(1)), url="https://a.ex<![CDATA[<!")
    (found,) = read(tmp_path / "a.warc", data)
    assert "their meeting 1." in found.raw


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_page_is_a_document_under_its_address(tmp_path, pack):
    ending = "warc.gz" if pack is gzip.compress else "warc"
    data = b"".join(pack(visit(number)) for number in (1, 2))
    first, second = read(tmp_path / f"a.{ending}", data)
    assert keys([first, second]) == ["http://news.example/1", "http://news.example/2"]
    assert (first.document.title, first.document.url) == ("Talks 1", "http://news.example/1")
    assert (first.document.source, first.document.published) == ("news.example", date(2023, 3, 6))
    assert "their meeting 1." in first.raw


@pytest.mark.parametrize(
    "body",
    [
        answer(b"4\r\n" + page(1)[:4] + b"\r\n" + f"{len(page(1)) - 4:x}".encode() + b"\r\n" + page(1)[4:]
               + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        answer(gzip.compress(page(1)), "Content-Encoding: gzip"),
        answer(zlib.compress(page(1)), "Content-Encoding: deflate"),
        answer(zlib.compress(page(1))[2:-4], "Content-Encoding: deflate"),
    ],
    ids=["chunks", "gzip", "zlib", "deflate"],
)  # fmt: skip
def test_a_page_is_read_however_it_was_sent(tmp_path, body):
    (found,) = read(tmp_path / "a.warc", record(body))
    assert "their meeting 1." in found.raw


def test_a_page_or_its_text_that_is_kept_without_an_answer(tmp_path):
    whole = record(page(1), type_="resource", content="text/html")
    text = record(SENTENCE.encode(), url="http://news.example/t", type_="conversion", content="text/plain")
    found = read(tmp_path / "a.warc", whole + text)
    assert keys(found) == ["http://news.example/1", "http://news.example/t"]
    assert found[1].raw == SENTENCE


def test_what_is_no_page_is_passed_over(tmp_path):
    others = (
        record(b"software: x\r\n", url="", type_="warcinfo", content="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", type_="request", content="application/http; msgtype=request"),
        record(b"via: x", type_="metadata", content="application/warc-fields"),
        record(answer(b"", status="200 OK"), type_="revisit"),
        record(answer(b"no", status="404 Not Found")),
        record(answer(b"\x89PNG", type_="image/png")),
        record(answer(b"User-agent: *", type_="text/plain"), url="http://news.example/robots.txt"),
    )
    assert keys(read(tmp_path / "a.warc", b"".join(others) + visit(1))) == ["http://news.example/1"]
    (nothing,) = read(tmp_path / "b.warc", b"".join(others))
    assert nothing.reason == "no page in the archive (1 of image/png, 1 of text/plain)"


def broken(data):
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0xFF for byte in data[middle : middle + 8]) + data[middle + 8 :]


@pytest.mark.parametrize(
    ("pack", "ending", "second"),
    [
        (gzip.compress, "warc.gz", broken(gzip.compress(visit(2)))),
        (gzip.compress, "warc.gz", gzip.compress(visit(2))[:-200]),
        (gzip.compress, "warc.gz", b"no gzip at all"),
        (bytes, "warc", visit(2).replace(b"Content-Length: ", b"Content-Length: -")),
        (bytes, "warc", b"nothing of an archive\r\n" * 40),
    ],
)
def test_a_broken_record_costs_itself_alone(tmp_path, pack, ending, second):
    found = read(tmp_path / f"a.{ending}", pack(visit(1)) + second + pack(visit(3)))
    assert [one for one in keys(found) if one.startswith("http")] == ["http://news.example/1", "http://news.example/3"]
    (skipped,) = [one for one in found if isinstance(one, Skipped)]
    assert "broken record" in skipped.reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (answer(gzip.compress(page(1))[:-50], "Content-Encoding: gzip"), "cut short"),
        (answer(b"zz\r\n", "Transfer-Encoding: chunked"), "broken on its way"),
        (answer(page(1), "Content-Encoding: rot13"), "not known"),
        (answer(b"<html></html>"), "no article"),
        (answer(gzip.compress(b"<p>" * 9_000_000), "Content-Encoding: gzip"), "more than 20,000,000 bytes"),
    ],
)
def test_a_page_that_cannot_be_read_is_skipped_under_its_address(tmp_path, body, reason):
    found = read(tmp_path / "a.warc", record(body) + visit(2))
    assert keys(found) == ["http://news.example/1", "http://news.example/2"]
    assert reason in found[0].reason


def test_what_is_cut_off_at_the_end_is_said(tmp_path):
    first, second = read(tmp_path / "a.warc", visit(1) + visit(2)[:-300])
    assert isinstance(first, Loaded)
    assert second == Skipped("http://news.example/2", "cut short")


def test_a_record_without_end_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LONGEST", 5_000)
    endless = gzip.compress(record(answer(b"\0" * 1_000_000)))
    found = read(tmp_path / "a.warc.gz", gzip.compress(visit(1)) + endless + gzip.compress(visit(3)))
    assert [type(one) for one in found] == [Loaded, Skipped, Loaded]
    assert found[1].reason == "more than 5,000 bytes"


def test_a_page_that_is_known_is_not_taken_apart(tmp_path, monkeypatch):
    monkeypatch.setattr("foedus.sources.capture.read_page", lambda html: pytest.fail("it was"))
    asked = []
    given = Given(knows=lambda *named: asked.append(named) or True)
    found = list(warc.read_warc(io.BytesIO(visit(1)), "a.warc", given))
    assert found == [Known("http://news.example/1")]
    assert asked[0][0] == "http://news.example/1"


def arc(*entries):
    head = b"1 0 Courier\nURL IP-address Archive-date Content-type Archive-length\n"
    first = b"filedesc://a.arc 127.0.0.1 20230309100000 text/plain %d\n" % len(head)
    return first + head + b"".join(b"\n" + entry for entry in entries)


def entry(number, length=None):
    body = answer(page(number))
    said = f"http://news.example/a b/{number} 93.184.216.34 20230309100000 text/html {length or len(body)}\n"
    return said.encode() + body + b"\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_archives_of_the_older_form(tmp_path, pack):
    ending = "arc.gz" if pack is gzip.compress else "arc"
    found = read(tmp_path / f"a.{ending}", pack(arc(entry(1))) + pack(entry(2, "-1")) + pack(entry(3)))
    assert keys(found)[::2] == ["http://news.example/a b/1", "http://news.example/a b/3"]
    assert "broken record" in found[1].reason


def wacz(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as whole:
        for name, data in files.items():
            whole.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def test_archives_in_a_zip(tmp_path):
    files = {"archive__a_warc_gz": gzip.compress(visit(1)), "archive__b_warc": visit(2), "pages__pages_jsonl": b"{}"}
    assert keys(read(tmp_path / "a.wacz", wacz(**files))) == ["http://news.example/1", "http://news.example/2"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "broken zip"),
        (b"PK\x03\x04 and then nothing", "broken zip"),
        (wacz(pages__pages_jsonl=b"{}"), "no archive in it"),
        (broken(wacz(archive__a_warc=visit(1))), "cannot be unpacked"),
    ],
)
def test_a_zip_that_cannot_be_read_is_skipped(tmp_path, data, reason):
    found = read(tmp_path / "a.wacz", data)
    assert reason in found[-1].reason


def test_what_unpacks_to_far_more_than_it_is_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(zipped, "ALLOWED", 100_000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("archive/a.warc", b"\0" * 1_000_000)
        whole.writestr("archive/b.warc", visit(1))
    first, second = read(tmp_path / "a.wacz", stream.getvalue())
    assert "packed so tightly" in first.reason
    assert isinstance(second, Loaded)


WHOLE = {
    "a.warc": b"".join(map(visit, range(3))),
    "a.warc.gz": b"".join(gzip.compress(visit(number)) for number in range(3)),
    "a.arc": arc(*map(entry, range(3))),
    "a.arc.gz": gzip.compress(arc(*map(entry, range(3)))),
    "a.wacz": wacz(archive__a_warc=visit(1)),
}


@pytest.mark.parametrize("name", WHOLE)
def test_whatever_is_broken_in_it_is_no_crash(tmp_path, name):
    whole = WHOLE[name]

    @settings(max_examples=40, deadline=None, database=None)
    @drawn(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.binary(max_size=8), st.integers(0, 40)), max_size=4))
    def check(edits):
        data = whole
        for at, new, gone in edits:
            data = data[:at] + new + data[at + gone :]
        assert all(isinstance(one, Loaded | Skipped) for one in read(tmp_path / name, data))

    check()


@pytest.mark.skipif(not MESSY.is_dir(), reason="the corpus of broken archives is not there")
@pytest.mark.parametrize("path", sorted(MESSY.iterdir()) if MESSY.is_dir() else [], ids=lambda path: path.name)
def test_every_file_of_the_corpus_is_read_or_skipped_with_its_reason(path):
    found = list(documents([path]))
    assert found
    assert all(one.raw.strip() if isinstance(one, Loaded) else one.reason for one in found)
