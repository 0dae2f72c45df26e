import pytest

from foedus.text.languages import extra_for, language_code, language_name, languages, script_of, scripts


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en-GB", "en"),
        ("RU_ru", "ru"),
        ("rus", "ru"),
        ("Russian", "ru"),
        ("nb", "no"),
        ("xx", "xx"),
        ("", None),
        (None, None),
    ],
)
def test_what_a_document_calls_its_language(declared, code):
    assert language_code(declared) == code


@pytest.mark.parametrize(
    ("letters", "script"),
    [
        ("Norland", "LATIN"),
        ("Résumé", "LATIN"),
        ("МИД", "CYRILLIC"),
        ("部長は答えた", "CJK"),
        ("ՀԱՊԿ", "ARMENIAN"),
        ("", None),
    ],
)
def test_letters_are_of_a_script(letters, script):
    assert script_of(letters) == script


def test_every_script_has_its_usual_language_among_its_own():
    assert all(script.usual in script.languages for script in scripts().values())


def test_languages_have_names():
    assert (language_name("hy"), language_name("xx")) == ("Armenian", "xx")
    assert {"en", "ru"} <= set(languages())
    assert (extra_for("ru"), extra_for("fr")) == ("russian", None)
