import pytest

from foedus.errors import SourceError
from foedus.sources.language import check_language

ENGLISH = "The minister said that the union was bound by its treaty and that the answer has to come from it. " * 6
FRENCH = "Le ministre a dit que son pays ne quitterait pas cette alliance avant la fin de l'année prochaine. " * 6


@pytest.mark.parametrize(
    ("text", "declared"),
    [(ENGLISH, None), (ENGLISH, "en-GB"), (ENGLISH, "EN_us"), ("Wheat 5.10 corn 3.20. " * 40, "en"), ("Résumé.", None)],
)
def test_english_is_read(text, declared):
    check_language(text, declared)


@pytest.mark.parametrize(
    ("text", "declared", "reason"),
    [
        (ENGLISH, "ru", "language ru is not read yet"),
        (FRENCH, "fr-CA", "language fr is not read yet"),
        (FRENCH, None, "does not look like English"),
        ("Министр ответил.", None, "not in Latin letters"),
        ("部長は答えた。", None, "not in Latin letters"),
    ],
)
def test_other_languages_are_told(text, declared, reason):
    with pytest.raises(SourceError, match=reason):
        check_language(text, declared)
