"""What has come since a place in the log, and documents a page at a time, are what the whole record says."""

import pytest

from dossier import write_dossier
from foedus.api import catalogue, catalogued, edits
from foedus.errors import QueryError
from foedus.model import Document, Text
from foedus.store import Mark

WIRE = (
    "The government of Ruritania said on Tuesday that it would not send its foreign minister to the council of the "
    "Zenda Pact in Strelsau next month. A spokeswoman told reporters that the pact had left a letter of the president "
    "without a reply since the spring. She added that the country remained a member and would pay what it owed."
)
OTHER = (
    "Borduria opened three crossings on its eastern border to trucks after talks that went on through the night. "
    "The minister of trade said that the first convoys would pass before the weekend, and thanked the neighbours."
)


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "record.db") as made:
        yield made


def test_since_the_beginning_everything_has_come(record):
    found, status = record.store.arrivals(Mark()), record.status()
    assert (found.documents, found.decisions, dict(found.claims)) == (
        status.documents, status.decisions, dict(status.claims),
    )  # fmt: skip
    days = [work.published for work in record.documents()]
    assert (found.first, found.last) == (min(days), max(days))
    assert not record.store.arrivals(found.until).is_any


def test_claims_that_came_are_told_the_last_first(record):
    whole = [entry.claim.id for entry in record.store.entries()]
    found = record.store.arrived(Mark(), kind=None, limit=100)
    assert [entry.claim.id for entry in found][::-1] == whole
    paged = [record.store.arrived(Mark(), kind=None, limit=2, skip=skip) for skip in range(0, len(whole), 2)]
    assert tuple(entry for page in paged for entry in page) == found
    demands = record.store.arrived(Mark(), kind="demand", limit=100)
    assert demands
    assert {entry.claim.kind for entry in demands} == {"demand"}
    assert len(record.store.arrived(Mark(0, 1, 0), kind=None, limit=100)) == len(whole) - 1


def test_a_catalogue_has_every_document_once(record):
    whole = record.documents()
    assert [row.work for row in catalogue(record, limit=100)][::-1] == list(whole)
    assert [row.work for row in catalogue(record, limit=1, skip=1)] == [whole[-2]]
    for row in catalogue(record, limit=100):
        (text,) = record.store.texts_of(row.work.id)
        assert row.claims == len(list(record.store.histories(text_id=text)))


def test_copies_and_versions_stand_with_a_document(record, tmp_path):
    for key, source, content in (
        ("a", "Wire", WIRE),
        ("b", "Herald", f"From our desk. {WIRE}"),
        ("c", "Post", OTHER),
        ("c", "Post", f"{OTHER} He said no more."),
    ):
        record.store.add_document(Document(key, content, f"{source} tells", source=source), Text(content))
    rows = {(row.work.source, bool(row.versions)): row for row in catalogue(record, limit=4)}
    assert [copy.source for copy in rows["Herald", False].copies] == ["Wire"]
    assert [copy.source for copy in rows["Wire", False].copies] == ["Herald"]
    told = rows["Post", True]
    assert (len(told.versions), told.copies) == (2, ())
    assert edits(record, told.work.id) == record.versions(every=True).rows
    with pytest.raises(QueryError, match="no document"):
        catalogued(record, "doc-nothing")
