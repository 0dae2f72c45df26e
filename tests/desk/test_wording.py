"""How the desk writes what claims say."""

from datetime import date

import pytest

from foedus.api import Quote, Source
from foedus.desk.wording import alike, field_value, found_in, sources_of
from foedus.model import Actor, Span, When, Words

SAID = Words(Span(3, 7), "said")


def quote(claim, words, document="doc-1"):
    source = Source(document, "The Courier", None, None, date(2031, 3, 5))
    return Quote(claim, words, "", "affirmed", "actual", (), None, (source,))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "–"),
        ((), "–"),
        ("declined", "declined"),
        (SAID, "said"),
        (When("2031-03"), "2031-03"),
        (Actor("he", "ARM", "Ada"), "Ada (ARM)"),
        (("ARM", "RUS"), "ARM; RUS"),
    ],
)
def test_a_value_is_written_as_a_person_would(value, written):
    assert field_value(value) == written


@pytest.mark.parametrize(
    ("piece", "parts"),
    [
        (Span(13, 17), ("he ", "said", " so")),
        (Span(10, 20), ("", "he said so", "")),
        (Span(0, 12), ("", "he", " said so")),
        (Span(17, 90), ("he said", " so", "")),
    ],
)
def test_a_sentence_is_parted_around_its_piece(piece, parts):
    assert found_in(Words(Span(10, 20), "he said so"), piece) == parts


def test_the_same_words_are_shown_once_with_all_their_claims_and_documents():
    told = [quote("clm-1", "they left"), quote("clm-2", "they stayed"), quote("clm-3", "they left", "doc-2")]
    groups = alike(told)
    assert [[one.claim for one in group] for group in groups] == [["clm-1", "clm-3"], ["clm-2"]]
    assert [source.document for source in sources_of(groups[0])] == ["doc-1", "doc-2"]
