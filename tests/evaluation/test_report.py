"""Reports as tables, and rows of JSON lines."""

import gzip

import pytest

from foedus.errors import QueryError, SourceError
from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import by_id, gold_rows, read_rows

REPORT = Report("times", (Row("strict", {"P": 50.0, "n": 3}), Row("value", {"P": None, "F1": 12.34})))


def test_table_lines_up():
    assert REPORT.table().splitlines() == [
        "times      P  n    F1",
        "strict  50.0  3     -",
        "value      -  -  12.3",
    ]


def test_figure():
    assert REPORT.figure("strict", "n") == 3
    with pytest.raises(QueryError, match=r"has no figure 'strict', 'F1'.*value \(P, F1\)"):
        REPORT.figure("strict", "F1")


def test_rows_plain_and_gzipped(tmp_path):
    lines = '{"id": "a"}\n\n{"id": "b"}\n'
    (tmp_path / "rows.jsonl").write_text(lines)
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    for name in ("rows.jsonl", "rows.jsonl.gz"):
        assert [row["id"] for row in read_rows(tmp_path / name)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"id": 1}\n{"id": \n', "line 2 is not JSON"),
        (b"[1]\n", "line 1 is not a JSON object"),
        (b"\xff\xfe\n", "cannot be read"),
    ],
)
def test_broken_rows_name_their_line(tmp_path, content, says):
    (tmp_path / "rows.jsonl").write_bytes(content)
    with pytest.raises(SourceError, match=says):
        list(read_rows(tmp_path / "rows.jsonl"))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        list(read_rows(tmp_path / "none.jsonl"))


def test_gold_is_joined_with_its_texts(tmp_path):
    (tmp_path / "dev_claims.jsonl").write_text('{"id": "a", "claims": []}\n')
    assert gold_rows(tmp_path / "dev_claims.jsonl") == [{"id": "a", "claims": []}]
    (tmp_path / "dev_items.jsonl").write_text('{"id": "a", "text": "Rain fell."}\n')
    assert gold_rows(tmp_path / "dev_claims.jsonl") == [{"id": "a", "claims": [], "text": "Rain fell."}]


def test_rows_need_their_id():
    with pytest.raises(SourceError, match="has no 'id'"):
        by_id([{"text": "Rain fell."}])
