import json

import pytest

import foedus
from foedus.errors import QueryError, RecordError, SourceError

LEDGERS = (
    "statements", "meetings", "demands", "obligations", "responsibility", "standing", "posture", "timeline",
    "contradictions",
)  # fmt: skip


@pytest.mark.parametrize("name", LEDGERS)
def test_every_ledger_answers_with_a_table_that_json_takes(record, name):
    table = getattr(record, name)(on="2031-04-01", known_by="5 March 2031", about="Ruritania", min_confidence=0.5)
    assert isinstance(table, foedus.Table)
    rows = json.loads(json.dumps(table.to_json()))
    assert len(rows) == len(table)
    assert all(row["claims"] for row in rows)
    assert repr(table)


def test_an_organisation_may_come_first(record):
    (row,) = record.standing("League", on="2031-03-10")
    assert (row.status, row.basis, str(row.on)) == ("withdrawing", "claims", "2031-03-10")
    assert record.standing("League", on="2031-03-01") == foedus.Table()


def test_a_row_says_what_binds_its_claims(record):
    for row in (*record.meetings().to_json(), *record.demands().to_json(), *record.standing().to_json()):
        assert [bond["claim"] for bond in row["bonds"]] == row["claims"]
        assert row["linked"] == min(bond["sure"] for bond in row["bonds"])
        assert not any("linked" in step for step in row.get("taken", ()))


def test_standing_over_time(record):
    (row,) = record.standing_over_time("League", over="2031-03..")
    assert [(one.status, one.start, one.end, one.basis) for one in row.spells] == [
        ("withdrawing", "2031-03-04", None, "claims")
    ]
    assert json.loads(json.dumps(record.standing_over_time("League").to_json()))[0]["spells"][0]["claims"]
    assert len(record.standing_over_time("EAEU", over="2020")) > len(record.standing_over_time("EAEU", over="..1999"))
    assert record.standing_over_time("League", over="../2030") == foedus.Table()


@pytest.mark.parametrize("over", ["someday", "2031..2030", "1991..then"])
def test_what_is_no_stretch_of_time(record, over):
    with pytest.raises(QueryError, match="is no stretch of time"):
        record.standing_over_time(over=over)


def test_a_doubtful_claim_is_left_out_until_somebody_accepts_it(record):
    (row,) = record.standing(min_confidence=0.6)
    assert record.standing(min_confidence=0.7) == foedus.Table()
    record.accept(row.claims[0], person="Ada")
    assert len(record.standing(min_confidence=1)) == 1


@pytest.mark.parametrize(
    "asked", [{"on": "someday"}, {"known_by": "3/4/2031"}, {"about": "Nobodystan"}, {"min_confidence": 60}]
)
def test_a_question_that_cannot_be_answered(record, asked):
    with pytest.raises(QueryError):
        record.statements(**asked)


def test_a_misspelt_question_is_not_passed_over(record):
    with pytest.raises(TypeError, match="not asked for onn"):
        record.standing(onn="2031-03-10")


def test_reads_files_and_says_what_came_of_it(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    article = folder / "article.txt"
    article.write_text("The premier of Freedonia said on Monday that the treaty was dead.", encoding="utf-8")
    (folder / "empty.txt").write_text("")
    steps = []
    with foedus.open(tmp_path / "new.db") as record:
        summary = record.read(folder, published="2031-03-05", source="The Courier", progress=steps.append)
        assert (summary.documents, len(summary.skipped), len(steps)) == (1, 1, 2)
        (document,) = record.documents()
        assert (str(document.published), document.source) == ("2031-03-05", "The Courier")
        assert record.status().documents == 1
        assert record.read(article, published="2031-03-05").known == 1
        with pytest.raises(SourceError):
            record.read(tmp_path / "missing.txt")


def test_a_record_that_is_not_there(tmp_path):
    with pytest.raises(RecordError):
        foedus.open(tmp_path / "none.db", create=False)


def test_a_text_is_read_without_a_record():
    claims = foedus.read_text("“The treaty is dead,” the premier said on Monday.", published="2031-03-05")
    assert isinstance(claims, tuple)
    assert all(claim.quote.text for claim in claims)


def test_all_that_is_offered_is_there():
    for module in (foedus, foedus.api):
        assert [name for name in module.__all__ if not hasattr(module, name)] == []
    with pytest.raises(AttributeError):
        foedus.nothing  # noqa: B018
