"""Review by keys and by mouse, undo, and all of it without JavaScript."""

import shutil

import pytest

from foedus.api import open_record

FOCUSED = "() => document.activeElement.closest('[data-claim]')?.id"


@pytest.fixture
def record(written, tmp_path):
    """The file of a record of one's own, to be decided about."""
    return shutil.copy(written, tmp_path / "record.db")


def decisions(file):
    with open_record(file) as record:
        return [(row.claim, row.verdict, row.field) for row in record.decisions() if row.person == "Ada"]


@pytest.fixture
def reviewing(serve, open_page, record):
    watched = open_page(serve(record))
    watched.go("/review")
    return watched


def press(watched, key):
    """Press a key that sends the browser on, and return the claim that holds the focus then."""
    with watched.page.expect_navigation():
        watched.page.keyboard.press(key)
    return watched.page.evaluate(FOCUSED)


def test_review_by_keys_loses_no_focus_and_is_undone(reviewing, record):
    first = reviewing.page.evaluate(FOCUSED)
    second = press(reviewing, "a")
    assert second not in (None, first)
    assert decisions(record) == [(first, "accept", None)]
    assert press(reviewing, "x")
    assert (second, "reject", None) in decisions(record)
    assert press(reviewing, "u") == second
    assert decisions(record) == [(first, "accept", None)]
    assert reviewing.settled() == []


def test_what_is_put_off_is_come_back_to(reviewing, record):
    first = reviewing.page.evaluate(FOCUSED)
    later = press(reviewing, "j")
    assert later not in (None, first)
    assert press(reviewing, "k") == first
    assert decisions(record) == []


def test_a_question_mark_shows_the_keys(reviewing):
    keys = reviewing.page.locator("#keys")
    reviewing.page.keyboard.press("?")
    assert keys.is_visible()
    assert "accept" in keys.inner_text()
    reviewing.page.keyboard.press("Escape")
    assert not keys.is_visible()
    assert reviewing.page.evaluate(FOCUSED)


def test_keys_do_nothing_while_one_writes(reviewing, record):
    reviewing.page.keyboard.press("e")
    note = reviewing.page.locator("form.correcting input[name=note]")
    note.fill("x")
    reviewing.page.keyboard.type("auxjk")
    assert decisions(record) == []
    assert note.input_value() == "xauxjk"


def test_in_an_article_claims_are_gone_through_and_decided_by_keys(serve, open_page, record):
    with open_record(record) as opened:
        document = opened.documents()[0].id
    watched = open_page(serve(record))
    watched.go(f"/document/{document}")
    seen = []
    for _ in range(3):
        watched.page.keyboard.press("j")
        seen.append(watched.page.evaluate(FOCUSED))
    assert len(set(seen)) == 3
    watched.page.keyboard.press("k")
    assert watched.page.evaluate(FOCUSED) == seen[1]
    assert watched.page.locator(f".seg.lit[data-claims~='{seen[1]}']").count()
    assert press(watched, "x") == seen[1]
    assert decisions(record) == [(seen[1], "reject", None)]
    assert press(watched, "u") == seen[1]
    assert decisions(record) == []
    assert watched.settled() == []


def test_decisions_by_mouse(reviewing, record):
    first = reviewing.page.evaluate(FOCUSED)
    reviewing.page.get_by_role("button", name="Accept").click()
    assert decisions(record) == [(first, "accept", None)]
    reviewing.page.locator(".last").get_by_role("button", name="Undo").click()
    assert decisions(record) == []


@pytest.fixture
def plain_page(serve, open_page, record):
    """A browser that runs no script."""
    return open_page(serve(record), java_script_enabled=False)


def test_without_javascript_it_is_reviewed_corrected_and_undone(plain_page, record):
    plain_page.go("/review")
    plain_page.page.get_by_role("button", name="Reject").click()
    assert [verdict for _, verdict, _ in decisions(record)] == ["reject"]
    plain_page.page.locator(".last").get_by_role("button", name="Undo").click()
    assert decisions(record) == []
    with open_record(record) as opened:
        statement = next(row.id for row in opened.claims() if row.kind == "statement")
    plain_page.go(f"/claim/{statement}")
    plain_page.page.locator("summary", has_text="Correct").click()
    form = plain_page.page.locator("form.correcting")
    form.locator("select[name=f-act]").select_option("deny")
    form.get_by_role("button", name="Correct").click()
    assert decisions(record) == [(statement, "set", "act")]
    plain_page.page.get_by_role("button", name="Undo").click()
    assert decisions(record) == []


def test_without_javascript_evidence_opens_and_a_name_is_looked_up(plain_page):
    plain_page.go("/demands")
    evidence = plain_page.page.locator("details.evidence").first
    evidence.locator("summary").click()
    assert evidence.locator("blockquote").first.is_visible()
    frame = plain_page.page.locator("header form")
    frame.locator("input").fill("EAEU")
    frame.locator("button").click()
    assert plain_page.page.locator("h1").is_visible()
    assert "EAEU" in plain_page.page.locator("main").inner_text()
