"""The CSV twins: the tables of a page, as the export has them."""

import csv
import io
import re
from html import unescape

import pytest

from dossier import LONG
from foedus.api import open_record
from foedus.desk.pages import LEDGERS
from foedus.export import Options, export, format_named
from places import places

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def lines(text):
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("name", [*LEDGERS, "documents"])
def test_the_twin_of_a_ledger_is_the_file_of_the_export(visit, written, tmp_path, name):
    with open_record(written) as record:
        export(record, format_named("csv"), tmp_path, Options(tables=(name,)))
    answer = visit(written).get(f"/{name}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert answer.content.decode() == (tmp_path / f"{name}.csv").read_bytes().decode()


@pytest.mark.parametrize("record", ["written", "hostile"])
def test_every_table_of_every_page_is_linked_at_its_foot_and_harmless(request, visit, record):
    file = request.getfixturevalue(record)
    browser = visit(file)
    found = 0
    for place in places(file):
        for link in re.findall(r'href="([^"]*\.csv[^"]*)"', browser.get(place).text):
            answer = browser.get(unescape(link))
            assert answer.status_code == 200, link
            heads, *rows = lines(answer.text) or [[]]
            assert {len(row) for row in rows} <= {len(heads)}, link
            assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS) and not _is_number(cell)]
            found += len(rows)
    assert found > 10


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_formulas_are_words_and_quotations_are_cut(visit, written):
    browser = visit(written)
    assert "'=Nobody asked us" in browser.get("/statements.csv").text
    assert "'=Reply" in browser.get("/documents.csv").text
    assert LONG not in browser.get("/demands.csv").text


def test_of_several_tables_one_is_asked_for(visit, written):
    browser = visit(written)
    first = browser.get("/organisation/EAEU.csv")
    assert first.text == browser.get("/organisation/EAEU.csv?table=over_time").text
    posture = browser.get("/organisation/EAEU.csv?table=posture")
    assert posture.headers["content-disposition"] == 'attachment; filename="organisation-EAEU-posture.csv"'
    assert "conduct" in lines(posture.text)[0]
    assert len(lines(browser.get("/.csv?table=timeline").text)) > 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/organisation/EAEU.csv?table=colours", "ask for over_time or"),
        ("/review.csv", "with .json behind it"),
        ("/claim/{claim}.csv", "with .json behind it"),
    ],
)
def test_a_table_that_is_not_there_is_said(visit, written, address, words):
    with open_record(written) as record:
        claim = record.claims()[0].id
    answer = visit(written).get(address.format(claim=claim))
    assert answer.status_code in (400, 404)
    assert words in answer.text.casefold()


def test_a_table_without_rows_has_its_heads(visit, written):
    heads = lines(visit(written).get("/demands.csv?about=CUB").text)
    assert len(heads) == 1
    assert "demander" in heads[0]
