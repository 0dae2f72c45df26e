"""Everything by which a person changes the record, in a real browser: by keys, by mouse, and without JavaScript."""

import shutil
from dataclasses import replace
from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe

from foedus.api import open_record
from foedus.knowledge import Knowledge
from foedus.model import Claim, Field
from foedus.text import words
from quarrel import ABSENT, write_quarrel

FOCUSED = "() => document.activeElement.closest('[data-claim]')?.id"
SAID = "Syldavia has paid none of its dues"
# What a mouse does: the words are selected from where they begin to where they end, over whatever elements.
SELECT = """(said) => {
  for (const prose of document.querySelectorAll(".prose")) {
    const at = prose.textContent.indexOf(said);
    if (at < 0) continue;
    const range = document.createRange(), walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const starts = at - passed, ends = at + said.length - passed;
      if (starts >= 0 && starts < node.length) range.setStart(node, starts);
      if (ends > 0 && ends <= node.length) range.setEnd(node, ends);
      passed += node.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}"""


class Line:
    """Readers that find one claim a text, as soon as the `gate` is open."""

    versions = (("fake", "1"),)
    languages = ("en",)
    is_learned = True
    gate = Event()

    def __init__(self, *, knowledge=None):
        self.knowledge = knowledge or Knowledge.load()

    def reads(self, language):
        return language in self.languages

    def versions_for(self, language):
        return self.versions

    def pipe(self, readings):
        for reading in readings:
            assert self.gate.wait(30)
            piece = words(reading.text.content, 0, len(reading.text.content.split()[0]))
            yield replace(
                reading, claims=(Claim(reading.text.id, "posture", piece, piece, (Field("conduct", "other"),)),)
            )


@pytest.fixture
def line(monkeypatch):
    monkeypatch.setattr("foedus.readers.Line", Line)
    Line.gate = Event()
    yield Line
    Line.gate.set()


@pytest.fixture
def record(written, tmp_path):
    """The file of a record of one's own, to be changed."""
    return shutil.copy(written, tmp_path / "record.db")


@pytest.fixture
def opened(serve, open_page, record):
    """Return what opens a page of the desk of that record."""

    def go(place, settings=None, **options):
        watched = open_page(serve(record, **(settings or {})), **options)
        watched.go(place)
        return watched

    return go


def article(file):
    with open_record(file) as record:
        return record.documents()[0].id


def by_ada(file):
    with open_record(file) as record:
        return [(row.verdict, row.field) for row in record.decisions() if row.person == "Ada"]


def test_a_claim_is_corrected_by_keys_and_keeps_the_focus(opened, record):
    watched = opened("/review?kind=attendance")
    page = watched.page
    claim = page.evaluate(FOCUSED)
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.name === 'f-participant'")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == claim
    page.select_option("select[name=f-status]", "absent")
    with page.expect_navigation():
        page.locator("form.correcting button.main").click()
    assert page.evaluate(FOCUSED) == claim
    assert by_ada(record) == [("set", "status")]
    assert watched.settled() == []


def test_space_puts_off_and_goes_on(opened):
    watched = opened("/review")
    first = watched.page.evaluate(FOCUSED)
    with watched.page.expect_navigation():
        watched.page.keyboard.press("Space")
    assert watched.page.evaluate(FOCUSED) not in (None, first)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_claim_that_was_missed_is_added_on_the_words_selected(opened, record, scripts):
    watched = opened(f"/document/{article(record)}", java_script_enabled=scripts)
    page = watched.page
    if scripts:
        page.evaluate(SELECT, SAID)
        page.keyboard.press("c")
        page.wait_for_function("() => document.activeElement.name === 'kind'")
        assert page.input_value("#missed textarea") == SAID
    else:
        page.locator("#missed summary").click()
        page.fill("#missed textarea", SAID)
    page.select_option("#missed select", "posture")
    page.locator("#missed button").click()
    page.wait_for_url("**/missing?**")
    assert page.locator("mark").inner_text() == SAID
    page.fill("[name=f-actor]", "Syldavia (XSY)")
    page.fill("[name=f-organisation]", "EAEU")
    page.select_option("[name=f-conduct]", "withholds_dues")
    page.fill("[name=anchor]", "paid none")
    page.locator("form.correcting button.main").click()
    page.wait_for_url("**#clm-*")
    claim = page.url.partition("#")[2]
    if scripts:
        page.wait_for_function(f"() => document.activeElement.closest('[data-claim]')?.id === '{claim}'")
        assert watched.settled() == []
    with open_record(record) as found:
        assert found.why(claim).claim.quote.text == SAID


def test_accounts_are_settled_and_taken_back_and_the_focus_stays(serve, open_page, tmp_path):
    with write_quarrel(tmp_path / "quarrel.db"):
        watched = open_page(serve(tmp_path / "quarrel.db"))
    watched.go("/contradictions")
    page = watched.page
    page.locator("[name=note]").fill("its own list")
    page.keyboard.press("Enter")  # sends nothing: which button would it be?
    with page.expect_navigation():
        page.locator(f"button[value='holds {ABSENT.id}']").click()
    row = page.evaluate(FOCUSED)
    assert row.startswith("row-")
    assert page.locator(".side.holds h4").inner_text().startswith("absent")
    assert page.locator(".decisions .why").inner_text() == "its own list"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert (page.evaluate(FOCUSED), page.locator(".decisions").count()) == (row, 0)
    assert watched.settled() == []


def test_texts_are_read_while_the_page_counts(opened, record, line):
    watched = opened("/add")
    page = watched.page
    files = [
        {"name": f"{at}.txt", "mimeType": "text/plain", "buffer": f"Envoy {at} said no.".encode()} for at in range(3)
    ]
    page.set_input_files("input[type=file]", files)
    page.get_by_role("button", name="Read files").click()
    page.wait_for_url("**/add/*")
    page.wait_for_function("() => Number(document.querySelector('[data-count=seconds]').textContent) > 0")
    line.gate.set()
    page.wait_for_selector("h2:has-text('In the record')")
    assert page.locator("[data-count=documents]").inner_text() == "3"
    page.locator(".works a").first.click()
    assert page.locator("h1").inner_text() == "0.txt"
    assert watched.settled() == []


def test_a_reading_is_cancelled(opened, record, line):
    watched = opened("/add")
    page = watched.page
    page.fill("textarea[name=text]", "The envoy said no.")
    page.get_by_role("button", name="Read text").click()
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector("text=Stopping after this document.")
    line.gate.set()
    page.wait_for_selector("text=Stopped. What was read before is in the record.")
    assert watched.settled() == []


def test_without_a_script_the_page_loads_itself_again(opened, record, line):
    watched = opened("/add", java_script_enabled=False)
    page = watched.page
    page.fill("textarea[name=text]", "The envoy said no.")
    page.get_by_role("button", name="Read text").click()
    page.wait_for_selector("text=Reading")
    line.gate.set()
    page.wait_for_selector("h2:has-text('In the record')")


def test_a_claim_is_coded_blind_by_keys(opened, record):
    watched = opened("/review?kind=attendance", {"person": "Ben", "blind": True})
    page = watched.page
    first = page.evaluate(FOCUSED)
    page.keyboard.press("e")
    page.keyboard.type("Armenia (ARM)")
    page.select_option("[name=f-status]", "declined")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.evaluate(FOCUSED) not in (None, first)
    with open_record(record) as found:
        assert [(row.person, row.verdict) for row in found.decisions() if row.claim == first] == [("Ben", "add")]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert watched.settled() == []


PLACES = (
    "/add",
    "/review",
    "/agreement",
    "/log",
    "/claim/{claim}/correct",
    "/document/{document}",
    "/document/{document}/missing?kind=demand&quote=the",
    "/document/{document}/missing?kind=demand&quote=dues",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_and_nothing_is_wider_than_a_phone(opened, record, scheme):
    with open_record(record) as found:
        named = {"claim": found.claims()[0].id, "document": found.documents()[0].id}
    watched = opened("/", color_scheme=scheme, bypass_csp=True, viewport={"width": 360, "height": 740})
    for place in PLACES:
        assert watched.go(place.format(**named)) == 200, place
        for details in watched.page.locator("details.fold").all():
            details.evaluate("one => { one.open = true; }")
        found = Axe().run(watched.page).response["violations"]
        assert [(one["id"], one["impact"]) for one in found] == [], place
        assert watched.page.evaluate("() => document.documentElement.scrollWidth") <= 360, place
    assert watched.settled() == []
