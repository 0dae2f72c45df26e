"""What is missing from a wheel, and what should not be in it, is found; `make wheel` builds ours and asks."""

import runpy
from pathlib import Path
from zipfile import ZipFile

import pytest

amiss = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "wheel.py"))["amiss"]
PACKAGE = Path(__file__).parents[1] / "src"


@pytest.fixture(name="names")
def _names():
    files = (file for file in (PACKAGE / "foedus").rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(PACKAGE).as_posix() for file in files}


def wheel(path, names):
    with ZipFile(path, "w") as held:
        for name in (*names, "foedus-0.1.0.dist-info/METADATA"):
            held.writestr(name, "")
    return path


def test_a_wheel_of_every_file_is_whole(tmp_path, names):
    assert {"foedus/py.typed", "foedus/store/schema_1.sql", "foedus/readers/encoder/data/encoder.onnx"} <= names
    assert amiss(wheel(tmp_path / "a.whl", names)) == (set(), set())


def test_a_file_that_is_missing_or_foreign_is_named(tmp_path, names):
    given = names - {"foedus/store/schema_1.sql"} | {"tests/test_docs.py"}
    assert amiss(wheel(tmp_path / "a.whl", given)) == ({"foedus/store/schema_1.sql"}, {"tests/test_docs.py"})
