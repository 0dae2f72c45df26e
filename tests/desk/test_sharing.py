"""A page as one file: whole, true to its page, asking nobody, giving away no more than an export does."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

import pytest

from dossier import ARTICLE, LONG
from foedus.api import open_record
from foedus.desk import Settings, file_name, share, share_dossier, stripped
from foedus.desk.pages import LEDGERS
from places import places

RUNS = {"script", "form", "input", "button", "img", "iframe", "object", "embed", "link", "base", "dialog"}
ASKS = {"src", "srcset", "action", "style", "poster", "data", "ping"}


class File(HTMLParser):
    """The elements of a file."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def check(html, place):
    found = File(html)
    assert not RUNS & {tag for tag, _ in found.elements}, place
    ids = Counter(attrs["id"] for _, attrs in found.elements if "id" in attrs)
    assert [name for name, number in ids.items() if number > 1] == [], place
    for tag, attrs in found.elements:
        assert not [name for name in attrs if name.startswith("on") or name in ASKS], (place, tag, attrs)
        if "href" in attrs:
            assert attrs["href"].removeprefix("#") in ids, (place, attrs)
    return found


@pytest.mark.parametrize("record", ["written", "hostile"])
def test_every_page_can_be_saved_and_stands_by_itself(request, record):
    file = request.getfixturevalue(record)
    for place in places(file, every=record == "written"):
        found = check(share(Settings(file), place), place)
        words = "".join(found.words)
        assert "record.db" in words
        assert "with foedus 0." in words
        assert "limited to 300 characters" in words


def test_styles_are_in_it_and_nothing_else_is_let_in(written):
    html = share(Settings(written), "/organisation/EAEU")
    assert "default-src 'none'; style-src 'sha256-" in unescape(html)
    assert "--serif" in html
    assert "url(" not in html


def test_evidence_and_its_sources_are_in_it(written):
    html = share(Settings(written), "/standing")
    with open_record(written) as record:
        work = record.documents()[0]
    assert "Ruritania gave notice to the EAEU" in html
    assert f'href="#source-{work.id}"' in html
    assert work.url in html


def test_no_quotation_is_longer_than_an_export_has_it(written):
    assert len(LONG) > 300
    for place in places(written, every=True):
        words = "".join(File(share(Settings(written), place)).words)
        assert LONG not in words, place
    assert LONG[:250] in share(Settings(written), "/demands")


def test_of_an_article_only_what_is_quoted_is_given(visit, written):
    with open_record(written) as record:
        document = record.documents()[0].id
    page = "".join(File(visit(written).get(f"/document/{document}").text).words)
    assert "The premier urged" in page
    given = "".join(File(share(Settings(written), f"/document/{document}")).words)
    assert "Ruritania gave notice to the EAEU" in given
    assert "The premier urged" not in given
    assert "on 4 March. The premier" not in given
    assert ARTICLE.content not in given


def test_a_dossier_has_contents_and_every_ledger(written):
    html = share_dossier(Settings(written), limit=50)
    found = check(html, "dossier")
    contents = re.search(r'<nav class="contents".*?</nav>', html, re.S)[0]
    words = "".join(File(contents).words).casefold()
    assert all(name.casefold() in words for name in (*LEDGERS, "Dossier", "Eurasian Economic Union", "Sources"))
    links = [attrs["href"] for tag, attrs in found.elements if tag == "a"]
    assert f"#page-{3 + list(LEDGERS).index('demands')}" in links  # "All demands", on the front page


def test_a_page_is_saved_from_its_foot(visit, written):
    browser = visit(written)
    link = re.search(r'href="(/share[^"]*)"', browser.get("/demands?about=ARM&limit=2").text)[1]
    answer = browser.get(unescape(link))
    assert answer.headers["content-disposition"] == 'attachment; filename="demands-about-ARM-limit-2.html"'
    assert "<title>Demands</title>" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/party/Armenia", 200),
        ("/party/Armenia%3F", 400),
        ("/nothing", 400),
        ("/go?who=EAEU", 400),
        ("/share", 400),
        ("/static/desk.css", 400),
        ("/claim/clm-ffff", 400),
        ("/../../etc/passwd", 400),
        ("https://evil.example/", 200),  # the front page: only what stands behind the machine counts
        ("//evil.example", 200),
        ("", 200),
    ],
)
def test_only_pages_can_be_saved(visit, written, address, status):
    found = visit(written).get("/share", params={"of": address})
    assert found.status_code == status


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "dossier.html"),
        ("/organisation/EAEU", "organisation-EAEU.html"),
        ("/demands?by=KAZ&limit=2", "demands-by-KAZ-limit-2.html"),
        ("/party/..%2F..%2Fetc", "party-..-..-etc.html"),
        ('/party/a"\r\nb', "party-a-b.html"),
        ("/party/Ժ", "party.html"),
        ("/party/" + "w" * 500, f"party-{'w' * 74}.html"),
    ],
)
def test_the_file_is_called_as_its_page(address, name):
    assert file_name(address) == name


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/organisation/EAEU", "/organisation/EAEU"),
        ("organisation/EAEU", "/organisation/EAEU"),
        (" http://127.0.0.1:8642/demands?by=KAZ#x ", "/demands?by=KAZ"),
        ("http://127.0.0.1:8642", "/"),
    ],
)
def test_an_address_may_be_copied_from_the_browser(written, address):
    assert stripped(written) == address
