"""The notebook runs from top to bottom, its code cells one after the other, and carries no outputs."""

import ast
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CELLS = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
CODE = [cell for cell in CELLS if cell["cell_type"] == "code"]


def test_it_carries_no_outputs():
    assert [cell["id"] for cell in CODE if cell["outputs"] or cell["execution_count"]] == []


def run(cell, names):
    """Run a cell, and return what a notebook would show: the value of its last line."""
    tree = ast.parse("".join(cell["source"]))
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, cell["id"], "exec"), names)
    return eval(compile(ast.Expression(last.value), cell["id"], "eval"), names) if last else None


def test_it_runs(tmp_path, monkeypatch):
    polars = pytest.importorskip("polars")
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    monkeypatch.chdir(tmp_path)
    names = {}
    try:
        shown = {cell["id"]: run(cell, names) for cell in CODE}
    finally:
        if "record" in names:
            names["record"].close()
    frames = {name: value for name, value in shown.items() if isinstance(value, polars.DataFrame)}
    assert len(frames) >= 6
    assert [name for name, frame in frames.items() if frame.is_empty()] == []
    assert (tmp_path / "tables" / "manifest.json").is_file()
