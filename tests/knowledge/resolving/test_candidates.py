from datetime import date

import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "context", "country"),
    [
        ("Georgia", "", "GEO"),
        ("Georgia", "Tbilisi will not talk with Abkhazia.", "GEO"),
        ("Georgia", "The Senate race is open, said voters in Atlanta.", "USA"),
        ("Georgia", "The governor, a Republican, signed the bill.", "USA"),
        ("Georgia's governor", "", "USA"),
        ("Georgia's Senate race", "", "USA"),
        ("Georgia's parliament", "", "GEO"),
        ("Congo", "Fighting near Goma; Kinshasa blamed Rwanda.", "COD"),
        ("Congo", "Sassou Nguesso spoke in Brazzaville.", "COG"),
        ("Congolese troops", "Sassou Nguesso spoke in Brazzaville.", "COG"),
        ("Congolese troops", "M23 took Goma.", "COD"),
        ("Korea", "Pyongyang fired a missile.", "PRK"),
        ("Korea", "Samsung is at home in Seoul.", "KOR"),
        ("Guinea", "", "GIN"),
        ("Guinea-Bissau", "", "GNB"),
        ("Equatorial Guinea", "", "GNQ"),
        ("Papua New Guinea", "", "PNG"),
        ("New Guinea", "", "PNG"),
        ("Niger", "", "NER"),
        ("Nigeria", "", "NGA"),
        ("Sudan", "", "SDN"),
        ("South Sudan", "", "SSD"),
        ("Dominica", "", "DMA"),
        ("the Dominican Republic", "", "DOM"),
        ("Ireland", "", "IRL"),
        ("Northern Ireland", "", "GBR"),
        ("Macedonia", "", "MKD"),
        ("Jordan", "Amman and Cairo agreed.", "JOR"),
        ("Jordan", "Congressman Jordan said that he would vote.", ""),
        ("Jordan", "Michael Jordan scored again. Jordan, 34, was glad.", ""),
        ("Sarah Jordan", "", ""),
        ("Mr Jordan", "", ""),
        ("Chad", "", "TCD"),
        ("Chad Johnson", "", ""),
        ("George Washington", "", ""),
        ("Washington", "", "USA"),
        ("Turkey", "", "TUR"),
        ("turkey", "", ""),
        ("Hunter Biden", "", ""),
    ],
)
def test_the_words_around_tell_one_namesake_from_another(phrase: str, context: str, country: str) -> None:
    assert KNOWN.resolve(phrase, context=context).country == country


@pytest.mark.parametrize(
    ("surname", "context", "on", "name"),
    [
        ("Aliyev", "", "1998-01-01", "Heydar Aliyev"),
        ("Aliyev", "", "2020-01-01", "Ilham Aliyev"),
        ("Kim", "Pyongyang fired a missile.", "2020-01-01", "Kim Jong-un"),
        ("Sarkissian", "", "2020-01-01", "Armen Sarkissian"),
        ("Sargsyan", "", "2015-01-01", "Serzh Sargsyan"),
        ("Bush", "", "1990-01-01", "George H. W. Bush"),
        ("Bush", "", "2005-01-01", "George W. Bush"),
        ("Rajapaksa", "Sri Lanka's president", "2021-01-01", "Gotabaya Rajapaksa"),
    ],
)
def test_the_day_and_the_text_tell_people_of_one_surname_apart(surname: str, context: str, on: str, name: str) -> None:
    assert KNOWN.candidates(surname, context=context, on=date.fromisoformat(on))[0].entity.name == name


def test_ambiguity_is_kept() -> None:
    found = KNOWN.candidates("Grigoryan", on=date(2022, 1, 1))
    assert {"Mher Grigoryan", "Armen Grigoryan"} <= {candidate.entity.name for candidate in found}
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert [candidate.entity.party for candidate in KNOWN.candidates("Georgia")] == ["GEO", "USA"]


@pytest.mark.parametrize("phrase", ["qwertyuiop", "Marcus Beam", "Because", "", "a ball of string"])
def test_not_known_is_an_answer(phrase: str) -> None:
    assert KNOWN.candidates(phrase) == ()


def test_the_name_within_a_phrase_has_candidates_too() -> None:
    assert KNOWN.candidates("Armenian Prime Minister Pashniyan")[0].entity.name == "Nikol Pashinyan"
