"""Every table comes out in every format, whole, with ids that differ and hashes that are right."""

import csv
import json
import sys
from hashlib import sha256

import pytest

from dossier import LONG, write_dossier
from foedus.api import columns_of
from foedus.errors import QueryError, SourceError
from foedus.export import FORMATS, LONGEST_QUOTATION, TABLES, Options, export, format_named, read_manifest
from foedus.export.labels import label
from foedus.export.sheets import sheets
from foedus.export.statistical import names

FILLED = {"statements", "meetings", "demands", "standing", "timeline", "attendance", "claims", "documents", "decisions"}
TABULAR = ["csv", "jsonl", "parquet", "dta", "sav"]


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "dossier.db") as opened:
        yield opened


def rows_of(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def ids_in(file):
    match file.suffix:
        case ".csv":
            return [row["id"] for row in rows_of(file)]
        case ".jsonl":
            return [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]
        case ".parquet":
            return pytest.importorskip("pyarrow.parquet").read_table(file)["id"].to_pylist()
    frame, _ = getattr(pytest.importorskip("pyreadstat"), f"read_{file.suffix[1:]}")(file)
    return list(frame["id"])


@pytest.mark.parametrize("name", TABULAR)
def test_every_table_comes_out_whole(record, tmp_path, name):
    manifest = export(record, format_named(name), tmp_path / "out", Options())
    assert [one.file for one in manifest.files] == [f"{table}.{name}" for table in TABLES]
    wanted = {sheet.name: [row[0] for row in sheet.rows()] for sheet in sheets(record, Options())}
    for one in manifest.files:
        ids = ids_in(tmp_path / "out" / one.file)
        assert ids == wanted[one.file.partition(".")[0]]
        assert (len(ids), len(set(ids))) == (one.rows, one.rows)
    assert {name for name, ids in wanted.items() if ids} >= FILLED


@pytest.mark.parametrize("name", [*TABULAR, "xlsx", "citations"])
def test_the_manifest_tells_every_file(record, tmp_path, name):
    written = export(record, format_named(name), tmp_path / "out", Options(org="EAEU", tables=("claims",)))
    told = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (told["format"], told["filters"]) == (name, {"org": "EAEU", "tables": ["claims"]})
    for one in written.files:
        data = (tmp_path / "out" / one.file).read_bytes()
        assert (one.sha256, one.bytes) == (sha256(data).hexdigest(), len(data))
    found = {file.name for file in (tmp_path / "out").iterdir()}
    assert found == {"manifest.json", *(one.file for one in written.files)}
    assert read_manifest(tmp_path / "out").sealed().sha256 == written.sha256


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "xlsx"])
def test_twice_is_the_same(record, tmp_path, name):
    first = export(record, format_named(name), tmp_path / "out", Options())
    again = export(record, format_named(name), tmp_path / "out", Options())
    same = name != "xlsx"  # a workbook says when it was made
    assert ([one.sha256 for one in first.files] == [one.sha256 for one in again.files]) or not same
    assert [one.rows for one in first.files] == [one.rows for one in again.files]


def test_no_quotation_is_longer_than_may_be(record):
    assert len(LONG) > LONGEST_QUOTATION
    for sheet in sheets(record, Options(tables=("demands", "claims", "timeline"))):
        cells = [cell for row in sheet.rows() for cell in row]
        pieces = [piece for cell in cells for piece in (cell if isinstance(cell, list) else [cell])]
        assert max(len(piece) for piece in pieces if isinstance(piece, str)) <= LONGEST_QUOTATION
        assert max(map(len, strings(list(sheet.told())))) <= LONGEST_QUOTATION
    (demand,) = next(sheets(record, Options(tables=("demands",)))).told()
    assert demand["content"].endswith("…")
    assert LONG.startswith(demand["content"].removesuffix("…"))


def strings(data):
    match data:
        case str():
            yield data
        case list():
            for item in data:
                yield from strings(item)
        case dict():
            yield from strings(list(data.values()))


def test_no_cell_is_run_as_a_formula(record, tmp_path):
    export(record, format_named("csv"), tmp_path / "out", Options())
    for table in TABLES:
        cells = [cell for row in rows_of(tmp_path / "out" / f"{table}.csv") for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or cell[:1] in ("\t", "\r")]
    (told,) = (row for row in rows_of(tmp_path / "out" / "documents.csv") if row["key"] == "b.txt")
    assert told["title"] == "'=Reply"


def test_a_workbook_links_its_sources(record, tmp_path):
    from zipfile import ZipFile

    export(record, format_named("xlsx"), tmp_path / "out", Options(tables=("documents",)))
    with ZipFile(tmp_path / "out" / "record.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "https://courier.example/a" in links
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet


def test_parquet_has_one_schema_whatever_the_rows(record, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(record, format_named("parquet"), tmp_path / "all", Options())
    export(record, format_named("parquet"), tmp_path / "none", Options(about="Mongolia", known_by="1990-01-01"))
    for table in TABLES:
        whole, none = (parquet.read_schema(tmp_path / place / f"{table}.parquet") for place in ("all", "none"))
        assert whole.equals(none, check_metadata=True)


def test_stata_has_labels_and_no_reserved_names(record, tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    export(record, format_named("dta"), tmp_path / "out", Options(tables=("claims",)))
    _, told = pyreadstat.read_dta(tmp_path / "out" / "claims.dta", metadataonly=True)
    assert {"by_", "by_party", "quote_start"} <= set(told.column_names)
    assert told.column_names_to_labels["id"] == label("id")


def test_every_column_has_a_label(record):
    for sheet in sheets(record, Options()):
        assert sheet.columns == columns_of(sheet.table.of)
        assert [column.name for column in sheet.columns if not 0 < len(label(column.name)) <= 80] == []
        assert [name for name in names(sheet.columns) if len(name) > 32] == []


def test_citations_name_every_quoted_document(record, tmp_path):
    export(record, format_named("citations"), tmp_path / "out", Options())
    one, other = json.loads((tmp_path / "out" / "citations.json").read_text(encoding="utf-8"))
    assert (one["title"], one["container-title"]) == ("Notice & {costs}", "The Courier")
    assert (one["author"], "author" in other) == ([{"literal": "Ida Lane"}, {"literal": "Olu Marr"}], False)
    assert (one["issued"], one["URL"]) == ({"date-parts": [[2031, 3, 5]]}, "https://courier.example/a")
    bib = (tmp_path / "out" / "citations.bib").read_text(encoding="utf-8")
    assert bib.count("@online{") == 2
    assert r"title = {{Notice \& \{costs\}}}" in bib
    assert "author = {{Ida Lane} and {Olu Marr}}" in bib
    assert f"@online{{{other['id']}," in bib


@pytest.mark.parametrize(("name", "library"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter"), ("dta", "pyreadstat")])
def test_a_library_that_is_not_there_is_named(record, tmp_path, monkeypatch, name, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(QueryError, match=r"pip install 'foedus\[export\]'"):
        export(record, format_named(name), tmp_path / "out", Options())


def test_what_is_not_there_is_said(record, tmp_path):
    with pytest.raises(QueryError, match="no format is called 'xml'"):
        format_named("xml")
    with pytest.raises(QueryError, match="no table is called 'wishes'"):
        Options(tables=("wishes",))
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(QueryError, match="holds other things"):
        export(record, format_named("csv"), tmp_path, Options())
    with pytest.raises(SourceError, match="cannot be written"):
        export(record, format_named("csv"), tmp_path / "notes.txt" / "out", Options())


def test_formats_differ_in_name():
    assert len({one.name for one in FORMATS}) == len(FORMATS)
