"""The house rules that a program can check; import-linter holds the direction of imports."""

import ast
import importlib
import pkgutil
import sys
from pathlib import Path

import pytest

import foedus

PACKAGE = Path(foedus.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = ["foedus", *sorted(module.name for module in pkgutil.walk_packages([str(PACKAGE)], "foedus."))]
MODULES = [name for name in NAMES if not name.endswith("__main__")]
NO_NOUNS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 45
STANDARD_LIBRARY_ONLY = ("model", "ids.py", "errors.py")


def relative(path):
    return path.relative_to(PACKAGE).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_offers_is_there(name):
    module = importlib.import_module(name)
    assert sorted(set(module.__all__)) == sorted(module.__all__), "a name stands there twice"
    assert [one for one in module.__all__ if not hasattr(module, one)] == []


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_files_and_functions_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    assert [one.name for one in functions if one.end_lineno - one.lineno >= LONGEST_FUNCTION] == []


def test_a_file_is_one_noun():
    assert [relative(path) for path in FILES if path.stem in NO_NOUNS or path.parent.name in NO_NOUNS] == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if relative(path).startswith(STANDARD_LIBRARY_ONLY)], ids=relative
)
def test_the_model_stands_on_the_standard_library(path):
    allowed = sys.stdlib_module_names | {"foedus"}
    assert {name.split(".")[0] for name in imported(tree(path))} <= allowed


@pytest.mark.parametrize(
    "path", [path for path in FILES if not relative(path).startswith(("cli/", "__main__"))], ids=relative
)
def test_only_the_command_line_prints_and_exits(path):
    calls = [ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert {"print", "sys.exit", "exit", "quit"} & set(calls) == set()
    assert not {name.split(".")[0] for name in imported(tree(path))} & {"typer", "rich", "click"}


def imported(module):
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
