from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

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
        ("South Ossetia", "REB:GEO", "GEO", "PRE"),
        ("two Transnistrian ministers", "REB:MDA", "MDA", "GOV"),
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


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Texan lawmakers", "USA", "LEG"),
        ("Californian farmers", "USA", "AGR"),
        ("the governor of Ohio", "USA", "GOV"),
        ("an Arleigh Burke-class destroyer", "USA", "MIL"),
        ("HMS Defender", "GBR", "MIL"),
        ("INS Vikrant", "IND", "MIL"),
        ("striking nurses in Zimbabwe", "ZWE", "MED"),
        ("Bolivian miners", "BOL", "LAB"),
        ("Venezuelan migrants", "VEN", "CVL"),
        ("Syrian refugees", "SYR", "REF"),
        ("Nicaraguan bishops", "NIC", "REL"),
        ("Haitian gangs", "HTI", "CRM"),
        ("Iranian university students", "IRN", "EDU"),
        ("a Peruvian prosecutor", "PER", "JUD"),
        ("environmentalists", "", "SOC"),
        ("a Danish think tank", "DNK", "NGO"),
        ("the opposition leader of Zambia", "ZMB", "OPP"),
        ("Spanish firefighters", "ESP", "GOV"),
        ("undercover agents from Mossad", "ISR", "SPY"),
        ("paramilitaries in Darfur", "SDN", "PRM"),
        ("masked gunmen", "", "UAF"),
        ("the first lady", "", ""),
        ("British tycoon Richard Branson", "GBR", "BUS"),
        ("Beyonce", "USA", "CVL"),
        ("a major incident", "", ""),
        ("the general election in Alberta", "CAN", ""),
        ("the Polish general", "POL", "MIL"),
    ],
)
def test_nouns_of_every_sector_are_known(phrase: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "country", "parties"),
    [
        ("Yerevan's", "ARM", ()),
        ("the Malian junta", "MLI", ()),
        ("Moscow-backed separatists", "", ()),
        ("pro-Kremlin activists", "", ()),
        ("the Saudi-led coalition", "SAU", ()),
        ("an Iranian-flagged tanker", "IRN", ()),
        ("a Russian-born billionaire", "RUS", ()),
        ("a Russian-born British journalist", "GBR", ()),
        ("the Franco-German proposal", "FRA", ("FRA", "DEU")),
        ("Sino-Indian talks", "CHN", ("CHN", "IND")),
        ("the Armenian-Azerbaijani border", "ARM", ("ARM", "AZE")),
        ("US and Russian officials", "USA", ("USA", "RUS")),
        ("American, French and British forces", "USA", ("USA", "FRA", "GBR")),
        ("Russian Chechnya", "RUS", ()),
        ("Central American migrants", "", ()),
    ],
)
def test_adjectives_and_compounds_tell_whose(phrase: str, country: str, parties: tuple[str, ...]) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.country, found.parties) == (country, parties)


@pytest.mark.parametrize(
    ("phrase", "context", "on", "name"),
    [
        ("Foreign Minister", "German officials met in Berlin. Germany's cabinet is split.", "2019-05-01", "Heiko Maas"),
        ("the Prime Minister", "Armenian officials met Putin in Moscow.", "2020-01-01", "Nikol Pashinyan"),
        ("the Secretary General", "NATO met in Brussels; NATO will go on.", "2023-01-01", "Jens Stoltenberg"),
        ("the Armenian prime minister", "Baku and Moscow talked.", "2020-01-01", "Nikol Pashinyan"),
        ("EU foreign policy chief Josep Borrell", "", "2022-01-01", "Josep Borrell"),
        ("Prime Minister May", "", "2018-01-01", "Theresa May"),
        ("Swedish activist Greta Thunberg", "", "2019-01-01", "Greta Thunberg"),
        ("Former President of the Philippines Gloria Macapagal-Arroyo", "", "2015-01-01", "Gloria Macapagal Arroyo"),
        ("the Washington-based organisation Human Rights Watch", "", "2022-01-01", "Human Rights Watch"),
        ("the Lebanese armed group Hezbollah", "", "2022-01-01", "Hezbollah"),
        ("Emmanuel Macron, president of France,", "", "2022-01-01", "Emmanuel Macron"),
    ],
)
def test_the_text_tells_whose_office_it_is(phrase: str, context: str, on: str, name: str) -> None:
    assert KNOWN.resolve(phrase, context=context, on=date.fromisoformat(on)).name == name


@pytest.mark.parametrize(
    "phrase",
    [
        "the Abkhaz leader",
        "the Bavarian premier",
        "Putin's spokesman",
        "the Assad family",
    ],
)
def test_an_office_of_a_region_or_an_organ_is_not_held_by_its_states_head(phrase: str) -> None:
    assert KNOWN.resolve(phrase, on=date(2022, 1, 1)).name == ""


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("former Malian rebels", "REB"),
        ("a former Polish minister", "ELI"),
        ("a retired teacher", "EDU"),
        ("Venezuelan President Nicolas Maduro", "GOV"),
    ],
)
def test_only_officials_are_former_ones(phrase: str, sector: str) -> None:
    assert KNOWN.resolve(phrase).sector == sector


WORDS = some.sampled_from(
    [
        "the",
        "Georgia",
        "Putin",
        "'s",
        "and",
        "of",
        "-",
        "Franco-German",
        "Ministry",
        "minister",
        "X",
        "V.",
        "Jordan",
        "…",
        "army",
    ]
)


@settings(max_examples=200, deadline=None)
@given(some.one_of(some.text(max_size=40), some.lists(WORDS, max_size=7).map(" ".join)))
def test_any_phrase_at_all_is_resolved_without_an_error(phrase: str) -> None:
    found = KNOWN.resolve(phrase, context=phrase, on=date(2020, 1, 1))
    assert all(0 < candidate.score <= 1 for candidate in KNOWN.candidates(phrase, context=phrase))
    assert isinstance(found.country, str)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Kremlin spokesman", "Dmitry Peskov"),
        ("President of the European Commission", "Ursula von der Leyen"),
        ("the White House spokeswoman", "Karine Jean-Pierre"),
        ("speaker of the State Duma", "Vyacheslav Volodin"),
        ("the Federation Council speaker", "Valentina Matviyenko"),
        ("the Knesset speaker", "Amir Ohana"),
        ("president of the Riigikogu", "Lauri Hussar"),
        ("a Duma deputy", ""),
    ],
)
def test_an_organ_tells_which_office_is_meant(phrase: str, name: str) -> None:
    assert KNOWN.resolve(phrase, on=date(2023, 11, 22)).name == name


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("at least 30 civilians in Yemen", "YEM", "CVL"),
        ("up to 200 soldiers from Chad", "TCD", "MIL"),
        ("tens of thousands of people in Nepal", "NPL", "CVL"),
        ("a group of Danish nurses", "DNK", "MED"),
        ("the Group of Seven", "IGO", "IGO"),
        ("the Kenya Wildlife Service (KWS)", "KEN", ""),
        ("African Union (AU)", "IGO", "IGO"),
    ],
)
def test_amounts_and_brackets_are_no_part_of_who_is_meant(phrase: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("a coalition fighting Houthi rebels", "", "PTY"),
        ("the Saudi-led coalition fighting Houthi rebels", "SAU", "MIL"),
        ("a man who shot three policemen in Oslo", "NOR", "UNK"),
        ("a bombing in Kabul", "AFG", ""),
        ("Mubarak's soldiers", "EGY", "MIL"),
        ("Putin's critics", "RUS", "OPP"),
        ("Trump's team", "USA", "GOV"),
        ("Sudan People's Liberation Army", "SDN", "MIL"),
        ("the Kenyan interior minister", "KEN", "GOV"),
        ("shadow health secretary", "", "OPP"),
        ("an anti-mafia prosecutor", "", "JUD"),
        ("Zulu farmers", "ZAF", "AGR"),
        ("Rohingya refugees", "MMR", "REF"),
        ("the post-Mubarak government", "EGY", "GOV"),
        ("Orbis Inc", "", "BUS"),
        ("five years in prison", "", ""),
        ("Attorney-General Christian Small", "", "GOV"),
    ],
)
def test_who_is_meant_is_told_from_whom_else_the_phrase_speaks_of(phrase: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "context", "country", "sector"),
    [
        ("some European countries", "Moscow was warned by some European countries.", "", "UNK"),
        ("foreign troops", "Kenya sent the foreign troops home.", "", "MIL"),
        ("the foreign ministry", "Kenya said that the foreign ministry knew.", "KEN", "GOV"),
        ("the Phillipine government", "Washington asked the Phillipine government.", "PHL", "GOV"),
        ("protesters", "Protesters met at the French embassy in Dublin.", "IRL", "CVL"),
        ("the officers", "Police arrested a suspect after he shot at the officers.", "", "COP"),
        ("the officers", "Soldiers and the officers left the army base.", "", "MIL"),
        ("Washington", "The Taliban gave an ultimatum to Washington.", "USA", "GOV"),
    ],
)
def test_the_text_tells_whose_people_they_are(phrase: str, context: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase, context=context)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "context", "country", "sector"),
    [
        ("Ann Smallwood", "The jury heard Judge Ann Smallwood on Monday.", "", "JUD"),
        ("Smallwood", "Kenyan activist Ann Smallwood was freed. Smallwood said so.", "KEN", "CVL"),
        ("Ann Smallwood", "Ann Smallwood, a Peruvian senator, voted against it.", "PER", "LEG"),
        ("Ann Smallwood", "Ann Smallwood, 34, in a court in Lima", "", ""),
        ("Qasem Soleimani", "A strike killed Iranian General Qasem Soleimani.", "IRN", "MIL"),
        ("Qasem Soleimani", "", "IRN", "ELI"),
    ],
)
def test_a_text_introduces_people(phrase: str, context: str, country: str, sector: str) -> None:
    found = KNOWN.resolve(phrase, context=context)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "context", "country", "name"),
    [
        ("iraq", "the trucks that were found in iraq are no weapons", "IRQ", "Iraq"),
        ("israeli", "the israeli troops went into gaza on monday", "ISR", ""),
        ("president bush", "what will president bush say at the summit", "USA", "George W. Bush"),
        ("the store", "a man came into the store in norway yesterday", "NOR", ""),
        ("may", "he said that they may go to the summit", "", ""),
    ],
)
def test_a_text_without_capitals_is_read_as_if_it_had_them(phrase: str, context: str, country: str, name: str) -> None:
    found = KNOWN.resolve(phrase, context=context)
    assert (found.country, found.name) == (country, name)


@pytest.mark.parametrize(
    "phrase",
    [
        "a top American diplomat",
        "the Belarusian defence minister, Ann Smallwood",
        "The premier of Canada's Alberta province",
    ],
)
def test_an_office_is_not_its_holders_where_somebody_else_is_meant(phrase: str) -> None:
    found = KNOWN.resolve(phrase)
    assert (found.name, found.sector) == ("", "GOV")
