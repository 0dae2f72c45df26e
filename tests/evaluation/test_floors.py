"""The floors of evaluation/floors.toml: accuracy on each gold set, speed and memory. Skipped where there is no gold."""

import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.evaluation import evaluate, gold_rows

ROOT = Path(__file__).parents[2]
GOLD = Path(os.environ.get("FOEDUS_GOLD", ROOT.parent / "shared" / "gold"))
FLOORS = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf-8"))
MEASURED = ("speed", "memory")
SETS = {name: told for name, told in FLOORS.items() if "files" in told}

if not GOLD.is_dir() and "FOEDUS_GOLD" in os.environ:
    raise FileNotFoundError(f"FOEDUS_GOLD is {GOLD}, and no such folder is there")
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no gold at {GOLD}: name its folder in FOEDUS_GOLD")


@cache
def report(name):
    told = SETS[name]
    rows = gold_rows(GOLD / next(iter(told["files"])))
    picked = [row for row in rows if row.get("id") not in told.get("without", ())]
    return evaluate(told["layer"], [row for row in picked if "only" not in told or row["id"] in told["only"]])


@pytest.mark.parametrize(("file", "told"), sorted({one for told in SETS.values() for one in told["files"].items()}))
def test_gold_is_the_one_that_the_floors_were_set_on(file, told):
    assert sha256((GOLD / file).read_bytes()).hexdigest() == told


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        pytest.param(name, floor, id=f"{name} {floor['row']} {floor['figure']}")
        for name, told in SETS.items()
        for floor in told["floors"]
    ],
)
def test_accuracy(name, floor):
    figure = report(name).figure(floor["row"], floor["figure"])
    assert figure is not None
    assert figure >= floor["least"], f"\n{report(name)}"


@pytest.mark.parametrize("name", MEASURED)
def test_speed_and_memory(name):
    told = FLOORS[name]
    script = [sys.executable, ROOT / "evaluation" / f"{name}.py", "--texts", str(told["texts"])]
    run = subprocess.run(script, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout)
    assert all(figures[one] >= least for one, least in told.get("least", {}).items()), figures
    assert all(figures[one] <= most for one, most in told.get("most", {}).items()), figures
