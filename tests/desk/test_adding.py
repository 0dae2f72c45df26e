"""Texts handed in at the desk are read into the record as `foedus read` does, beside the pages, and can be stopped."""

import gzip
import re
from dataclasses import replace
from threading import Event
from time import monotonic, sleep

import pytest

from agency import item
from foedus.api import open_record
from foedus.desk import forms
from foedus.errors import SourceError
from foedus.knowledge import Knowledge
from foedus.model import Claim, Field
from foedus.text import words
from hostility import OVERRIDE, PAYLOADS
from letters import letter
from office import docx, paragraph
from papers import column, paper

TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
SAID = "The envoy of Arvenia said that the bridge was closed."


class Line:
    """Readers that find one claim a text. They wait at the `gate`, and tell at `reached` that they have come to it."""

    versions = (("fake", "1"),)
    languages = ("en",)
    is_learned = True

    def __init__(self, *, knowledge=None):
        self.knowledge = knowledge or Knowledge.load()

    gate, reached = Event(), Event()

    def reads(self, language):
        return language in self.languages

    def versions_for(self, language):
        return self.versions

    def pipe(self, readings):
        for reading in readings:
            self.reached.set()
            assert self.gate.wait(20)
            if "break" in reading.text.content:
                raise ValueError("no head")
            piece = words(reading.text.content, 0, len(reading.text.content.split()[0]))
            claim = Claim(reading.text.id, "posture", piece, piece, (Field("conduct", "other"),))
            yield replace(reading, claims=(claim,))


@pytest.fixture
def line(monkeypatch):
    monkeypatch.setattr("foedus.readers.Line", Line)
    Line.gate, Line.reached = Event(), Event()
    Line.gate.set()
    yield Line
    Line.gate.set()


def hand_in(browser, files=(), *, token=None, **form):
    page = browser.get("/add").text
    sent = [("files", (name, data)) for name, data in files] or [("files", ("", b""))]
    return browser.post("/add", data={"token": token or TOKEN.search(page)[1], **form}, files=sent)


def told(browser, place, state=None):
    """Return how far it is, when it has come to that state (to its end, for None)."""
    until = monotonic() + 20
    while monotonic() < until:
        now = browser.get(f"{place}.json").json()
        if now["state"] == state or (state is None and now["over"]):
            return now
        sleep(0.01)
    return pytest.fail(f"it did not come to {state or 'its end'}: {now}")


def test_files_are_read_into_the_record(visit, plain, line):
    browser = visit(plain)
    files = [
        ("a.txt", b"published: 2031-03-04\n---\n" + SAID.encode()),
        ("b.exe", b"MZ"),
        ("../c.txt", b"It said no."),
    ]
    sent = hand_in(browser, files, source="The Courier")
    assert sent.status_code == 303
    now = told(browser, sent.headers["location"])
    assert (now["state"], now["documents"], now["claims"], now["names"]) == ("done", 2, 2, ["a.txt", "b.exe", "c.txt"])
    assert [one["key"] for one in now["skipped"]] == ["b.exe"]
    page = browser.get(sent.headers["location"]).text
    assert "files of this kind (.exe) are not read" in page
    for one in now["read"]:
        assert f'href="/document/{one["document"]}"' in page
    with open_record(plain) as record:
        found = {work.key: (work.source, str(work.published)) for work in record.documents()}
        assert found["a.txt"] == ("The Courier", "2031-03-04")
        assert "c.txt" in found
        assert [one.key for one in record.status().skipped] == ["b.exe"]
    again = hand_in(browser, files[:1])
    assert told(browser, again.headers["location"])["known"] == 1


def test_another_language_is_told_where_its_text_stands_and_when_it_is_not_read(visit, plain, line, monkeypatch):
    monkeypatch.setattr(line, "languages", ("en", "ru"))
    browser = visit(plain)
    russian = "Министр заявил, что договор нарушен.".encode()
    french = b"Le ministre a dit hier que son pays ne quitterait pas cette alliance."
    sent = hand_in(browser, [("a.txt", russian), ("b.txt", french)])
    now = told(browser, sent.headers["location"])
    assert (now["documents"], now["unread"]) == (1, "1 document in French")
    assert "In the record, but not read:" in browser.get(sent.headers["location"]).text
    pages = {one["key"]: browser.get(f"/document/{one['document']}").text for one in now["read"]}
    assert '<p class="prose" lang="ru">' in pages["a.txt"]
    assert '<p class="prose" lang="fr">' in pages["b.txt"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("report.pdf", paper(column(SAID), info={"CreationDate": "D:20310304"}), SAID),
        ("report.docx", docx(paragraph(SAID), properties="<dcterms:created>2031-03-04</dcterms:created>"), SAID),
        ("letter.eml", letter(SAID), SAID),
        ("item.xml.gz", gzip.compress(item(f"<inlineData>{SAID}</inlineData>").encode()), SAID),
    ],
)
def test_papers_letters_and_news_are_read(visit, plain, line, name, data, words):
    browser = visit(plain)
    now = told(browser, hand_in(browser, [(name, data)]).headers["location"])
    assert (now["documents"], now["skipped"]) == (1, [])
    with open_record(plain) as record:
        work = record.documents()[-1]
        assert str(work.published) == "2031-03-04"
        assert record.article(work.id).text == words


def test_a_text_is_pasted_with_what_is_known_of_it(visit, plain, line):
    browser = visit(plain)
    sent = hand_in(browser, text=f"  {SAID}\r\n", title="A bridge", source="The Courier", published="2031-03-04")
    assert told(browser, sent.headers["location"])["documents"] == 1
    with open_record(plain) as record:
        work = record.documents()[-1]
        assert (work.title, work.source, str(work.published)) == ("A bridge", "The Courier", "2031-03-04")
        assert record.article(work.id).text == SAID


def test_an_address_is_fetched_once_it_is_handed_in_and_a_failure_is_said(visit, plain, line, monkeypatch):
    asked = []

    def fetched(url, given):
        asked.append(url)
        raise SourceError("news.example answered 404", "save the page")

    monkeypatch.setattr("foedus.sources.offers.fetched", fetched)
    browser = visit(plain)
    browser.get("/add")
    assert asked == []
    sent = hand_in(browser, url="https://news.example/a")
    now = told(browser, sent.headers["location"])
    assert (asked, now["documents"]) == (["https://news.example/a"], 0)
    assert now["skipped"] == [{"key": "https://news.example/a", "reason": "news.example answered 404: save the page"}]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "nothing was handed in"),
        ({"text": "  "}, "nothing was handed in"),
        ({"text": SAID, "published": "some day"}, "is not a day"),
        ({"url": "file:///etc/passwd"}, "no address of a page"),
        ({"url": "http://a:b@news.example/"}, "name or a password"),
    ],
)
def test_what_is_nothing_to_read_is_said_at_once(visit, plain, form, says):
    found = hand_in(visit(plain), **form)
    assert found.status_code == 400
    assert says.casefold() in found.text.casefold()


def test_a_page_shows_how_far_it_is_and_a_reading_can_be_stopped(visit, plain, line):
    browser = visit(plain)
    line.gate.clear()
    sent = hand_in(browser, [(f"{number}.txt", f"{SAID} Envoy {number}.".encode()) for number in range(9)])
    place = sent.headers["location"]
    assert line.reached.wait(20)
    page = browser.get(place).text
    assert '<meta http-equiv="refresh"' in page
    assert "Reading" in page
    waiting = hand_in(browser, text="It said yes.")
    assert told(browser, waiting.headers["location"], "waiting")["documents"] == 0
    token = TOKEN.search(page)[1]
    for one in (sent, waiting):
        assert browser.post(f"{one.headers['location']}/stop", data={"token": token}).status_code == 303
    assert told(browser, place, "reading")["stopping"]
    line.gate.set()
    now = told(browser, place)
    assert (now["state"], now["documents"]) == ("stopped", 0)
    assert told(browser, waiting.headers["location"])["state"] == "stopped"
    with open_record(plain) as record:
        assert len(record.documents()) == 2
    after = hand_in(browser, text="It said yes.")
    assert told(browser, after.headers["location"])["state"] == "done"


def test_what_goes_wrong_is_said_and_the_next_is_read(visit, plain, line, monkeypatch):
    browser = visit(plain)
    sent = hand_in(browser, text="They break it.")
    assert "a reader failed on it" in told(browser, sent.headers["location"])["skipped"][0]["reason"]
    with monkeypatch.context() as patch:
        patch.setattr("foedus.desk.intake.open_record", lambda *_, **__: 1 / 0)
        sent = hand_in(browser, text="It said yes.")
        now = told(browser, sent.headers["location"])
    assert (now["state"], now["error"]) == ("failed", "the readers made a mistake (ZeroDivisionError)")
    assert "please report it" in browser.get(sent.headers["location"]).text.lower()


def test_too_much_that_waits_is_refused(visit, plain, line, monkeypatch):
    monkeypatch.setattr("foedus.desk.intake.MOST_WAITING", 1)
    browser = visit(plain)
    line.gate.clear()
    hand_in(browser, text=SAID)
    assert "Too much waits" in hand_in(browser, text=SAID).text


@pytest.mark.parametrize("token", ["0" * 64, "é"])
def test_files_need_the_token_of_a_page(visit, plain, token):
    assert hand_in(visit(plain), [("a.txt", b"It said no.")], token=token).status_code == 403


@pytest.mark.parametrize(
    ("limit", "most", "files", "status"),
    [
        (1000, 200, [("a.txt", b"x" * 2000)], 413),
        (1000, 200, [("a.txt", b"x" * 20_000)], 413),
        (10**6, 1, [("a.txt", b"x"), ("b.txt", b"x")], 400),
    ],
)
def test_what_is_too_much_is_refused(visit, plain, monkeypatch, limit, most, files, status):
    monkeypatch.setattr(forms, "LONGEST_UPLOAD", limit)
    monkeypatch.setattr(forms, "MOST_FILES", most)
    assert hand_in(visit(plain), files).status_code == status


def test_other_pages_take_no_files(visit, plain):
    browser = visit(plain)
    token = TOKEN.search(browser.get("/add").text)[1]
    found = browser.post("/claim/clm-1/decide", data={"token": token}, files={"files": ("a.txt", b"x")})
    assert found.status_code == 415


def test_nothing_is_written_beside_the_record(visit, plain, line, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))  # no file could be made there
    browser = visit(plain)
    sent = hand_in(browser, [("../../a.txt", SAID.encode() + b" " * 3_000_000)])
    assert told(browser, sent.headers["location"])["documents"] == 1


def test_for_reading_only_nothing_is_taken_in(visit, plain):
    browser = visit(plain, read_only=True)
    assert 'action="/add"' not in browser.get("/add").text
    assert browser.post("/add", data={"text": SAID}, files={"files": ("a.txt", b"x")}).status_code == 403


@pytest.mark.parametrize("place", ["/add/none", "/add/none.json"])
def test_a_work_that_there_is_not(visit, plain, place):
    assert visit(plain).get(place).status_code == 404


@pytest.mark.parametrize("payload", PAYLOADS[:-1])
def test_a_name_that_is_hostile_is_shown_as_words(visit, plain, line, payload):
    browser = visit(plain)
    sent = hand_in(browser, [(f"{payload.replace('/', '')}.txt", b"\0")], text="It said no.", title=payload)
    told(browser, sent.headers["location"])
    for place in (sent.headers["location"], "/add"):
        page = browser.get(place).text
        assert "<script>alert" not in page
        assert "<img src" not in page
        assert "<svg onload" not in page
        assert not re.search(f"(?<!<bdi>){OVERRIDE}", page.partition("</title>")[2])
