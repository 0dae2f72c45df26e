from datetime import date

import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "party", "country", "sector"),
    [
        ("Armenian rebels", "REB:ARM", "ARM", "REB"),
        ("two Turkish frigates", "TUR", "TUR", "MIL"),
        ("Russia's ambassador to Sweden", "RUS", "RUS", "GOV"),
        ("journalists in Mali", "MED", "MLI", "JRN"),
        ("Chad's Ministry of Mines", "TCD", "TCD", "GOV"),
        ("protesters in Lagos", "CVL", "NGA", "CVL"),
        ("lisbon police", "PRT", "PRT", "COP"),
        ("a former Polish minister", "POL", "POL", "ELI"),
        ("rebel leader", "", "", "REB"),
        ("president of the Knesset", "ISR", "ISR", "LEG"),
        ("members of the Bundeswehr", "DEU", "DEU", "MIL"),
        ("ECOWAS", "ECOWAS", "IGO", "IGO"),
        ("the European Parliament", "EU", "EUR", "LEG"),
        ("South Ossetia", "GEO", "GEO", "PRE"),
        ("Norway", "NOR", "NOR", ""),
        ("the opposition in Togo", "OPP:TGO", "TGO", "OPP"),
        ("a ball of string", "", "", ""),
        ("qwertyuiop", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_phrase_leads_to_party_country_and_sector(phrase: str, party: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.party or found.country, found.country, found.sector) == (party, country, sector)


@pytest.mark.parametrize(
    ("phrase", "on", "sector", "party"),
    [
        ("Olaf Scholz", "2022-06-01", "GOV", "DEU"),
        ("Olaf Scholz", "2025-09-01", "ELI", "DEU"),
        ("Nikol Pashinyan", "2017-01-01", "PTY", "ARM"),
        ("former Finnish prime minister Sanna Marin", "2024-01-01", "ELI", "FIN"),
        ("Mark Rutte", "2020-01-01", "GOV", "NLD"),
        ("Mark Rutte", "2025-01-01", "GOV", "NATO"),
        ("the Taliban", "2010-01-01", "REB", "REB:AFG"),
        ("the Taliban", "2023-01-01", "GOV", "AFG"),
    ],
)
def test_the_day_decides_what_somebody_is(phrase: str, on: str, sector: str, party: str) -> None:
    found = KNOWN.resolve(phrase, on=date.fromisoformat(on))
    assert (found.sector, found.party) == (sector, party)


def test_an_office_leads_to_its_holder() -> None:
    found = KNOWN.resolve("the Swedish Prime Minister", on=date(2023, 5, 1))
    assert (found.name, found.party, found.sector) == ("Ulf Kristersson", "SWE", "GOV")


def test_the_context_says_whose_when_it_speaks_of_one_country() -> None:
    assert KNOWN.resolve("the rebels", context="Fighting went on in Ethiopia.").party == "REB:ETH"
    assert KNOWN.resolve("the rebels", context="Ethiopia and Eritrea").country == ""


def test_after_the_data_was_kept_an_office_has_a_party_but_no_name() -> None:
    found = KNOWN.resolve("the Swedish Prime Minister", on=date(2031, 5, 1))
    assert (found.name, found.party, found.type) == ("", "SWE", "office")


@pytest.mark.parametrize(
    ("noun", "sector"),
    [("soldiers", "MIL"), ("army doctor", "MED"), ("policemen", "COP"), ("rebel group", "REB"), ("clouds", None)],
)
def test_a_noun_tells_a_sector(noun: str, sector: str | None) -> None:
    assert KNOWN.sector_of(noun) == sector
