"""Letters and boxes of them: bytes in, documents out."""

import io
from datetime import date
from email.header import Header

import pytest

from foedus.sources import Loaded, Skipped, documents
from foedus.sources.mail import box as box_module
from foedus.sources.mail import is_box, is_letter
from foedus.sources.mail.page import paragraphs_of
from letters import PAGE, SAID, box, letter
from office import docx, paragraph
from papers import column, paper

BODY = [
    "Arvenia stays away",
    SAID,
    "Belmark has paid its dues for the year, a spokesman told reporters\nin the capital.",
]
BODY.append("Its seat is filled.")
RAW = b"From: news@courier.example\r\nSubject: Dues\r\n%s\r\n\r\n%s"


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def reading(data, name="a.eml", **options):
        (tmp_path / name).write_bytes(data)
        return list(documents([name], **options))

    return reading


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (letter(SAID), SAID),
        (letter(SAID + "\n\n-- \nThe Courier, Orle\n"), SAID),
        (letter(f"{SAID} <https://a.example/1?id=2>\nNext."), f"{SAID}\nNext."),
        (letter(page=PAGE), "\n\n".join(BODY)),
        (letter("Our letter can be seen at https://a.example", PAGE), "\n\n".join(BODY)),
        (letter("\n\n".join(BODY), PAGE), "\n\n".join(BODY)),
        (RAW % (b"Content-Type: text/plain; charset=koi8-r", "Café".encode()), "Café"),
        (RAW % (b"Content-Type: text/plain; charset=windows-1252", b"\x93Caf\xe9\x94"), "“Café”"),
        (RAW % (b"Content-Type: text/plain; charset=no-such", b"words"), "words"),
        (RAW % (b"Content-Type: text/plain; charset=punycode", b"w\xf6rds and words"), "wörds and words"),
        (RAW % (b"Content-Transfer-Encoding: base64", b"d29yZHM="), "words"),
        (RAW % (b"Content-Transfer-Encoding: quoted-printable", b"caf=C3=A9 =\r\nau lait"), "café au lait"),
        (
            RAW % (b"Content-Type: text/plain; format=flowed", b"The envoy \r\nsaid no.\r\nSo did others."),
            "The envoy said no.\nSo did others.",
        ),
        (
            RAW % (b"Content-Type: multipart/mixed; boundary=b", b"--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond"),
            "first\n\nsecond",
        ),
    ],
)
def test_the_text_of_a_letter(read, data, text):
    (found,) = read(data)
    assert isinstance(found, Loaded), found
    assert found.raw.strip() == text


@pytest.mark.parametrize(
    ("headers", "options", "title", "source", "published"),
    [
        ({}, {}, "This week", "The Courier", date(2031, 3, 4)),
        ({"From": "news@courier.example", "Subject": None}, {}, None, "courier.example", date(2031, 3, 4)),
        ({"Subject": Header("Über Élan", "utf-8").encode()}, {}, "Über Élan", "The Courier", date(2031, 3, 4)),
        ({"Date": "in spring"}, {}, "This week", "The Courier", None),
        ({"Date": "Tue, 04 Mar 2031 23:30:00 -0500"}, {}, "This week", "The Courier", date(2031, 3, 4)),
        ({}, {"source": "Wire", "published": date(2031, 1, 1)}, "This week", "Wire", date(2031, 1, 1)),
    ],
)
def test_what_a_letter_says_of_itself(read, headers, options, title, source, published):
    (found,) = read(letter(SAID, **headers), **options)
    assert (found.document.title, found.document.source, found.document.published) == (title, source, published)


def test_a_header_in_no_encoding_is_left_as_it_stands(read):
    (found,) = read(b"From: The Courier <news@courier.example>\nSubject: =?no-such?q?a?=\n\n" + SAID.encode())
    assert found.document.title == "=?no-such?q?a?="


@pytest.mark.parametrize(("said", "key"), [("<17@courier.example>", "17@courier.example"), (None, "a.eml")])
def test_one_letter_has_one_key(read, said, key):
    (found,) = read(letter(SAID, Message_ID=said))
    assert found.document.key == key


def test_papers_that_are_attached_are_documents_of_their_own(read):
    files = [
        ("statement.pdf", paper(column("The council of Orle has met and agreed."))),
        ("..\\annex.DOCX", docx(paragraph("The annex to what was agreed."))),
        ("scan.pdf", paper([])),
        ("seal.png", b"\x89PNG"),
    ]
    first, second, third, bad = read(letter(SAID, attached=files))
    assert [one.document.key for one in (first, second, third)] == ["a.eml", "a.eml/statement.pdf", "a.eml/annex.DOCX"]
    assert (second.raw, third.raw) == ("The council of Orle has met and agreed.", "The annex to what was agreed.")
    assert {(one.document.source, one.document.published) for one in (first, second, third)} == {
        ("The Courier", date(2031, 3, 4))
    }
    assert isinstance(bad, Skipped)
    assert (bad.key, "it is a scan" in bad.reason) == ("a.eml/scan.pdf", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words without headers", "no letter"),
        (letter(""), "empty"),
        (RAW % (b"Content-Type: text/plain", b"\0\1\2\3\4" * 50), "binary, not text"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(read, data, reason):
    (found,) = read(data)
    assert isinstance(found, Skipped)
    assert reason in found.reason


def test_a_box_is_read_letter_by_letter(read):
    quoted = "One.\n\n>From Monday on, all is well.\n\nFrom now on too.\n"
    first, second, third = read(box(letter(SAID), b"no headers here", letter(quoted)), "a.mbox")
    assert first.raw.strip() == SAID
    assert (second.key, "no letter" in second.reason) == ("a.mbox:2", True)
    assert third.document.key == "a.mbox:3"
    assert third.raw.strip() == "One.\n\nFrom Monday on, all is well.\n\nFrom now on too."


def test_what_letters_in_a_box_say_goes_before_what_is_given(read):
    given = {"source": "Given", "published": date(2030, 1, 1)}
    first, second = read(box(letter(SAID), letter(SAID, From=None, Date=None)), "2029-01-01.mbox", **given)
    assert (first.document.source, first.document.published) == ("The Courier", date(2031, 3, 4))
    assert (second.document.source, second.document.published) == ("Given", date(2030, 1, 1))


def test_a_letter_in_a_box_that_is_too_long_is_skipped_and_not_held(read, monkeypatch):
    monkeypatch.setattr(box_module, "MAX_LETTER_BYTES", 2000)
    first, second = read(box(letter("word\n" * 1000), letter(SAID)), "a.mbox")
    assert first == Skipped("a.mbox:1", "a letter of more than 2,000 bytes")
    assert second.raw.strip() == SAID


def test_letters_are_read_one_at_a_time(monkeypatch):
    class Stream(io.BytesIO):
        pass

    stream = Stream(box(*[letter(f"{SAID} {number}") for number in range(50)]))
    found = box_module.read_mbox(stream, "a", box_module.Given())
    next(found)
    assert stream.tell() < 2000


@pytest.mark.parametrize(
    ("data", "is_one", "is_many"),
    [
        (letter(SAID), True, False),
        (box(letter(SAID)), False, True),
        (b"Subject: only this\n\nwords", False, False),
        (b"From the ministry at 10:00 in 2031\nAgreed: nothing", False, False),
        (b"title: a\npublished: 2031-03-04\n---\nwords", False, False),
    ],
)
def test_first_bytes_tell_letters_and_boxes(data, is_one, is_many):
    assert (is_letter(data), is_box(data)) == (is_one, is_many)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("", []),
        ("<p>One<p>two", ["One", "two"]),
        ("One<br>two<br><br>three", ["One\ntwo", "three"]),
        ("<script>x</script><p hidden>y</p><p style='visibility:hidden'>z</p>tail", ["tail"]),
        ("<p><!-- not this -->this</p>", ["this"]),
        ("<p>a <b>bold</b> word</p>", ["a bold word"]),
        (
            "<a href=x>Unsubscribe</a><p><a href=x>Arvenia stays away from the summit in Orle</a></p>",
            ["Arvenia stays away from the summit in Orle"],
        ),
        ("<p>\u034f \u200c\u034f One\u00ad</p>", ["One"]),
        ("<div>" * 5000 + "deep", None),
    ],
)
def test_paragraphs_of_a_page(page, found):
    assert paragraphs_of(page) == found or (found is None and paragraphs_of(page) in ([], ["deep"]))


@pytest.mark.parametrize("page", ["", " ", "<html", "<!-- -->"])
def test_a_page_without_an_element_has_no_paragraphs(page):
    assert paragraphs_of(page) == []
