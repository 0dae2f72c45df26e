"""Of visits to addresses the last is kept, for each purpose."""

from datetime import UTC, datetime

import pytest

from foedus.model import Document
from foedus.store import Visit

NOW = datetime(2031, 3, 6, 10, tzinfo=UTC)
WHOLE = Visit("https://news.example/", "feed", NOW, '"a"', "Mon", NOW, 2, "it did not answer")


@pytest.mark.parametrize("visit", [WHOLE, Visit("https://news.example/", "feed", NOW)])
def test_a_visit_is_kept_as_it_was(filled, visit):
    filled.visits.put(WHOLE)
    filled.visits.put(visit)
    assert filled.visits.of("https://news.example/", "feed") == visit


@pytest.mark.parametrize(("address", "purpose"), [("https://news.example/", "page"), ("https://news.example", "feed")])
def test_another_address_or_purpose_is_another_visit(filled, address, purpose):
    filled.visits.put(WHOLE)
    assert filled.visits.of(address, purpose) is None


def test_which_document_these_readers_have_read(filled, made):
    (document, *_) = filled.documents()
    first, newer = made.run().reader_set, made.run("2").reader_set
    assert (filled.is_read(document.id, first), filled.is_read(document.id, newer)) == (True, False)
    assert not filled.is_read(Document("other.txt", "0").id, first)
    filled.add_reading(document, made.text, made.run("2", day=2), ())
    assert (filled.is_read(document.id, first), filled.is_read(document.id, newer)) == (False, True)
