import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from foedus.knowledge import Added, Knowledge
from foedus.knowledge.entities import demonyms_abroad
from foedus.knowledge.tables import Tables

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "party", "type"),
    [
        ("Armenia's", "ARM", "state"),
        ("the United States", "USA", "state"),
        ("the U.S.", "USA", "state"),
        ("Côte d’Ivoire", "CIV", "state"),
        ("Cote d'Ivoire", "CIV", "state"),
        ("The People’s Republic of China", "CHN", "state"),
        ("Guinea–Bissau", "GNB", "state"),
        ("Swaziland", "SWZ", "state"),
        ("Kiev", "UKR", "state"),
        ("the Kremlin", "RUS", "organ"),
        ("Downing Street", "GBR", "organ"),
        ("the European Commission", "EU", "organ"),
        ("UN Security Council", "UN", "organ"),
        ("Nato", "NATO", "organisation"),
        ("the Collective Security Treaty Organisation", "CSTO", "organisation"),
        ("OPEC+", "OPEC", "organisation"),
        ("the Arab League", "LAS", "organisation"),
        ("Zelensky", "UKR", "person"),
        ("Lukashenka", "BLR", "person"),
        ("Xi", "CHN", "person"),
        ("Hezbollah", "REB:LBN", "group"),
        ("Reuters", "MED", "organisation"),
    ],
)
def test_a_name_leads_to_its_party(phrase: str, party: str, type: str) -> None:
    best = KNOWN.named(phrase)[0]
    assert (best.party, best.type) == (party, type)


@pytest.mark.parametrize("phrase", ["us", "who", "turkey", "Who", "the", "", "Frank", "May", "’s"])
def test_other_words_name_nobody(phrase: str) -> None:
    assert KNOWN.named(phrase) == ()


def test_an_ambiguous_seat_keeps_its_candidates() -> None:
    assert [entity.party for entity in KNOWN.named("Brussels")] == ["EU", "NATO", "BEL"]
    assert all(entity.place == "Brussels" for entity in KNOWN.named("Brussels"))


@pytest.mark.parametrize(
    ("text", "start", "count", "party"),
    [
        ("President of the European Commission said", 3, 2, "EU"),
        ("the Guinea - Bissau army", 1, 3, "GNB"),
        ("People 's Republic of China and", 0, 5, "CHN"),
        ("South Korea said", 0, 2, "KOR"),
        ("Armenia 's foreign minister", 0, 1, "ARM"),
        ("Nikol Pashinyan told", 0, 2, "ARM"),
        ("of the U.S. army", 2, 1, "USA"),
    ],
)
def test_the_longest_name_wins(text: str, start: int, count: int, party: str) -> None:
    found = KNOWN.longest(text.split(), start)
    assert found is not None
    assert (found[0], found[1][0].party) == (count, party)


@pytest.mark.parametrize("text", ["told us that", "the bloc", ", and", "may come"])
def test_no_name_begins_at_plain_words(text: str) -> None:
    words = text.split()
    assert all(KNOWN.longest(words, start) is None for start in range(len(words)))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Armenian", "ARM"),
        ("Armenians", "ARM"),
        ("Malian", "MLI"),
        ("Burkinabè", "BFA"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Dutch", "NLD"),
        ("Kazakhstani", "KAZ"),
        ("Congolese", "COD"),
        ("polish", None),
        ("Bloc", None),
    ],
)
def test_a_demonym_leads_to_its_state(word: str, code: str | None) -> None:
    assert KNOWN.demonym(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("армянский", "ARM"),
        ("Армяне", "ARM"),
        ("հայկական", "ARM"),
        ("казахстанский", "KAZ"),
        ("германский", "DEU"),
        ("нигерский", "NER"),
        ("нигерийский", "NGA"),
        ("шри-ланкийский", "LKA"),
        ("конголезец", "COD"),
        ("північнокорейський", None),
        ("український", "UKR"),
        ("ქართული", "GEO"),
        ("ελληνικός", "GRC"),
        ("مصري", "EGY"),
        ("اردني", "JOR"),
        ("中国人", "CHN"),
        ("français", "FRA"),
        ("român", "ROU"),
        ("Italiano", "ITA"),
        ("Hrvati", "HRV"),
    ],
)
def test_a_demonym_is_known_in_russian_and_its_own_language(word: str, code: str | None) -> None:
    assert KNOWN.demonym(word) == code


@pytest.mark.parametrize(
    "word",
    [
        *("Roman", "Romani", "Cech", "Magyar", "Schweizer", "Deutsch", "pôle", "naïve", "polish’s"),
        *("italiano", "deutsche", "belge", "болгарка", "финка", "индианка", "панамка", "ямайка", "Slovenka"),
    ],
)
def test_a_word_that_says_something_else_is_no_demonym(word: str) -> None:
    assert KNOWN.demonym(word) is None


def test_words_from_abroad_are_of_states_that_we_know_and_never_english_for_another() -> None:
    words = tuple(demonyms_abroad(Tables()))
    assert {code for _, code in words} <= KNOWN.by_id.keys()
    assert all(KNOWN.demonym(word.title()) in (code, "COD") for word, code in words)


def test_organisations_know_the_words_for_them() -> None:
    csto = KNOWN.organisation("CSTO")
    assert csto is not None
    assert {"alliance", "bloc"} <= set(csto.kinds)
    assert KNOWN.organisation("Arab League") is KNOWN.organisation("LAS")
    assert KNOWN.organisation("Brussels") is None
    assert KNOWN.organisation("Armenia") is None


@pytest.mark.parametrize(
    ("phrase", "id", "party"),
    [
        ("Россия", "RUS", "RUS"),
        ("Հայաստան", "ARM", "ARM"),
        ("Deutschland", "DEU", "DEU"),
        ("the Soviet Union", "SUN", "RUS"),
        ("East Germany", "DDR", "DEU"),
        ("Czechoslovakia", "CSK", "CZE"),
    ],
)
def test_states_are_known_in_their_own_words_and_after_their_end(phrase: str, id: str, party: str) -> None:
    best = KNOWN.named(phrase)[0]
    assert (best.id, best.party) == (id, party)


@pytest.mark.parametrize("phrase", ["Island", "Maurice"])
def test_an_english_word_is_no_states_own_name(phrase: str) -> None:
    assert KNOWN.named(phrase) == ()


@pytest.mark.parametrize(
    ("state", "alpha2", "cow", "gw"),
    [
        ("ARM", "AM", "371 1991-12-26/..", "371 1991-12-21/.."),
        ("DDR", "", "265 1954-03-25/1990-10-02", "265 1949-10-05/1990-10-02"),
        ("YEM", "YE", "678 1926-09-02/1990-05-21", "678 1918-10-30/.."),
    ],
)
def test_what_the_lists_of_states_call_them(state: str, alpha2: str, cow: str, gw: str) -> None:
    codes = KNOWN.codes(state)
    assert codes is not None
    assert (codes.alpha2, codes.cow[0], codes.gw[0]) == (alpha2, cow, gw)


def test_many_threads_may_ask_at_once() -> None:
    known = Knowledge.load(Added("fresh.toml", '[ZP]\nname = "Zenda Pact"\n'))  # nobody has been looked for in it

    def ask(number: int) -> tuple[str, ...]:
        if number % 3 == 0:
            assert list(known.names.keys())
        return tuple(entity.id for entity in known.named("Angela Merkel"))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            assert set(threads.map(ask, range(12))) == {("DEU/Angela Merkel",)}
    finally:
        sys.setswitchinterval(interval)
