"""What every reader owes the line: its layer and no other, the same each time, and words that stand in the text."""

from dataclasses import fields
from datetime import date
from inspect import signature

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.knowledge import Knowledge
from foedus.model import Words, evidence_of
from foedus.readers import LAYERS, Line, Reader, Reading
from foedus.readers.line import default_readers
from foedus.text import normalise

READERS = default_readers(Knowledge.load())
LINE = Line()
PUBLISHED = date(2031, 3, 14)

AWKWARD = {
    "empty": "",
    "blank": " \n\t\n ",
    "a word": "Kazakhstan",
    "a stop": ".",
    "quotation marks alone": "“”\"\"''",
    "a very long sentence": "Minsk said that " * 400 + "Astana would not attend the EAEU summit on Friday.",
    "a very long word": "a" * 5000,
    "no end": "The minister told the bloc that it",
    "combining and right to left": "The ministe\u0301r said \u200f\u0644\u0627\u200e to \U0001f1f0\U0001f1ff on 4 May.",
    "beyond the basic plane": "𝕿𝖍𝖊 minister said “𝒩𝑜” to 𐍈 in Minsk.",
    "only signs": "— … ¶ § © ™ ½ ￼ � ‑",
    "a list": "• Minsk: yes\n• Astana: no\n\n1. Summit\n2. Vote",
    "odd dates": "On 31 February 9999, on the 45th of May 0000, and in 99999999 BC, it left.",
    "shouting": "EAEU SUMMIT: KAZAKHSTAN WILL NOT ATTEND, MINISTER SAYS!!!",
}
PIECES = (
    "Kazakhstan", "the EAEU", "Astana's foreign minister", "Minsk", "he", "it", "its", "the bloc", "Russia and Belarus",
    "said that", "told", "demanded that", "blames", "has not left", "will skip", "failed to meet its obligations",
    "did not reply to", "met", "suspended", "the summit", "a formal withdrawal", "on Thursday", "in April",
    "last year", "not", "would", "if", "“", "”", '"', ",", ".", "?", "—", "(", ")", "\n", "\n\n", "🇰🇿", "e\u0301",
)  # fmt: skip
made_texts = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def read(text: str) -> Reading:
    return LINE(Reading(normalise(text), PUBLISHED))


def words_in(reading: Reading) -> list[Words]:
    """Return every piece of the text that something found claims to quote."""
    spans = [time.span for time in reading.times]
    spans += [mention.span for mention in reading.mentions]
    for found in reading.attributions:
        spans += [*found.cue, *found.content, *found.source]
    quoted = [words for mention in reading.mentions for words in evidence_of(mention.actor)]
    for claim in reading.claims:
        quoted += [claim.anchor, claim.quote]
        quoted += [words for field in (*claim.fields, *claim.common()) for words in evidence_of(field.value)]
    return [*quoted, *(Words(span, span.of(reading.text.content)) for span in spans)]


def check(reading: Reading) -> None:
    text = reading.text.content
    for words in words_in(reading):
        assert words.span.start < words.span.end <= len(text)
        assert words.text == words.span.of(text)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_says_what_it_is(reader):
    assert isinstance(reader, Reader)
    assert reader.name
    assert reader.version
    assert reader.writes in LAYERS
    assert set(reader.reads) <= set(LAYERS) - {reader.writes}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_its_constructor_stores_its_settings_and_does_nothing_else(reader):
    defaults = {parameter.default for parameter in signature(type(reader)).parameters.values()}
    assert set(vars(type(reader)()).values()) <= defaults


def test_what_a_reader_reads_stands_there_before_it():
    known: set[str] = set()
    for reader in READERS:
        assert set(reader.reads) <= known
        known.add(reader.writes)
    assert known == set(LAYERS)


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_each_adds_its_layer_alone_and_the_same_again(text):
    reading = Reading(normalise(text), PUBLISHED)
    for reader in READERS:
        after = reader(reading)
        for layer in (field.name for field in fields(Reading) if field.name != reader.writes):
            assert getattr(after, layer) is getattr(reading, layer)
        if reader.writes != "parse":
            assert getattr(reader(reading), reader.writes) == getattr(after, reader.writes)
        reading = after
    check(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_texts)
def test_what_is_found_stands_in_the_text(text):
    check(read(text))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text):
    check(read(text))
