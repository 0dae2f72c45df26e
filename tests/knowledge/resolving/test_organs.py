import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "name", "country", "sector"),
    [
        ("the Malian Ministry of Defence", "Ministry of Defence of Mali", "MLI", "GOV"),
        ("Mali's Defense Ministry", "Ministry of Defence of Mali", "MLI", "GOV"),
        ("the Dutch Ministry of Finance", "Ministry of Finance of the Netherlands", "NLD", "GOV"),
        ("Ministry of Foreign Affairs of Georgia", "Ministry of Foreign Affairs of Georgia", "GEO", "GOV"),
        ("the Ukrainian foreign ministry", "Ministry of Foreign Affairs of Ukraine", "UKR", "GOV"),
        ("Ministry of Religious Endowments of Iraq", "Ministry of Religious Endowments of Iraq", "IRQ", "GOV"),
        ("the US Department of Agriculture", "Department of Agriculture of the United States", "USA", "GOV"),
        ("Ghana's parliament", "Parliament of Ghana", "GHA", "LEG"),
        ("National Assembly of Ecuador", "National Assembly of Ecuador", "ECU", "LEG"),
        ("the Peruvian Congress", "Congress of Peru", "PER", "LEG"),
        ("Supreme Court of Kenya", "Supreme Court of Kenya", "KEN", "JUD"),
        ("Poland's Constitutional Tribunal", "Constitutional Court of Poland", "POL", "JUD"),
        ("Security Council of Armenia", "Security Council of Armenia", "ARM", "GOV"),
        ("the Russian Security Council", "Security Council of Russia", "RUS", "GOV"),
        ("the Lebanese central bank", "Central Bank of Lebanon", "LBN", "GOV"),
        ("Ethiopian air force", "Air Force of Ethiopia", "ETH", "MIL"),
        ("Kirkuk police", "Police of Kirkuk", "IRQ", "COP"),
        ("Kyiv police", "Police of Kyiv", "UKR", "COP"),
        ("Jordan's intelligence service", "Intelligence Service of Jordan", "JOR", "SPY"),
    ],
)
def test_an_organ_is_known_by_the_pattern_of_its_name(phrase: str, name: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.name, found.country, found.sector, found.type) == (name, country, sector, "organ")


@pytest.mark.parametrize(
    ("phrase", "name", "country"),
    [
        ("the Central Bank of Russia", "Bank of Russia", "RUS"),
        ("UN Security Council", "UN Security Council", "UNO"),
        ("U.S. Congress", "Congress", "USA"),
        ("the Kremlin", "Kremlin", "RUS"),
        ("Pakistan's ISI", "Inter-Services Intelligence", "PAK"),
        ("Downing Street", "Downing Street", "GBR"),
        ("Foggy Bottom", "Foggy Bottom", "USA"),
    ],
)
def test_an_organ_with_a_name_of_its_own_keeps_it(phrase: str, name: str, country: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.name, found.country) == (name, country)


def test_the_text_tells_whose_organ_it_is() -> None:
    found = KNOWN.resolve("the Supreme Court", context="Kenya votes again: judges in Nairobi annulled the ballot.")
    assert (found.name, found.type) == ("Supreme Court of Kenya", "organ")
    assert KNOWN.resolve("the Supreme Court").name == ""
