import pytest

from foedus.knowledge import Knowledge
from foedus.knowledge.folding import fold
from foedus.knowledge.resolving.spelling import ROMANISED, SLIPPED, Spellings, sounded

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lukashenko", "Lukashenka"),
        ("Zelensky", "Zelenskyy"),
        ("Zelensky", "Zelenskiy"),
        ("Qaddafi", "Kadhafi"),
        ("Pashinyan", "Pashinian"),
        ("Saakashvili", "Sakashvilli"),
        ("Yanukovych", "Yanukovitch"),
        ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
        ("Mohammed bin Salman", "Muhammad bin Salman"),
        ("Sergei Shoigu", "Sergey Shoygu"),
        ("al-Shabaab", "al Shabab"),
    ],
)
def test_romanisations_of_one_name_sound_the_same(one: str, other: str) -> None:
    assert sounded(fold(one)) == sounded(fold(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Putin", "Patin"), ("Kocharyan", "Sargsyan"), ("Niger", "Nigeria"), ("Scholz", "Schulz")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sounded(fold(one)) != sounded(fold(other))


@pytest.mark.parametrize(
    ("written", "meant", "close"),
    [
        ("Armeina", "Armenia", SLIPPED),
        ("Lukashneko", "Lukashenko", SLIPPED),
        ("Stoltenburg", "Stoltenberg", SLIPPED),
        ("Phillipines", "Philippines", ROMANISED),
    ],
)
def test_a_name_is_found_by_what_is_nearly_it(written: str, meant: str, close: float) -> None:
    assert (close, fold(meant)) in Spellings([fold(meant), ("denmark",)]).near(fold(written))


@pytest.mark.parametrize("word", ["Chad", "Putni", "Anderson", "the", ""])
def test_short_and_common_words_are_near_to_nothing(word: str) -> None:
    names = [("chad",), ("putin",), ("andersson",)]
    assert Spellings(names).near(fold(word)) == ()


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Pashniyan", "Nikol Pashinyan"),
        ("Nicol Pashinyan", "Nikol Pashinyan"),
        ("Prime Minister Pashniyan", "Nikol Pashinyan"),
        ("President Lukashneko", "Alexander Lukashenko"),
        ("Volodymir Zelenski", "Volodymyr Zelenskyy"),
        ("Kadhafi", "Muammar Gaddafi"),
        ("Saakashvilli", "Mikheil Saakashvili"),
        ("Yanukovitch", "Viktor Yanukovych"),
        ("Armeina", "Armenia"),
        ("Azerbajan", "Azerbaijan"),
        ("Hezbolah", "Hezbollah"),
        ("Boko Harum", "Boko Haram"),
        ("Burkina Fasso", "Burkina Faso"),
    ],
)
def test_a_misspelt_name_is_resolved(phrase: str, name: str) -> None:
    assert KNOWN.resolve(phrase).name == name


@pytest.mark.parametrize(
    ("phrase", "country"),
    [("Malain junta", "MLI"), ("Armeina's foreign minister", "ARM"), ("Ukranian soldiers", "UKR")],
)
def test_a_misspelt_country_is_heard_within_a_phrase(phrase: str, country: str) -> None:
    assert KNOWN.resolve(phrase).country == country


@pytest.mark.parametrize(
    "phrase",
    [
        *("Because", "Several", "Minister", "Military", "Government", "However", "Democracy", "Political", "Mortar"),
        *("Johnston", "Schultz", "Anderson", "Mitchell", "Fisher", "Patin", "Merker", "Torres", "Phillips"),
        *(
            "Viktor Lukashenko",
            "Igor Putin",
            "Anna Merkel",
            "Marcus Beam",
            "Geraldine Atkinson",
            "Sarah Jordan",
            "Kim Pyong-il",
            "Adam Johnson",
        ),
        *("a Merkelian compromise", "lukashneko", "armeina"),
    ],
)
def test_words_and_other_peoples_names_are_no_misspellings(phrase: str) -> None:
    assert KNOWN.resolve(phrase).name == ""


def test_a_misspelt_name_is_less_sure_than_a_right_one() -> None:
    right, variant, slip = (KNOWN.candidates(name)[0] for name in ("Pashinyan", "Pashiniann", "Pashniyan"))
    assert right.entity == variant.entity == slip.entity
    assert 1 >= right.score > variant.score > slip.score > 0
