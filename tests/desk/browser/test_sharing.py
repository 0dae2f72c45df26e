"""Files that were saved from the desk, opened in a browser without any server; and the door of a desk on a network."""

import csv
import io

import pytest

from foedus.desk import hashed

PASSWORD = "the horse that nobody rode"
OPEN = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"


def saved(watched, link, folder):
    """Press a link at the foot of the page, and return the file that comes of it."""
    with watched.page.expect_download() as download:
        watched.page.locator(".foot").get_by_role("link", name=link, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("place", ["/organisation/EAEU", "/demands", "/pair/ARM/EAEU"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_is_saved_as_one_file_that_stands_by_itself(serve, open_page, written, tmp_path, place, width):
    watched = open_page(serve(written))
    watched.go(place)
    file = saved(watched, "one file", tmp_path)
    alone = open_page("file://", viewport={"width": width, "height": 900}, offline=True)
    alone.page.goto(f"file://{file}")
    alone.page.evaluate(OPEN)
    assert alone.page.locator("h1").first.inner_text() == watched.page.locator("h1").inner_text()
    assert alone.page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily.includes('Palatino')")
    assert alone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert alone.page.locator("main form, main input, main button, script").count() == 0
    links = alone.page.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))")
    assert links
    for link in dict.fromkeys(links):
        assert alone.page.locator(f"[id='{link[1:]}']").count() == 1
    assert alone.settled() == []


def test_a_table_is_saved_as_csv(serve, open_page, written, tmp_path):
    watched = open_page(serve(written))
    watched.go("/statements")
    file = saved(watched, "CSV", tmp_path)
    heads, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    assert file.name == "statements.csv"
    assert "speaker" in heads
    assert rows


@pytest.mark.parametrize("script", [True, False])
def test_a_password_is_asked_for_and_signing_out_ends_it(serve, open_page, written, script):
    watched = open_page(serve(written, password=hashed(PASSWORD)), java_script_enabled=script)
    watched.go("/demands?by=ARM")
    page = watched.page
    assert page.get_by_role("heading", name="Sign in").is_visible()
    page.get_by_label("Your name").fill("Ben")
    page.get_by_label("Password").fill("a guess")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").inner_text().startswith("That is not the password")
    page.get_by_label("Your name").fill("Ben")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    assert page.url.endswith("/demands?by=ARM")
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_role("heading", name="Sign in").is_visible()
    watched.go("/")
    assert page.get_by_role("heading", name="Sign in").is_visible()
