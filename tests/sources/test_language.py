from time import perf_counter

import pytest

from foedus.sources import language
from foedus.sources.language import language_of

ENGLISH = "The minister said that the union was bound by its treaty and that the answer has to come from it. " * 6
FRENCH = "Le ministre a dit que son pays ne quitterait pas cette alliance avant la fin de l'année prochaine. " * 6
RUSSIAN = "Министр заявил, что союз связан договором и что ответ должен прийти от него самого до конца года. " * 6
UKRAINIAN = (
    "Міністр заявив, що союз пов'язаний договором і що відповідь має надійти від нього самого до кінця року. " * 6
)


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "EN_us", "en"),
        (FRENCH, None, "fr"),
        (RUSSIAN, None, "ru"),
        (UKRAINIAN, None, "uk"),
        # few words: the letters tell, or the model where it is sure
        ("Resumé.", None, "en"),
        ("Lukashenko: no war", None, "en"),
        ("Le ministre a répondu hier à Paris.", None, "fr"),
        ("Министр ответил.", None, "ru"),
        ("Қазақстан президенті сапармен келді.", None, "kk"),
        ("Նախարարը պատասխանեց։", None, "hy"),
        ("მინისტრმა უპასუხა.", None, "ka"),
        ("部長は答えた。", None, "ja"),
        # no words at all
        ("5.10, 3.20", None, "en"),
        ("5.10, 3.20", "fr", "fr"),
        # what is declared
        ("Wheat 5.10 corn 3.20. " * 40, "en", "en"),
        ("Министр ответил.", "bg", "bg"),
        ("Ministar je rekao.", "sr-Latn", "sr"),
        ("Statsministeren svarte i går.", "nb", "no"),
        ("Il a dit.", "French", "fr"),
        ("ministro dixo que non", "gl", "gl"),
        # what is declared cannot be, or a long text says otherwise
        ("Министр ответил.", "en", "ru"),
        (RUSSIAN, "en-US", "ru"),
        (FRENCH, "en", "fr"),
        (ENGLISH, "ru", "en"),
        # of mixed letters, most count
        (RUSSIAN + "«The answer was no», — NATO and the European Union said.", None, "ru"),
        (ENGLISH + " Министр заявил: «Союз связан договором».", None, "en"),
        ("Old boilerplate: follow us. " + FRENCH * 20, None, "fr"),
    ],
)
def test_a_language_is_told(text, declared, code):
    assert language_of(text, declared) == code


def test_english_needs_no_model(monkeypatch):
    monkeypatch.setattr(language, "_model", lambda: pytest.fail("the model was asked"))
    assert language_of(ENGLISH) == language_of(ENGLISH, "en") == "en"


def test_telling_english_is_fast():
    language_of(ENGLISH * 100)
    began = perf_counter()
    for _ in range(100):
        language_of(ENGLISH * 100)
    assert perf_counter() - began < 0.5  # 10,000 words each: more than a million words a second
