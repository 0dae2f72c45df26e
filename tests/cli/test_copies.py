"""The commands that show copies and versions."""

import json
from datetime import date

import pytest

from foedus.api import Copies, Edit, Otherwise, Source, Table

BEFORE = Source("doc-1", "The Ledger", "A summit skipped", None, date(2023, 11, 23))
AFTER = Source("doc-2", "The Ledger", "A summit attended", None, date(2023, 11, 24))


@pytest.fixture
def told(record, rows, monkeypatch):
    """The record with a set of copies and an edit in it."""
    (gone, *_), (new, *_) = (rows[name][0].quotes for name in ("demands", "statements"))
    old, now = rows["posture"][0].quotes[0], rows["timeline"][0].quotes[0]
    changed = Otherwise(old, now, (("quote", "a", "b"), ("status", "declined", "")))
    edit = Edit("https://ledger.example/a", BEFORE, AFTER, (gone,), (new,), (changed,))
    copies = Copies(
        "txt-" + "ab" * 10, date(2023, 11, 23), "A summit skipped", ("The Ledger", "The Star"), (BEFORE, AFTER)
    )
    monkeypatch.setattr(record, "copies", lambda: Table((copies,)), raising=False)
    monkeypatch.setattr(record, "versions", lambda *, every: Table((edit,) * (1 + every)), raising=False)
    return record


def test_copies(told, run):
    shown = run("copies").stdout
    assert "The Ledger, The Star" in shown
    assert "1 set of copies" in shown
    assert json.loads(run("copies", "--json").stdout)[0]["outlets"] == ["The Ledger", "The Star"]


def test_versions(told, run):
    shown = run("versions").stdout
    for said in ("https://ledger.example/a", "gone", "new", "changed", "status: declined → –", "1 edit that changed"):
        assert said in shown
    assert "quote:" not in shown
    assert "2 edits" in run("versions", "--all").stdout
    assert json.loads(run("versions", "--json").stdout)[0]["changed"][0]["fields"]["status"]["after"] == ""


def test_a_record_without_any(run, record, monkeypatch):
    monkeypatch.setattr(record, "copies", lambda: Table(()), raising=False)
    monkeypatch.setattr(record, "versions", lambda *, every: Table(()), raising=False)
    assert run("copies").stdout.strip() == "no copies"
    assert run("versions").stdout.strip() == "no edits that changed a claim"
    assert run("versions", "--all").stdout.strip() == "no edits"
