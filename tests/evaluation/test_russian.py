"""How well Russian is read: the floors on the labelled passages. Skipped where corpus or readers are not there."""

import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.readers.russian import is_installed

ROOT = Path(__file__).parents[2]
GOLD = Path(os.environ.get("FOEDUS_GOLD", ROOT.parent / "shared" / "gold"))
TOLD = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf-8"))["russian"]
CORPUS = GOLD / TOLD["corpus"]
SCRIPTS = ROOT / "evaluation" / "russian"

pytestmark = [
    pytest.mark.skipif(not CORPUS.is_file(), reason=f"no corpus at {CORPUS}: name the gold's folder in FOEDUS_GOLD"),
    pytest.mark.skipif(not is_installed(), reason="Russian is not read here: pip install 'foedus[russian]'"),
]


def run(script: str) -> str:
    command = [sys.executable, SCRIPTS / script, CORPUS]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@cache
def figures():
    return json.loads(run("score.py"))


def test_the_corpus_is_the_one_that_was_labelled():
    assert sha256(CORPUS.read_bytes()).hexdigest() == TOLD["sha256"]


def test_the_labelled_passages_are_those_that_the_seed_chooses():
    labelled = [json.loads(line) for line in (SCRIPTS / "attribution.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = [json.loads(line) for line in run("choose.py").splitlines()]
    assert [{key: row[key] for key in chosen[0]} for row in labelled] == chosen


@pytest.mark.parametrize(("figure", "least"), TOLD["least"].items())
def test_accuracy(figure, least):
    assert figures()[figure] >= least, figures()
