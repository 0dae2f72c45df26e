"""Real pages, papers, feeds and archives, some of them broken: each is read, or skipped with its reason."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.sources import ENDINGS, Loaded, Skipped, documents
from foedus.sources.kinds import ending_of
from foedus.text import normalise

ROOT = Path(__file__).parents[2]
GOLD = Path(os.environ.get("FOEDUS_GOLD", ROOT.parent / "shared" / "gold"))
MESSY = GOLD.parent / "corpora" / "messy"
FILES = sorted(path for path in MESSY.rglob("*") if path.is_file())
PAPERS = ("PLOVER_MANUAL.pdf", "REIGN_CODEBOOK.pdf")
ENGLISH = 15  # pages; the others are in other languages

pytestmark = pytest.mark.skipif(not MESSY.is_dir(), reason=f"no messy files at {MESSY}: name the gold in FOEDUS_GOLD")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_read_or_skipped_with_its_reason(path):
    found = list(documents([path]))
    assert found
    for one in found:
        assert isinstance(one, Loaded | Skipped)
        if isinstance(one, Loaded):
            assert normalise(one.raw).content
        else:
            assert one.reason
            assert "taken apart" not in one.reason, "a parser failed in a way that nobody thought of"
            assert "are not read" in one.reason or ending_of(path) in ENDINGS


def test_english_pages_are_read():
    found = list(documents([MESSY / "html_pages"]))
    assert sum(isinstance(one, Loaded) for one in found) >= ENGLISH


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_read(name):
    (found,) = documents([MESSY / "pdf" / name])
    assert isinstance(found, Loaded)
    lines = found.raw.split("\n\n")
    assert len(found.raw.split()) > 1000
    assert not [line for line in lines if line.endswith("-")]
    assert sum(line.isdigit() for line in lines) <= len(lines) / 100, "numbers of pages"


def test_the_article_of_a_page_is_told_no_worse_than_by_trafilatura_itself():
    script = [sys.executable, ROOT / "evaluation" / "web_pages.py", "--pages", MESSY / "html_pages"]
    run = subprocess.run(script, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout)
    for figure in ("precision", "recall", "F1"):
        assert figures[f"foedus {figure}"] >= figures[f"trafilatura {figure}"], figures
