"""What holds for every kind of file in the table."""

import gzip
import io
from pathlib import Path, PurePath

import pytest

from foedus.errors import SourceError
from foedus.sources import ENDINGS, KINDS, Skipped, documents
from foedus.sources.kinds import ending_of, kind_of

DOCS = Path(__file__).parents[2] / "docs" / "sources.md"
EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@EACH
@pytest.mark.parametrize("data", [b"", b" \n\n "], ids=["nothing", "blanks"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_with_nothing_in_it_is_skipped(kind, data, packed, tmp_path):
    for ending in kind.endings:
        path = tmp_path / f"a{ending}{'.gz' * packed}"
        path.write_bytes(gzip.compress(data) if packed else data)
        assert [type(found) for found in documents([path])] == [Skipped]


@EACH
def test_its_endings_are_written_in_lower_case(kind):
    assert kind.endings
    assert all(ending == ending.lower() and ending.startswith(".") for ending in kind.endings)


@EACH
def test_what_is_no_file_of_a_kind_is_not_known_as_one(kind):
    if kind.knows:
        assert not any(map(kind.knows, (b"", b"\0" * 5000, b"The envoy said that the bridge was closed. " * 100)))


@EACH
def test_the_table_in_the_docs_has_it(kind):
    rows = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {kind.name} |")]
    assert len(rows) == 1
    assert [ending for ending in kind.endings if f"`{ending}`" not in rows[0]] == []


def test_an_ending_that_several_kinds_share_is_told_by_the_bytes():
    shared = {ending for ending in ENDINGS if sum(ending in kind.endings for kind in KINDS) > 1}
    for ending in shared:
        open_to_all = [kind for kind in KINDS if ending in kind.endings and not kind.knows]
        assert len(open_to_all) <= 1, ending


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.TXT", ".txt"), ("a.txt.gz", ".txt"), ("a", ""), ("a.gz", ""), ("a.b/c", ""), ("2.5 per cent.html", ".html")],
)
def test_the_ending_of_a_name(name, ending):
    assert ending_of(PurePath(name)) == ending


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b'{"text": "The envoy"}', "plain text"),
        ("a.jsonl", b"not JSON", "JSON lines"),
        (None, b' {"text": "The envoy"}', "JSON lines"),
        ("note", b"The envoy", "plain text"),
        (None, b"", "plain text"),
    ],
)
def test_a_file_is_told_by_its_ending_then_by_its_bytes(name, data, kind):
    stream = io.BytesIO(data)
    assert kind_of(name and PurePath(name), stream).name == kind
    assert stream.read() == data


def test_a_file_of_no_kind():
    with pytest.raises(SourceError, match=r"\(\.exe\) are not read: \.txt, .*\.jsonl"):
        kind_of(PurePath("a.exe"), io.BytesIO(b"MZ"))
