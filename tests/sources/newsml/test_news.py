"""Items of agencies: XML in, documents out."""

from datetime import date

import pytest

from agency import item, message, nitf, page
from foedus.sources import Loaded, Skipped, documents
from foedus.sources.newsml import is_news

SAID = "The envoy of Arvenia said on Monday that her country would not come."
MORE = "Belmark has paid its dues."
HEADLINE = '<headline>Arvenia <em xmlns="http://www.w3.org/1999/xhtml">stays</em> away</headline>'
XML = "<inlineXML contenttype='application/{}'>{}</inlineXML>"


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def reading(data, name="a.xml"):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return list(documents([name]))

    return reading


@pytest.mark.parametrize(
    "content",
    [
        XML.format("nitf+xml", nitf(SAID, MORE)),
        XML.format("xhtml+xml", page(SAID, MORE)),
        f"<inlineData contenttype='text/plain'>{SAID}\n\n{MORE}</inlineData>",
        "<remoteContent href='picture.jpg'/>" + XML.format("nitf+xml", nitf(SAID, MORE)),
        "<inlineData encoding='base64'>d29yZHM=</inlineData>" + XML.format("xhtml+xml", page(SAID, MORE)),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_an_item_is_a_document(read, content, wrapped):
    told = item(content, about=HEADLINE + "<slugline>ARVENIA-SUMMIT</slugline>")
    (found,) = read(message(told) if wrapped else told)
    assert isinstance(found, Loaded), found
    assert found.raw == f"{SAID}\n\n{MORE}"
    document = found.document
    assert (document.key, document.title) == ("urn:newsml:wire.example:20310304:1", "Arvenia stays away")
    assert (document.source, document.published) == ("The Wire", date(2031, 3, 4))


@pytest.mark.parametrize(
    ("about", "of_item", "title"),
    [
        ("", "<title>Of the item</title>", "Of the item"),
        ("<slugline>ARVENIA-SUMMIT</slugline>", "", "ARVENIA-SUMMIT"),
        ("<headline/>", "", "In the head"),
    ],
)
def test_what_stands_for_a_headline(read, about, of_item, title):
    (found,) = read(item(XML.format("nitf+xml", nitf(SAID)), about=about, of_item=of_item))
    assert found.document.title == title


@pytest.mark.parametrize(
    ("head", "lines", "title", "source", "published"),
    [
        ("", "", "In the head", None, None),
        (
            "<docdata><date.issue norm='20310304T080000Z'/></docdata>",
            "<hedline><hl1>Arvenia stays away</hl1><hl2>Dues</hl2></hedline><distributor>The Wire</distributor>",
            "Arvenia stays away",
            "The Wire",
            date(2031, 3, 4),
        ),
        (
            "<pubdata name='The Courier' date.publication='20310305'/>",
            "",
            "In the head",
            "The Courier",
            date(2031, 3, 5),
        ),
        ("<docdata><date.issue norm='20319999'/></docdata>", "", "In the head", None, None),
    ],
)
@pytest.mark.parametrize("spaces", ["", 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'])
def test_nitf_by_itself(read, head, lines, title, source, published, spaces):
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "http://elsewhere.example/nitf.dtd">\n'
    (found,) = read(doctype + nitf(SAID, head=head, lines=lines, spaces=spaces))
    assert found.raw == SAID
    assert (found.document.title, found.document.source, found.document.published) == (title, source, published)


def test_marks_in_a_paragraph_are_words_of_it_and_pictures_are_not(read):
    picture = "<media><media-caption>Seen</media-caption></media>"
    (found,) = read(nitf(f"The <person>envoy</person> of<br/><em>Arvenia</em> said no.</p>{picture}<p>Yes."))
    assert found.raw == "The envoy of\nArvenia said no.\n\nYes."


def test_a_bad_item_of_a_message_is_skipped_and_the_others_are_read(read):
    text = XML.format("nitf+xml", nitf(SAID))
    first, *bad, last = read(
        message(
            item(text, guid="one"),
            item(text, guid="two", status="canceled"),
            item("<remoteContent href='picture.jpg'/>", guid="three"),
            item(text, guid="four"),
        )
    )
    assert [first.document.key, last.document.key] == ["one", "four"]
    assert [(one.key, one.reason) for one in bad] == [
        ("a.xml/two", "its publisher has cancelled it"),
        ("a.xml/three", "an item without text (text)"),
    ]


@pytest.mark.parametrize("content", [nitf("Rien n'a été dit.", lang="fr"), page("Rien n'a été dit.")])
def test_the_language_that_is_declared(read, content):
    (found,) = read(item(XML.format("nitf+xml", content), about="<language tag='fr'/>"))
    assert found.document.language == "fr"


ENTITY = '<!DOCTYPE nitf [<!ENTITY a "words">]>'
ELSEWHERE = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<rss/>", "no news in it: its outermost element is 'rss'"),
        ("<nitf>", "broken XML"),
        ("words", "broken XML"),
        (message(), "a message without items"),
        (item(""), "an item without text"),
        (nitf(), "empty"),
        (ENTITY + nitf("&a; and more"), "declares entities of its own"),
        (ELSEWHERE + nitf("&a; and more"), "declares entities of its own"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(read, data, reason):
    (found,) = read(data, "a.nitf")
    assert isinstance(found, Skipped)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (item().encode(), True),
        (nitf("x").encode("utf-16"), True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a\nnote --><!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<nitf/>", True),
        (b"<g2:newsMessage xmlns:g2='x'>", True),
        (b"<rss><newsItem/></rss>", False),
        (b"<!-- <nitf> -->", False),
        (b"<!---->" * 600, False),
        (b"<nitf-like/>", False),
        (b"newsItem", False),
    ],
)
def test_first_bytes_tell_news(data, is_one):
    assert is_news(data) == is_one
