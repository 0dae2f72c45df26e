import sys

import pytest

from foedus.api import Table
from foedus.api.plain import flat
from foedus.errors import QueryError


def test_is_a_frozen_sequence(record):
    table = record.statements()
    assert (len(table), table[0], list(table), table[:0]) == (1, table.rows[0], [table.rows[0]], Table())
    with pytest.raises(AttributeError):
        table.rows = ()


def test_prints_a_narrow_table(record):
    assert repr(record.statements()) == (
        "said  published   speaker            act  addressee  content\n"
        "────  ──────────  ─────────────────  ───  ─────────  ───────────\n"
        "      2031-03-05  the premier (XRU)  say             We are done"
    )
    assert repr(Table()) == "no rows"
    assert repr(Table(record.statements().rows * 30)).endswith("… and 10 more")


def test_json_is_nested_and_carries_the_evidence(record):
    (row,) = record.statements().to_json()
    assert row["speaker"] == {"name": "the premier", "party": "XRU"}
    assert row["claims"] == [row["quotes"][0]["claim"]]
    assert row["quotes"][0]["words"] == "“We are done,” the premier said"
    assert row["quotes"][0]["sources"][0]["published"] == "2031-03-05"


def test_frames_are_flat(record):
    line = flat(record.statements()[0])
    assert (line["speaker"], line["speaker_party"], line["addressee"], line["addressee_party"]) == (
        "the premier", "XRU", None, None,
    )  # fmt: skip
    assert (line["via"], line["via_party"], line["content"]) == ([], [], ["We are done"])
    assert line["quotes"] == ["“We are done,” the premier said"]
    assert list(line)[-2:] == ["claims", "quotes"]
    assert flat(record.standing()[0])["taken"] == ["2031-03-04 notified_withdrawal withdrawing"]


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_frames(record, library):
    module = pytest.importorskip(library)
    for table in (record.statements(), record.standing(), record.meetings(), record.documents(), Table()):
        frame = getattr(table, f"to_{library}")()
        assert isinstance(frame, module.DataFrame)
        assert len(frame) == len(table)


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_library_that_is_not_there_is_named(record, library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(QueryError, match=f"pip install {library}"):
        getattr(record.statements(), f"to_{library}")()
