import pytest

from foedus.readers.russian.words import cases, lemma, nominative, nominatives


@pytest.mark.parametrize(
    ("word", "pos", "morph", "expected"),
    [
        ("заявил", "VERB", "Tense=Past", "заявить"),
        ("подчёркнута", "ADJ", "Variant=Short", "подчеркнуть"),
        ("словам", "NOUN", "Case=Dat", "слово"),
        ("Подчеркнула", "PROPN", "Case=Nom", "подчеркнуть"),  # tagged as a name where it opens a sentence
        ("«", "PUNCT", "", "«"),
    ],
)
def test_a_form_has_a_lemma(word, pos, morph, expected):
    assert lemma(word, pos, morph) == expected


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Пескова", "Песков"),
        ("Захаровой", "Захарова"),
        ("МИДа", "МИД"),
        ("ОДКБ", "ОДКБ"),
        ("Ереване", "Ереван"),
        ("Штатов", "Штаты"),
        ("Сассу-Нгессо", "Сассу-Нгессо"),
    ],
)
def test_a_form_may_be_of_a_name(form, name):
    assert name in nominatives(form)


def test_a_gender_tells_whose_name_it_is():
    assert nominative("Зарубина", "Masc") == "Зарубин"
    assert nominative("Зарубиной", "Fem") == "Зарубина"
    assert nominative("Цзиньпин", "Fem") == "Цзиньпин"


def test_a_form_stands_in_cases():
    assert "Ins" in cases("губернатором")
    assert "Nom" not in cases("губернатором")
