"""The line with the encoder and without, and in the languages that it reads."""

import pytest

from foedus.errors import SourceError
from foedus.readers import Line, Reading, line
from foedus.readers.times import TimeReader
from foedus.text import normalise


def test_without_the_encoders_files_rules_read(monkeypatch):
    monkeypatch.setattr(line, "is_installed", lambda: False)
    ruled = Line()
    assert not ruled.is_learned
    assert "encoder" not in dict(ruled.versions)
    (claim,) = ruled(Reading(normalise("Norland said that it would come."))).claims
    assert claim.kind == "statement"


def test_a_language_that_is_not_read_is_refused():
    french = Reading(normalise("Le ministre a dit que non."), language="fr")
    assert not Line().reads("fr")
    with pytest.raises(SourceError, match="French is not read"):
        Line()(french)


def test_without_the_extra_russian_is_not_read_and_the_message_names_it(monkeypatch):
    monkeypatch.setattr(line.russian, "is_installed", lambda: False)
    without = Line()
    assert not without.reads("ru")
    with pytest.raises(SourceError, match=r"foedus\[russian\]"):
        without(Reading(normalise("Министр ответил."), language="ru"))


def test_what_reads_one_language_says_nothing_of_how_another_is_read(monkeypatch):
    versions = Line().versions
    assert not any(name.startswith("russian") for name, _ in versions)
    monkeypatch.setattr(line.russian, "is_installed", lambda: False)
    assert Line().versions == versions


def test_with_readers_of_ones_own_nothing_but_english_is_read():
    assert not Line(TimeReader()).reads("ru")


@pytest.mark.skipif(not line.russian.is_installed(), reason="Russian is not read here: pip install 'foedus[russian]'")
def test_texts_in_two_languages_come_out_in_order():
    texts = [
        ("en", "Norland said that it would come."),
        ("ru", "Ереван заявил, что договор нарушен."),
        ("en", "It left."),
        ("ru", "Минск молчит."),
        ("en", "Norland denied that it left."),
    ]
    readings = [Reading(normalise(text), language=language) for language, text in texts]
    found = list(Line().pipe(iter(readings), batch_size=3))
    assert [reading.text.content for reading in found] == [text for _, text in texts]
    assert [len(reading.claims) > 0 for reading in found] == [True, True, False, False, True]
