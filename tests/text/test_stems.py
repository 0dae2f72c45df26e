"""Words are found in the forms that they take, in three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.text.stems import forms, spelled, words_in

FOUND_TOGETHER = [
    ("withdraw", "withdrawal", "Withdrawing", "WITHDRAWS"),
    ("Pashinyan", "Pašinyan"),
    ("Pasinyan", "Pašinyan"),
    ("Erdogan", "Erdoğan"),
    ("Cote", "Côte"),
    ("заявил", "заявила", "заявили"),
    ("Пашинян", "Пашиняна", "Пашиняном"),
    ("ёлка", "елка", "ёлки"),
    ("Армения", "Армении", "Армению"),
    ("Արմենիա", "Արմենիայի", "Արմենիան", "Արմենիայում"),
    ("Հայաստան", "Հայաստանի", "Հայաստանում"),
    ("ինչու", "ինչո՞ւ"),
]
APART = [("Армения", "армия"), ("ship", "sip"), ("Pasinyan", "Pashinyan"), ("nation", "notion")]


def stems(word):
    return {form.stem for form in spelled(word)}


@pytest.mark.parametrize("words", FOUND_TOGETHER, ids=" ".join)
def test_forms_of_a_word_share_a_stem(words):
    assert set.intersection(*map(stems, words))


@pytest.mark.parametrize("words", APART, ids=" ".join)
def test_other_words_do_not(words):
    assert not set.intersection(*map(stems, words))


def test_words_stand_where_they_are_found():
    text = "d’Ivoire, ինչո՞ւ: 2,300 «ёлка»!"
    assert [span.of(text) for span in words_in(text)] == ["d", "Ivoire", "ինչո՞ւ", "2", "300", "ёлка"]


@given(st.text())
def test_whatever_is_written_has_stems_without_blanks(text):
    for word in forms(text):
        for form in word:
            assert form.stem
            assert form.written
            assert not any(map(str.isspace, form.stem))
            assert all(letter.isalnum() or not letter.isascii() for letter in form.stem)
            form.stem.encode()
