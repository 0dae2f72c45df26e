"""A row is a document, whatever its columns are called; one that cannot be read costs itself alone."""

import csv
import gzip
import io
import json
import tracemalloc
from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from foedus.errors import QueryError
from foedus.sources import Known, Loaded, Skipped, documents
from foedus.sources.columns import PARTS, columns_of
from foedus.sources.contract import Columns

TEXT = "Arvenia will not attend the summit, its foreign minister said on Monday."


def written(*rows, delimiter=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def parquet(*rows):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    names, *cells = rows
    table = arrow.table({name: [row[at] for row in cells] for at, name in enumerate(names)})
    stream = io.BytesIO()
    files.write_table(table, stream, row_group_size=200)
    return stream.getvalue()


def objects(names, *rows):
    return "".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in rows)


FORMS = {
    "a.csv": written,
    "a.tsv": lambda *rows: written(*rows, delimiter="\t"),
    "a.parquet": parquet,
    "a.jsonl": objects,
}


def read(path, data, *columns):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(documents([path], columns=columns_of(columns)))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (("text", "title", "published", "source", "url"), ()),
        (("Body", "Headline", "Pub Date", "outlet", "link"), ()),
        (("full_text", "headline", "date_published", "publisher", "permalink"), ()),
        (("a", "b", "c", "d", "e"), ("text=a,title=b,published=c", "source=d, url=e")),
        (("a", "b", "Date", "Outlet", "e"), ("text=a,title=b,url=e",)),
    ],
)
def test_columns_are_told_by_their_names_or_by_the_person(tmp_path, name, names, columns):
    row = (TEXT, "A summit skipped", "2023-11-22", "The Ledger", "https://ledger.example/a")
    (found,) = read(tmp_path / name, FORMS[name](names, row), *columns)
    document = found.document
    assert found.raw == TEXT
    assert (document.title, document.published, document.source) == (
        "A summit skipped",
        date(2023, 11, 22),
        "The Ledger",
    )
    assert document.key == document.url == "https://ledger.example/a"


@pytest.mark.parametrize("name", FORMS)
def test_a_row_that_cannot_be_read_costs_itself_alone(tmp_path, name):
    rows = (("text", "date"), (TEXT, "2023-11-22"), ("", "2023-11-22"), (TEXT, "soon"), (TEXT + " Again.", ""))
    first, empty, undated, last = read(tmp_path / name, FORMS[name](*rows))
    assert (first.document.key, last.document.key) == (f"{tmp_path}/{name}:1", f"{tmp_path}/{name}:4")
    assert (empty.reason, empty.key) == ("empty", f"{tmp_path}/{name}:2")
    assert "'soon' cannot be read" in undated.reason


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet"])
@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ((), "no column is known to hold the text: name it with --columns text=NAME; there are words, when"),
        (("text=wards",), "there is no column 'wards' for the text: there are words, when"),
        (("text=words,published=day",), "there is no column 'day' for the published: there are words, when"),
    ],
)
def test_what_is_missing_is_said_with_what_is_there(tmp_path, name, columns, reason):
    (found,) = read(tmp_path / name, FORMS[name](("words", "when"), (TEXT, "2023-11-22")), *columns)
    assert found == Skipped(f"{tmp_path}/{name}", reason)


def test_a_column_may_be_said_to_be_none(tmp_path):
    data = written(("text", "date"), (TEXT, "Monday"))
    assert isinstance(read(tmp_path / "a.csv", data)[0], Skipped)
    assert read(tmp_path / "a.csv", data, "published=")[0].document.published is None


@pytest.mark.parametrize(
    ("pairs", "columns"),
    [
        ((), Columns()),
        (("text=a",), Columns(text="a")),
        (("text=a, title = b c ", "id="), Columns(text="a", title="b c", id="")),
        (("",), Columns()),
    ],
)
def test_how_columns_are_written(pairs, columns):
    assert columns_of(pairs) == columns


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("body", "does not say"),
        ("words=body", "there are text, title"),
        ("text=a,text=b", "two columns"),
        ("text=", "no column is to hold"),
    ],
)
def test_what_is_no_column(pair, says):
    with pytest.raises(QueryError, match=says):
        columns_of([pair])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_the_encoding(tmp_path, encoding):
    text = "The envoy of Arvénia said “no” to the café’s owner, and Müller agreed."
    rows = [("text", "id"), *((text, str(number)) for number in range(20))]
    found = read(tmp_path / "a.csv", written(*rows).encode(encoding))
    assert {one.raw for one in found} == {text}


def test_a_cell_in_another_encoding_than_its_table(tmp_path):
    data = written(("text",), ("Arvénia.",)).encode() * 5000 + b"The envoy of Arv\xe9nia said no.\r\n"
    assert read(tmp_path / "a.csv", data)[-1].raw == "The envoy of Arvénia said no."


@pytest.mark.parametrize("delimiter", ",;|\t")
def test_however_columns_are_parted(tmp_path, delimiter):
    data = written(("text", "title", "id"), (TEXT, "One, two; three", "1"), delimiter=delimiter)
    (found,) = read(tmp_path / "a.csv", data)
    assert (found.raw, found.document.title) == (TEXT, "One, two; three")


def test_a_text_of_several_lines(tmp_path):
    (found,) = read(tmp_path / "a.csv.gz", gzip.compress(written(("text",), (f"{TEXT}\n\n{TEXT}",)).encode()))
    assert found.raw == f"{TEXT}\n\n{TEXT}"


def test_a_field_without_end_costs_no_more_than_is_allowed(tmp_path):
    data = written(("text",), (TEXT,)) + '"' + f"{TEXT}\n" * 30_000 + written((TEXT,))
    found = read(tmp_path / "a.csv", data)
    assert (type(found[0]), found[1].reason.partition("(")[0], found[-1].raw) == (Loaded, "a broken row ", TEXT)


@pytest.mark.parametrize("name", FORMS)
def test_a_row_that_is_known_is_not_taken_apart(tmp_path, name, monkeypatch):
    monkeypatch.setattr("foedus.sources.rows.loaded", lambda *_, **__: pytest.fail("it was"))
    path = tmp_path / name
    data = FORMS[name](("text", "link"), (TEXT, "https://ledger.example/a"), (f"{TEXT} Again.", ""))
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    asked = []
    found = list(documents([path], knows=lambda *named: asked.append(named) or True))
    assert found == [Known("https://ledger.example/a"), Known(f"{path}:2")]
    assert len({digest for _, digest in asked}) == 2


@pytest.mark.parametrize("name", FORMS)
def test_memory_does_not_grow_with_the_rows(tmp_path, name):
    def most(number):
        data = FORMS[name](("text", "id"), *((f"{TEXT} {n}" * 9, str(n)) for n in range(number)))
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        del data
        tracemalloc.start()
        assert sum(1 for _ in documents([tmp_path / name])) == number
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(10)
    assert most(1000) < most(100) + 200_000


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_broken_in_it_is_no_crash(tmp_path, name):
    whole = FORMS[name](("text", "title", "date"), *((TEXT, f"{number}", "2023-11-22") for number in range(5)))
    whole = whole if isinstance(whole, bytes) else whole.encode()

    @settings(max_examples=60, deadline=None, database=None)
    @drawn(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.binary(max_size=8), st.integers(0, 40)), max_size=4))
    def check(edits):
        data = whole
        for at, new, gone in edits:
            data = data[:at] + new + data[at + gone :]
        assert all(isinstance(one, Loaded | Skipped) for one in read(tmp_path / name, data))

    check()


def test_the_well_known_names_are_told_apart():
    from foedus.sources.columns import _known

    names = [name for part in PARTS for name in _known()[part]]
    assert len(names) == len(set(names))
