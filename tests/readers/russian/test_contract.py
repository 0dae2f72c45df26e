"""The readers of Russian owe the line what every reader does."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model import evidence_of
from foedus.readers import LAYERS, Reader, Reading
from foedus.readers.russian import readers
from foedus.text import normalise

READERS = readers()
PUBLISHED = date(2031, 3, 14)
PIECES = (
    "Казахстан", "ЕАЭС", "МИД Армении", "Минск", "он", "они", "союз", "Россия и Беларусь", "заявил, что", "сообщил",
    "потребовал", "обвинил", "не вышел из", "По словам", "как отметил", "считает", "встретились",
    "в четверг", "12 декабря", "в прошлом году",
    "не", "бы", "если", "«", "»", '"', ",", ".", "?", "—", ":", "(", ")", "\n", "\n\n", "В.Путин:", "Вопрос:",
    "А.Лунин Лунин мэр :", "🇰🇿", "e\u0301",
    "Уважаемый Иван Петрович,", "поздравил с", "подчёркнута", "о том, что", "Путина", "который",
)  # fmt: skip
made_texts = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def through(text: str) -> Reading:
    reading = Reading(normalise(text), PUBLISHED, language="ru")
    for reader in READERS:
        reading = reader(reading)
    return reading


def check(reading: Reading) -> None:
    text = reading.text.content
    spans = [time.span for time in reading.times] + [mention.span for mention in reading.mentions]
    spans += [span for found in reading.attributions for span in (*found.cue, *found.content, *found.source)]
    quoted = [words for mention in reading.mentions for words in evidence_of(mention.actor)]
    for claim in reading.claims:
        quoted += [claim.anchor, claim.quote]
        quoted += [words for field in (*claim.fields, *claim.common()) for words in evidence_of(field.value)]
    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(words.text == words.span.of(text) for words in quoted)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_says_what_it_is(reader):
    assert isinstance(reader, Reader)
    assert reader.name.startswith("russian-")
    assert reader.version
    assert set(reader.reads) <= set(LAYERS) - {reader.writes}


@pytest.mark.parametrize("text", ["", "Минск", "МИД заявил, что договор нарушен. Он добавил: «Мы ждём»."])
def test_each_adds_its_layer_alone_and_the_same_again(text):
    reading = Reading(normalise(text), PUBLISHED, language="ru")
    for reader in READERS:
        after = reader(reading)
        for layer in (field.name for field in fields(Reading) if field.name != reader.writes):
            assert getattr(after, layer) is getattr(reading, layer)
        if reader.writes != "parse":
            assert getattr(reader(reading), reader.writes) == getattr(after, reader.writes)
        reading = after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_texts)
def test_what_is_found_stands_in_the_text(text):
    check(through(text))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text):
    check(through(text))
