"""The site of the docs builds without a warning, holds every page, and asks no other host for anything."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("link", "href"),
    ("source", "src"),
    ("form", "action"),
}
OUTWARD = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
QUIET = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # what the theme has to say of its own future
IN_STYLES = re.compile(r"url\(\s*[\"']?([^)\"']+)|@import\s+[\"']([^\"']+)")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=QUIET)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


class Loaded(HTMLParser):
    """The addresses that a browser loads by itself to show a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if (tag, name) in LOADING and value]


def test_what_a_browser_loads_is_told():
    page = '<script src="https://a.example/x.js"></script><link href="//b.example/c.css"><a href="https://c.example">'
    assert [one for one in Loaded(page).found if OUTWARD.match(one)] == ["https://a.example/x.js", "//b.example/c.css"]


def test_every_page_is_there_and_loads_nothing_from_elsewhere(site):
    pages = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")}
    assert {"index.html", *(f"{page.stem}.html" for page in (ROOT / "docs").glob("*.md"))} <= pages.keys()
    asked = {name: [one for one in Loaded(page).found if OUTWARD.match(one)] for name, page in pages.items()}
    assert {name: found for name, found in asked.items() if found} == {}


def test_no_style_loads_anything_from_elsewhere(site):
    styles = [style.read_text("utf-8") for style in site.rglob("*.css")]
    assert styles
    found = ["".join(each) for style in styles for each in IN_STYLES.findall(style)]
    assert [one for one in found if OUTWARD.match(one)] == []


def test_search_has_an_index_of_its_own(site):
    assert "ledgers.html#contradictions" in (site / "search" / "search_index.js").read_text("utf-8")
