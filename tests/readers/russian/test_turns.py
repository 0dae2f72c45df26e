import pytest

from foedus.readers.russian.turns import labels


def told(text):
    return [(label.name.of(text), text[label.said :][:6]) for label in labels(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("А.Серов: Добрый день! Б.Лунин: Здравствуйте.", [("А.Серов", "Добрый"), ("Б.Лунин", "Здравс")]),
        ("10 марта 15:00 Город А. Серов : Начнём.", [("А. Серов", "Начнём")]),
        ("А.П.Серов: Да.\nВопрос: Когда именно?", [("А.П.Серов", "Да.\nВо"), ("Вопрос", "Когда ")]),
        # a card that a page puts beside a name
        ("А.Серов: Так? Б.Лунин Лунин Борис Петрович мэр города : Конечно.", [("А.Серов", "Так? Б"), ("Б.Лунин", "Конечн")]),
        ("Ли Вэй (как переведено): Рад встрече. А.Серов: И я. Ли Вэй: Да.",
         [("Ли Вэй", "Рад вс"), ("А.Серов", "И я. Л"), ("Ли Вэй", "Да.")]),
        # prose that only looks like it
        ("Как отметил А.Серов: «Договор действует».", []),
        ("Темы: внешняя политика. Дата публикации: 3 марта.", []),
        ("Министр сказал следующее: договор действует.", []),
    ],
)  # fmt: skip
def test_labels(text, expected):
    assert told(text) == expected


def test_a_card_is_kept():
    text = "Б.Лунин Лунин Борис Петрович мэр города : Конечно."
    (label,) = labels(text)
    assert label.who.of(text) == "Лунин Борис Петрович мэр города"
