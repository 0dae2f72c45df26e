"""Every page: there, escaped whatever outsiders write, the same rows as the command line's, fit for reading."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from typer.testing import CliRunner

from factories import entry
from foedus.api import LOG, Record, open_record
from foedus.cli import app
from foedus.desk.pages import LEDGERS
from foedus.store import SqliteStore
from hostility import HOSTILE, OVERRIDE, PAYLOADS
from places import places
from records import read_into

VOID = {"meta", "link", "input", "img", "br", "hr", "circle", "rect", "line", "option"}
OURS = {"script", "link"}


class Reader(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its words."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words, self.open = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append((bool({"bdi", "title", "textarea"} & {*self.open}), data))


def test_every_page_and_its_twin_are_there(visit, written):
    browser = visit(written)
    for place in places(written, every=True):
        page, _, query = place.partition("?")
        assert browser.get(place).status_code == 200, place
        twin = browser.get(f"{page}.json?{query}")
        assert (twin.status_code, twin.headers["content-type"]) == (200, "application/json"), place
        twin.json()


def test_nothing_that_outsiders_write_is_more_than_words(visit, hostile):
    browser = visit(hostile)
    places_of = ("organisation", "document", "claim", "demands")
    for payload in PAYLOADS[:-1]:  # pages that are not there repeat what was asked for
        for place in places_of:
            page = Reader(browser.get(f"/{place}/{quote(payload, safe='')}?on={quote(payload)}").text)
            assert not {"img", "svg"} & {tag for tag, attrs in page.elements if not attrs.get("class")}
    pages = [*places(hostile, every=True), *(f"/party/{quote(f'Ada {payload}', safe='')}" for payload in PAYLOADS[:-1])]
    for place in pages:
        answer = browser.get(place)
        assert answer.status_code == 200, place
        page = Reader(answer.text)
        assert page.open == [], place
        for tag, attrs in page.elements:
            assert tag not in {"img", "iframe", "object", "style", "base"}, place
            assert tag not in OURS or attrs.get("nonce") or attrs["rel"] in ("icon", "alternate"), place
            assert not any(name.startswith("on") or name in ("style", "srcset") for name in attrs), place
            for name in ("href", "src", "action"):
                address = attrs.get(name, "/")
                assert address[:1] in ("/", "#", "?"), (place, address)
                assert not address.startswith("//"), place
        turned = [words for apart, words in page.words if OVERRIDE in words and not apart]
        assert turned == [], place


def test_hostile_words_are_all_shown(visit, hostile):
    with open_record(hostile) as record:
        document = next(row for row in record.documents() if row.title == HOSTILE)
    page = Reader(visit(hostile).get(f"/document/{document.id}").text)
    shown = "".join(words for _, words in page.words)
    assert all(payload in shown for payload in PAYLOADS)


@pytest.mark.parametrize(
    ("page", "command"),
    [
        *((f"/{name}.json", [name]) for name in LEDGERS),
        ("/demands.json?about=XSY&by=Ann&limit=1", ["demands", "--about", "XSY", "--by", "Ann", "--limit", "1"]),
        ("/posture.json?org=EAEU&on=2031-04-12", ["posture", "EAEU", "--on", "2031-04-12"]),
        ("/statements.json?min_confidence=0.95", ["statements", "--min-confidence", "0.95"]),
        ("/pair/ARM/EAEU.json", ["relations", "ARM", "EAEU"]),
        ("/documents.json", ["documents"]),
        ("/review.json", ["review", "--next"]),
        ("/agreement.json", ["agreement"]),
        ("/log.json?person=Ann", ["log", "--person", "Ann"]),
        ("/claim/{claim}/correct.json", ["why", "{claim}"]),
        ("/claim/{claim}.json", ["why", "{claim}"]),
    ],
)
def test_the_twin_is_what_the_command_line_prints(visit, written, page, command):
    with open_record(written) as record:
        claim = record.claims()[0].id
    said = CliRunner().invoke(
        app, [*(word.format(claim=claim) for word in command), "--json", "--record", str(written)]
    )
    found = visit(written).get(page.format(claim=claim))
    if said.exit_code:
        assert found.json()["error"] in said.output
    else:
        assert found.json() == json.loads(said.stdout)


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        ("/party/Nobody", 404, "Nobody"),
        ("/organisation/Nobody", 404, "write its code"),
        ("/pair/Nobody/ARM", 404, "Nobody"),
        ("/claim/clm-ffff", 404, "no claim"),
        ("/document/doc-ffff", 404, "no document"),
        ("/demands?on=yesterday", 400, "yesterday"),
        ("/demands?limit=many", 400, "write a number"),
        ("/demands?since=lately", 400, "lately"),
        ("/?about=Nobody", 400, "Nobody"),
        ("/?month=soon", 400, "move the slider"),
        ("/network?kind=envies", 400, "demands, blame"),
        ("/network?from=long+ago", 400, "2031-04"),
        ("/network?from=2031-05&to=2031-04", 400, "earlier month first"),
        ("/new?since=yesterday", 400, "what is new"),
        ("/pair/ARM/EAEU?period=2001-01", 404, "from the table"),
        ("/demands?min_confidence=7", 400, "up to 1"),
        ("/demands?claim=clm-ffff", 400, "no claim"),
        ("/go", 400, "no name"),
        ("/nothing", 404, "no such page"),
    ],
)
def test_what_is_wrong_is_a_page_with_its_remedy(visit, written, page, status, words):
    browser = visit(written)
    found = browser.get(page)
    assert found.status_code == status
    assert words.casefold() in found.text.casefold()
    path, _, query = page.partition("?")
    twin = browser.get(f"{path}.json?{query}")
    assert (twin.status_code, sorted(twin.json())) == (status, ["error", "remedy"])


def test_a_record_that_is_gone_is_a_page_too(visit, tmp_path):
    assert visit(tmp_path / "none.db").get("/").status_code == 503


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("who=EAEU", "/organisation/EAEU"),
        ("who=Eurasian+Economic+Union", "/organisation/EAEU"),
        ("who=Armenia", "/party/Armenia"),
        ("who=ARM&other=RUS", "/pair/ARM/RUS"),
        ("who=a/b", "/party/a%2Fb"),
        ("who=%2F%2Fevil.example", "/party/%2F%2Fevil.example"),
    ],
)
def test_a_name_leads_to_its_page(visit, written, asked, place):
    found = visit(written).get(f"/go?{asked}")
    assert (found.status_code, found.headers["location"]) == (303, place)


def test_an_article_is_read_with_its_claims_marked(visit, written):
    with open_record(written) as record:
        article = record.article(record.documents()[0].id)
    page = visit(written).get(f"/document/{article.documents[0].id}").text
    marked = {name for found in re.findall(r'data-claims="([^"]*)"', page) for name in found.split()}
    assert marked == {claim.id for claim in article.claims if not claim.rejected}
    assert [claim.id for claim in article.claims if f'id="{claim.id}"' not in page] == []
    demand = next(claim for claim in article.claims if claim.held.kind == "demand")
    assert f'href="/demands?claim={demand.id}"' in page
    assert [one.ledger for one in demand.rows] == ["demands", "timeline"] or "demands" in {
        one.ledger for one in demand.rows
    }


def test_a_step_that_was_not_taken_says_so_where_no_head_is_shown(visit, written):
    """On a phone tables have no heads, and "withdrew" must not stand there by itself."""
    page = visit(written).get("/standing").text
    assert 'data-label="Expressly not"' in page
    assert 'data-label="Steps taken"' in page


def test_a_ledger_is_turned_page_by_page(visit, written):
    browser = visit(written)
    whole = browser.get("/statements.json").json() + browser.get("/attendance.json", follow_redirects=False).json().get(
        "x", []
    )
    first = browser.get("/posture?limit=1")
    assert 'rel="next" href="?limit=1&amp;skip=1"' in first.text
    second = browser.get("/posture?limit=1&skip=1")
    assert 'rel="prev" href="?limit=1"' in second.text
    assert whole


def test_a_release_is_served_too(visit, written, tmp_path):
    (tmp_path / "release" / LOG).mkdir(parents=True)
    with open_record(written) as record:
        record.freeze(tmp_path / "release" / LOG, longest=300)
        document = record.documents()[0].id
    browser = visit(tmp_path / "release", read_only=True)
    for place in ("/", "/demands", "/review", "/organisation/EAEU", "/documents", "/log", "/agreement", "/add"):
        assert browser.get(place).status_code == 200, place
    assert browser.get(f"/document/{document}").status_code == 200


@pytest.mark.parametrize(("claims", "way"), [(11, "and 3 more"), (20, "and all the others")])
def test_a_row_shows_some_of_many_quotations_and_the_way_to_all(visit, tmp_path, claims, way):
    with Record(SqliteStore.open(tmp_path / "record.db")) as record:
        day = "2031-03-{:02}".format
        said = {"member": "Armenia/ARM", "organisation": "CSTO", "status": "member"}
        told = [entry("standing", f"{n} says so", published=day(n), **said) for n in range(1, claims + 1)]
        read_into(record.store, told)
    browser = visit(tmp_path / "record.db")
    page = browser.get("/standing").text
    assert page.count("<blockquote>") == 8
    all_of_them = re.search(rf'<a href="(/standing\?claim=[^"]+)">{way}</a>', page)[1]
    assert browser.get(all_of_them).text.count("<blockquote>") == claims
    assert len(browser.get("/standing.json").json()[0]["quotes"]) == claims


def test_documents_are_shown_by_stretches(visit, written):
    browser = visit(written)
    first, then = browser.get("/documents?limit=1"), browser.get("/documents?limit=1&skip=1")
    assert "=Reply" in first.text
    assert 'rel="next"' in first.text
    assert "Notice &amp; {costs}" in then.text
    assert 'rel="next"' not in then.text
