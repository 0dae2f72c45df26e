"""What the pages say is so: blocks of the README marked `sh readme` run, links lead somewhere, the kinds agree.

Links to other hosts are looked at for their form alone: no test reaches for the network.
"""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from foedus.model import kinds

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "CHANGELOG.md", ROOT / "SECURITY.md"]
README = PAGES[0].read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh readme\n(.*?)^```", README, re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]*)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.M | re.S)
HEADING = re.compile(r"^#+ +(.+?) *$", re.M)


def test_commands_run(tmp_path):
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = ["sh", "-c", "set -eu\n" + "".join(BLOCKS)]
    run = subprocess.run(
        script, cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


@pytest.mark.parametrize(
    ("link", "is_led"),
    [
        ("docs/ledgers.md", True),
        ("docs/ledgers.md#documents-that-are-one", True),
        ("#two-commands", True),
        ("https://example.org/a", True),
        ("docs/ledger.md", False),
        ("docs/ledgers.md#documents-that-are-two", False),
        ("#three-commands", False),
        ("https:/example.org", False),
        ("http://example.org/", False),
        ("../elsewhere.md", False),
        ("/docs/ledgers.md", False),
        ("", False),
    ],
)
def test_links_that_lead_nowhere_are_found(link, is_led):
    assert leads_somewhere(PAGES[0], link) is is_led


def test_pictures_are_light_and_each_is_shown():
    pictures = sorted((ROOT / "docs" / "images").glob("*"))
    assert pictures
    assert sum(picture.stat().st_size for picture in pictures) < 1_000_000
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    assert [picture.name for picture in pictures if picture.resolve() not in shown] == []


def test_the_version_to_cite_and_the_changes_are_of_this_version():
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)[1]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert version in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def links(page):
    return LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


def leads_somewhere(page, link):
    if ":" in link:
        parts = urlsplit(link)
        return parts.scheme == "https" and "." in parts.netloc
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not link or path.startswith("/") or not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not anchor or anchor in anchors(target)


@cache
def anchors(page):
    """The names by which browsers go to a page's headings: their words in small letters, a dash for each space."""
    headings = HEADING.findall(re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_codebook_names_every_field_and_value(kind):
    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    section = codebook.split(f"\n### {kind.name}\n")[1].split("\n##")[0]
    told = {slot.name for slot in kind.slots} | {value for slot in kind.slots for value in slot.values}
    assert told - set(re.findall(r"`([^`]+)`", section)) == set()
