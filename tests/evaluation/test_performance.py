"""Programs that are missing or fail are told as such, and the page says what was measured and no more."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
SAID = {"name": "Other", "does": "reads", "shown": "pytest", "ours": "nothing", "texts": 1}


@pytest.fixture(name="bench")
def _bench(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(EVALUATION))
    found = {name: import_module(name) for name in ("compare", "growth", "peers", "performance")}
    monkeypatch.setattr(found["compare"], "FOLDER", tmp_path)
    yield found
    for name in (*found, "corpus", "paging"):
        sys.modules.pop(name, None)


def test_a_program_that_is_not_installed_is_told(bench, monkeypatch, tmp_path):
    monkeypatch.setattr(bench["compare"], "python_of", lambda name: tmp_path / "none")
    assert bench["compare"].compare("other", SAID, iter(["a"] * 9), 1) == "is not installed"


@pytest.mark.parametrize(
    ("failed", "told"),
    [
        ("ERROR: no such version", "could not be installed: ERROR: no such version"),
        ("", "failed: KeyError: 'other'"),  # the worker knows no such reader, and ends
        (None, "could not be installed: was installed in part only"),
    ],
)
def test_a_program_that_fails_is_told_with_its_last_words(bench, monkeypatch, tmp_path, failed, told):
    monkeypatch.setattr(bench["compare"], "python_of", lambda name: Path(sys.executable))
    (tmp_path / "other").mkdir()
    if failed is not None:
        (tmp_path / "other" / "failed.txt").write_text(failed)
    assert bench["compare"].compare("other", SAID, iter(["a"] * 9), 1) == told


def test_every_program_has_a_reader_and_one_of_ours_beside_it(bench, monkeypatch):
    worker = import_module("worker")
    for name, said in bench["peers"].peers().items():
        assert {name, said["ours"]} <= worker.READERS.keys()
        assert said["ours"] in bench["performance"].OURS


def test_the_page_tells_what_was_measured(bench):
    rates = {"their_rate": 1000.0, "our_rate": 1500.0, "ratio": 1.5, "their_megabytes": 100.0, "our_megabytes": 200.0}
    beside = bench["compare"].Beside(name="Other", version="1", does="reads", ours="times", texts=8, words=900, **rates)
    size = bench["growth"].Grown(1000, 10_000, 12.0, 2000.0, 1.5, 54.0, "standing", 5.0, 24.0)
    page = bench["performance"].written([("other", beside), ("third", "is not installed")], {}, [size], "Measured.")
    assert page.startswith("Measured.\n")
    assert "| the times reader: 1,500 against 1,000 words/s, 8 texts | 1.50 x | 200 against 100 MB |" in page
    assert "Not compared: third, which is not installed." in page
    assert "Not measured: the corpus is not here." in page
    assert "| 1,000 | 10,000 | 12.0 ms | 2,000 | 1.5 ms | 54 ms (standing) | 5.0 ms | 24.0 ms |" in page


def test_the_page_has_its_marks(bench):
    assert len(bench["performance"].MEASURED.findall(bench["performance"].PAGE.read_text(encoding="utf-8"))) == 1
