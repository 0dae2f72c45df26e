"""A release is as it was released, its tables follow from its log, and it answers as the record did."""

import json
from dataclasses import asdict, replace

import pytest

from dossier import ARTICLE, REPLY, write_dossier
from foedus.api import open_record
from foedus.errors import QueryError, RecordError, SourceError
from foedus.export import (
    LONGEST_QUOTATION,
    MANIFEST,
    TABLES,
    Cited,
    Options,
    Written,
    export,
    format_named,
    read_manifest,
    release,
    verify,
)
from foedus.export.jsonlines import write_sheet
from foedus.export.manifest import listed
from foedus.export.sheets import sheets


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "dossier.db") as opened:
        yield opened


@pytest.fixture
def folder(record, tmp_path):
    release(record, tmp_path / "release", Options(), Cited('A "quarrel"', ("Ann Other",)))
    return tmp_path / "release"


def test_it_verifies(folder):
    assert verify(folder) == ()


def test_its_tables_are_those_of_the_record(record, folder, tmp_path):
    """Only decisions are otherwise where they hold more words than may be given away."""
    for sheet in sheets(record, Options(tables=tuple(name for name in TABLES if name != "decisions"))):
        written = write_sheet(sheet, tmp_path)
        assert (tmp_path / written.file).read_bytes() == (folder / "tables" / written.file).read_bytes()


def test_a_release_of_a_release_has_the_same_files(folder, tmp_path):
    with open_record(folder) as frozen:
        release(frozen, tmp_path / "again", Options(), Cited('A "quarrel"', ("Ann Other",)))
    for file in [*folder.glob("log/*"), *folder.glob("tables/*")]:
        assert file.read_bytes() == (tmp_path / "again" / file.relative_to(folder)).read_bytes()


@pytest.mark.parametrize("asked", [{"org": "EAEU"}, {"about": "XSY"}, {"known_by": "2031-03-05"}, {"by": "The Ledger"}])
def test_a_part_verifies_and_holds_no_more(record, tmp_path, asked):
    manifest = release(record, tmp_path / "part", Options(**asked), Cited())
    rows = {one.file: one.rows for one in manifest.files}
    assert 0 < rows["log/claims.jsonl"] < 8
    assert manifest.filters == asked
    assert verify(tmp_path / "part") == ()
    with open_record(tmp_path / "part") as frozen:
        told, whole = ([row.id for row in found.claims(**asked)] for found in (frozen, record))
        assert told == whole


def test_it_answers_and_cannot_be_changed(record, folder):
    with open_record(folder) as frozen:
        assert list(frozen.attendance()) == list(record.attendance())
        assert frozen.status().decisions == 3
        claim = frozen.claims()[0]
        assert frozen.why(claim.id).claim == record.why(claim.id).claim
        with pytest.raises(RecordError, match="frozen"):
            frozen.accept(claim.id)


def test_it_gives_no_more_of_a_text_than_quotations(folder):
    with open_record(folder) as frozen:
        given = [frozen.store.text(text.id).content.replace("█", "") for text in (ARTICLE, REPLY)]
    assert 0 < len(given[0]) < len(ARTICLE.content)
    for file in folder.glob("log/*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert all(len(words.rstrip("█")) <= LONGEST_QUOTATION for words in strings(json.loads(line)))


def strings(data):
    match data:
        case str():
            yield data
        case list():
            for item in data:
                yield from strings(item)
        case dict():
            yield from strings(list(data.values()))


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda at: change(at / "log/claims.jsonl", "XSY", "XRU"), "log/claims.jsonl is not as it was released"),
        (lambda at: (at / "tables/demands.csv").unlink(), "tables/demands.csv is missing"),
        (lambda at: (at / "tables/more.csv").write_text(""), "tables/more.csv is not part of the release"),
        (lambda at: change(at / MANIFEST, '"rows": 2', '"rows": 3'), f"{MANIFEST} is not as it was written"),
    ],
)
def test_what_was_changed_is_named(folder, spoil, what):
    spoil(folder)
    assert what in [f"{one.file} {one.what}" for one in verify(folder)]


def test_tables_that_do_not_follow_from_the_log_are_named(folder):
    """Whoever changes the log and every hash with it is found out, since the tables do not follow."""
    before = read_manifest(folder)
    change(folder / "log/decisions.jsonl", '"refused"', '"met"')
    files = listed(folder, (Written(one.file, one.rows) for one in before.files))
    text = json.dumps(asdict(replace(before, files=files).sealed()))
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    found = {one.file: one.what for one in verify(folder)}
    assert {"tables/demands.csv", "tables/demands.jsonl", "tables/decisions.csv"} <= found.keys()
    assert "does not follow from the log" in found["tables/demands.csv"]


def test_what_is_no_release_is_said(record, folder, tmp_path):
    with pytest.raises(QueryError, match="holds something"):
        release(record, folder, Options(), Cited())
    with pytest.raises(SourceError, match=r"no manifest.json"):
        verify(tmp_path)
    export(record, format_named("csv"), tmp_path / "tables", Options(tables=("demands",)))
    with pytest.raises(SourceError, match="no release"):
        verify(tmp_path / "tables")


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"claim": 3}'])
def test_a_broken_log_is_named(folder, line):
    (folder / "log/claims.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no log of a release"):
        open_record(folder)


def test_it_says_how_to_cite_it(folder):
    citation = (folder / "CITATION.cff").read_text(encoding="utf-8")
    assert 'title: "A \\"quarrel\\""' in citation
    assert '- name: "Ann Other"' in citation
