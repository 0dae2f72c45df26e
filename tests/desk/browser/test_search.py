"""Search as one types: what is found stands there without a button, keys go through it, nothing goes wrong."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def watched(serve, written, open_page):
    """The page that all of these tests look at."""
    return open_page(serve(written))


def test_what_is_found_changes_with_each_letter(watched):
    watched.go("/search")
    results = watched.page.locator("#results")
    watched.page.locator("#q").press_sequentially("summ")
    expect(results.locator("mark").first).to_have_text("summit")
    expect(watched.page).to_have_url(f"{watched.base}/search?q=summ")  # the address can be kept
    watched.page.locator("#q").fill("nobody wrote this")
    expect(results).to_contain_text("No claim has these words")
    expect(watched.page.locator("#q")).to_be_focused()
    assert watched.settled() == []


def test_the_box_of_the_frame_shows_a_few_below_and_keys_go_through_them(watched):
    watched.go("/")
    watched.page.keyboard.press("/")
    box = watched.page.locator('[data-search="frame"]')
    expect(box.locator("input")).to_be_focused()
    watched.page.keyboard.type("summit")
    expect(box.locator(".below .words").first).to_be_visible()
    watched.page.keyboard.press("ArrowDown")
    expect(box.locator(".below a:focus")).to_have_count(1)
    watched.page.keyboard.press("Escape")
    expect(box.locator(".below")).to_be_hidden()
    expect(box.locator("input")).to_be_focused()
    assert watched.settled() == []


def test_a_filter_narrows_what_is_found_at_once(watched):
    watched.go("/search?q=summit")
    before = watched.page.locator("#results .hit").count()
    watched.page.locator('[data-search="page"] input[name="party"]').fill("ARM")
    expect(watched.page.locator("#results .chips")).to_contain_text("ARM")
    assert 0 < watched.page.locator("#results .hit").count() < before
    assert watched.settled() == []


def test_the_topic_of_a_search_has_a_dossier(watched):
    watched.go("/search?q=summit")
    watched.page.get_by_role("link", name="A dossier on").click()
    expect(watched.page.locator("h1")).to_contain_text("summit")
    expect(watched.page.locator("main")).to_contain_text("What happened")
    assert watched.settled() == []
