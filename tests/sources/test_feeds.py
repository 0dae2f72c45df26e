"""Feeds give what their entries hold; pages are fetched only where that is asked for."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from foedus.sources import Given, Loaded, Skipped, documents
from foedus.sources.element import first_element
from foedus.sources.feed import read_feed
from foedus.sources.kinds import kind_of
from foedus.sources.sitemap import read_sitemap

MESSY = Path(__file__).resolve().parents[3] / "shared/corpora/messy/rss"
TEXT = "The envoys of Arvenia and Borenia met on the bridge and agreed on nothing."
ITEM = f"""<item><title>Talks &amp; more</title><link>https://news.example/1</link><guid>g1</guid>
<pubDate>Mon, 06 Mar 2023 23:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>track()</script><p>They meet again.</p>]]></content:encoded></item>"""
RSS = """<?xml version="1.0"?><!-- made --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The &lt;b&gt;Courier&lt;/b&gt;</title><language>en-GB</language>{}</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><title>Talks</title>
<id>urn:1</id><link href="https://news.example/1"/><updated>2023-03-06T23:30:00+02:00</updated>
<summary>{TEXT}</summary></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Courier",
        "items": [
            {"id": 7, "url": "https://news.example/1", "title": "Talks", "content_html": f"<p>{TEXT}</p>",
             "date_published": "2023-03-06T23:30:00+02:00"},
            {"id": "8", "content_text": f"{TEXT}\n\nThey < meet again."},
        ],
    }
)  # fmt: skip
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://news.example/1?a=1&amp;b=2 </loc>
<news:news><news:publication_date>2023-03-06T23:30:00+02:00</news:publication_date></news:news></url>
<url><loc><![CDATA[https://news.example/2]]></loc><lastmod>2023-03-09</lastmod></url></urlset>"""


def read(path, data, **said):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(documents([path], **said))


def fetching(asked):
    def fetch(url, given):
        asked.append((url, given.published))
        yield Skipped(url, "asked for")

    return Given(full=True, fetch=fetch)


@pytest.mark.parametrize(
    ("name", "data"), [("a.rss", RSS.format(ITEM)), ("a.xml", RSS.format(ITEM)), ("a.atom", ATOM), ("a.json", JSON)]
)
def test_an_entry_is_a_document_with_what_it_says_of_itself(tmp_path, name, data):
    found = read(tmp_path / name, data)[0]
    document = found.document
    assert document.key == document.url == "https://news.example/1"
    assert (document.title.split()[0], document.source, document.published) == (
        "Talks",
        "The Courier",
        date(2023, 3, 6),
    )
    assert found.raw.startswith(TEXT)


def test_content_goes_before_a_summary_and_scripts_are_no_text(tmp_path):
    (found,) = read(tmp_path / "a.rss", RSS.format(ITEM))
    assert found.raw == f"{TEXT}\n\nThey meet again."


def test_plain_content_keeps_its_paragraphs_and_its_signs(tmp_path):
    found = read(tmp_path / "a.json", JSON)[1]
    assert (found.raw, found.document.key) == (f"{TEXT}\n\nThey < meet again.", "8")


def test_what_the_person_says_goes_before_the_title_of_the_feed(tmp_path):
    (found,) = read(tmp_path / "a.rss", RSS.format(ITEM), source="Given", published=date(2020, 1, 1))
    assert (found.document.source, found.document.published) == ("Given", date(2023, 3, 6))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.rss", RSS.format(""), "a feed without entries"),
        ("a.rss", RSS.format("<item><link>https://news.example/1</link></item>"), "add --full"),
        ("a.xml", "<other/>", "of the files that end in .xml, only these are read"),
        ("a.rss", "nothing of a feed", "no feed"),
        ("a.rss", RSS.format("<a>" * 1000), "nested too deep"),
        ("a.json", '{"version": "https://jsonfeed.org/version/1.1"}', "without items"),
        ("a.xml", SITEMAP, "a list of 2 addresses, and no text: add --full"),
        ("a.xml", "<urlset></urlset>", "a sitemap without addresses"),
        ("a.xml", "<urlset>" + "<url>" * 1000, "nested too deep"),
        ("a.xml", "<urlset><url>", "broken XML"),
    ],
)
def test_what_holds_no_text_is_skipped_with_the_reason(tmp_path, name, data, reason):
    (found,) = read(tmp_path / name, data)
    assert reason in found.reason


def test_a_feed_that_is_no_xml_is_mended(tmp_path):
    broken = RSS.format(ITEM.replace("&amp;", "&") + "<item><description>A & B met.</description>")
    first, last = read(tmp_path / "a.rss", broken)
    assert (first.document.key, last.raw) == ("https://news.example/1", "A & B met.")


def test_no_entity_unfolds_and_nothing_is_fetched(tmp_path):
    (tmp_path / "secret").write_text("the secret")
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    for entity in (f'<!ENTITY a0 "aaaaaaaaaa">{entities}', f'<!ENTITY a8 SYSTEM "file://{tmp_path}/secret">'):
        bomb = (
            f'<?xml version="1.0"?><!DOCTYPE r [{entity}]>'
            + RSS.format("<item><title>&a8;</title><description>Words. &a8;</description></item>").partition("?>")[2]
        )
        found = read(tmp_path / "a.rss", bomb)
        assert sum(len(one.raw) for one in found if isinstance(one, Loaded)) < 1000
        assert not any("secret" in one.raw for one in found if isinstance(one, Loaded))
        assert "secret" not in str(read(tmp_path / "a.xml", bomb.replace("rss", "urlset")))


def test_pages_are_fetched_where_that_is_asked_for(tmp_path):
    asked = []
    path = tmp_path / "a"
    path.write_text(RSS.format(ITEM))
    with path.open("rb") as stream:
        list(read_feed(stream, "a", fetching(asked)))
    path.write_text(SITEMAP)
    with path.open("rb") as stream:
        list(read_sitemap(stream, "a", fetching(asked)))
    assert asked == [
        ("https://news.example/1", date(2023, 3, 6)),
        ("https://news.example/1?a=1&b=2", date(2023, 3, 6)),
        ("https://news.example/2", None),
    ]


def test_the_addresses_before_a_fault_are_fetched(tmp_path):
    asked = []
    path = tmp_path / "a"
    path.write_text(SITEMAP.replace("</urlset>", "<url></loc>"))
    with path.open("rb") as stream:
        *_, last = read_sitemap(stream, "a", fetching(asked))
    assert (len(asked), last.reason) == (2, "broken XML (mismatched tag in line 4)")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <feed> -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a:feed x='1'>", "feed"),
        ("<rss>".encode("utf-16"), "rss"),
        (b"<!-- no end", ""),
        (b"words", ""),
        (b"", ""),
    ],
)
def test_the_first_element(head, name):
    assert first_element(head)[0] == name


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.json"])
def test_whatever_is_broken_in_it_is_no_crash(tmp_path, name):
    whole = (JSON if name == "a.json" else RSS.format(ITEM * 3)).encode()

    @settings(max_examples=60, deadline=None, database=None)
    @drawn(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.binary(max_size=8), st.integers(0, 40)), max_size=4))
    def check(edits):
        data = whole
        for at, new, gone in edits:
            data = data[:at] + new + data[at + gone :]
        assert all(isinstance(one, Loaded | Skipped) for one in read(tmp_path / name, data))

    check()


@pytest.mark.skipif(not MESSY.is_dir(), reason="the corpus of feeds is not there")
@pytest.mark.parametrize(
    ("name", "kind", "read_in_it", "skipped"),
    [
        ("feed1.atom", "news feed", 2, 0),
        ("feed2.rss", "news feed", 1, 0),
        ("state_dept_2022-08.rss", "news feed", 10, 0),
        ("feed.json", "JSON Feed", 25, 0),
        ("sitemap.xml", "sitemap", 0, 1),
        ("sitemap.xml.gz", "sitemap", 0, 1),
        ("sitemap2.xml", "sitemap", 0, 1),
        ("sitemap-hreflang.xml", "sitemap", 0, 1),
    ],
)
def test_the_corpus(name, kind, read_in_it, skipped):
    found = list(documents([MESSY / name]))
    with gzip.open(MESSY / name) if name.endswith("gz") else (MESSY / name).open("rb") as stream:
        assert kind_of(Path(name), stream).name == kind
    assert sum(isinstance(one, Loaded) for one in found) == read_in_it
    assert sum(isinstance(one, Skipped) for one in found) == skipped
    assert all(one.document.published for one in found if isinstance(one, Loaded))
