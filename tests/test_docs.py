"""What the pages say is so: blocks of the README marked `sh readme` run, links lead somewhere, the kinds agree."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.model import kinds

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh readme\n(.*?)^```", README, re.M | re.S)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


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
    assert [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()] == []


def test_pictures_are_light_and_each_is_shown():
    pictures = sorted((ROOT / "docs" / "images").glob("*"))
    assert pictures
    assert sum(picture.stat().st_size for picture in pictures) < 1_000_000
    shown = {
        (page.parent / link).resolve() for page in PAGES for link in LINK.findall(page.read_text(encoding="utf-8"))
    }
    assert [picture.name for picture in pictures if picture.resolve() not in shown] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_codebook_names_every_field_and_value(kind):
    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    section = codebook.split(f"\n### {kind.name}\n")[1].split("\n##")[0]
    told = {slot.name for slot in kind.slots} | {value for slot in kind.slots for value in slot.values}
    assert told - set(re.findall(r"`([^`]+)`", section)) == set()
