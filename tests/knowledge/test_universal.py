"""Who stood how in the organisations of the whole world: the UN and its family, courts, treaties, banks, sport."""

from datetime import date

import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("party", "organisation", "on", "status"),
    [
        ("TWN", "UN", "1971-10-24", "member"),
        ("CHN", "UN", "1971-10-26", "member"),
        ("SUN", "UN", "1991-12-23", "member"),
        ("RUS", "UN", "1991-12-25", "member"),
        ("BLR", "UN", "1945-10-24", "member"),
        ("IDN", "UN", "1965-06-01", "withdrawn"),
        ("IDN", "UN", "1966-09-28", "member"),
        ("DDR", "UN", "1980-01-01", "member"),
        ("YUG", "UN", "1995-01-01", "member"),
        ("SCG", "UN", "2005-01-01", "member"),
        ("VAT", "UN", "2000-01-01", "observer"),
        ("PSE", "UN", "2012-11-28", "observer"),
        ("USA", "WHO", "2021-01-01", "withdrawing"),
        ("USA", "WHO", "2024-01-01", "member"),
        ("USA", "WHO", "2026-01-22", "withdrawn"),
        ("ARG", "WHO", "2025-06-01", "withdrawing"),
        ("PRK", "IAEA", "1994-06-13", "withdrawn"),
        ("USA", "UNESCO", "1990-01-01", "withdrawn"),
        ("USA", "UNESCO", "2010-01-01", "member"),
        ("USA", "UNESCO", "2020-01-01", "withdrawn"),
        ("USA", "UNESCO", "2024-01-01", "member"),
        ("USA", "UNESCO", "2026-01-01", "withdrawing"),
        ("ISR", "UNESCO", "2019-01-01", "withdrawn"),
        ("GBR", "UNESCO", "1990-01-01", "withdrawn"),
        ("PSE", "UNESCO", "2011-11-23", "member"),
        ("NIC", "UNESCO", "2026-06-01", "withdrawing"),
        ("USA", "ILO", "1978-01-01", "withdrawn"),
        ("CHN", "WTO", "2001-12-11", "member"),
        ("RUS", "WTO", "2012-08-22", "member"),
        ("BLR", "WTO", "2020-01-01", "observer"),
        ("BDI", "ICC", "2017-10-27", "withdrawn"),
        ("PHL", "ICC", "2018-06-01", "withdrawing"),
        ("ZAF", "ICC", "2017-01-01", "withdrawing"),
        ("ZAF", "ICC", "2017-04-01", "member"),
        ("HUN", "ICC", "2025-12-01", "withdrawing"),
        ("HUN", "ICC", "2026-07-01", "member"),  # it took its notice back
        ("UKR", "ICC", "2025-01-01", "member"),
        ("SYR", "OPCW", "2013-10-14", "member"),
        ("PRK", "NPT", "1993-05-01", "withdrawing"),
        ("PRK", "NPT", "2000-01-01", "member"),
        ("PRK", "NPT", "2010-01-01", "withdrawn"),
        ("USA", "ABM Treaty", "2002-06-13", "withdrawn"),
        ("LTU", "Convention on Cluster Munitions", "2025-03-06", "withdrawn"),
        ("FIN", "Ottawa Convention", "2025-12-31", "withdrawing"),
        ("FIN", "Ottawa Convention", "2026-01-10", "withdrawn"),
        ("POL", "Ottawa Convention", "2026-02-19", "withdrawing"),
        ("UKR", "Ottawa Convention", "2026-01-01", "member"),  # a suspended operation is no standing of the convention
        ("USA", "Paris Agreement", "2020-12-01", "withdrawn"),
        ("USA", "Paris Agreement", "2022-01-01", "member"),
        ("USA", "Paris Agreement", "2026-01-27", "withdrawn"),
        ("CAN", "Kyoto Protocol", "2012-12-15", "withdrawn"),
        ("JPN", "IWC", "2019-07-01", "withdrawn"),
        ("POL", "IMF", "1970-01-01", "withdrawn"),
        ("RUS", "FATF", "2023-02-24", "suspended"),
        ("RUS", "OECD", "2010-01-01", "candidate"),
        ("AGO", "OPEC", "2024-01-01", "withdrawn"),
        ("ECU", "OPEC", "2015-01-01", "member"),
        ("ECU", "OPEC", "2000-01-01", "withdrawn"),
        ("ARE", "OPEC", "2026-04-29", "withdrawing"),
        ("ARE", "OPEC", "2026-05-01", "withdrawn"),
        ("DEU", "Energy Charter Treaty", "2023-12-20", "withdrawn"),
        ("ZAF", "Commonwealth", "1980-01-01", "withdrawn"),
        ("PAK", "Commonwealth", "2008-01-01", "suspended"),
        ("ZWE", "Commonwealth", "2003-01-01", "suspended"),
        ("FJI", "Commonwealth", "2010-01-01", "suspended"),
        ("GMB", "Commonwealth", "2015-01-01", "withdrawn"),
        ("RUS", "FIFA", "2023-01-01", "suspended"),
        ("XKX", "UEFA", "2016-05-03", "member"),
        ("RUS", "IOC", "2023-10-12", "suspended"),
        ("RUS", "World Athletics", "2020-01-01", "suspended"),
        ("BLR", "International Paralympic Committee", "2025-09-27", "member"),
    ],
)
def test_standing_on_a_day(party: str, organisation: str, on: str, status: str) -> None:
    standing = KNOWN.standing(party, organisation, date.fromisoformat(on))
    assert standing is not None
    assert standing.status == status


@pytest.mark.parametrize(
    ("party", "organisation", "on"),
    [
        ("CHN", "UN", "1971-10-24"),
        ("CHE", "UN", "2002-09-09"),
        ("RUS", "WTO", "2012-08-21"),
        ("UKR", "ICC", "2024-12-31"),
        ("USA", "ICC", "2002-01-01"),
        ("ISR", "NPT", "2020-01-01"),
        ("XKX", "IMF", "2009-06-28"),
        ("USA", "Kyoto Protocol", "2010-01-01"),
        ("FRA", "INTERPOL", "1923-09-06"),  # its start is not known, but is not before there was an organisation
    ],
)
def test_no_standing_where_there_was_none(party: str, organisation: str, on: str) -> None:
    assert KNOWN.standing(party, organisation, date.fromisoformat(on)) is None


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [
        ("UN", "1945-12-31", 51),
        ("UN", "1955-01-01", 60),
        ("UN", "1955-12-31", 76),
        ("UN", "1960-12-31", 99),
        ("UN", "1962-12-31", 110),
        ("UN", "1965-12-31", 117),
        ("UN", "1973-12-31", 135),
        ("UN", "1981-01-01", 154),
        ("UN", "1990-12-31", 159),
        ("UN", "1992-12-31", 179),
        ("UN", "2000-12-31", 189),
        ("UN", "2002-12-31", 191),
        ("UN", "2012-01-01", 193),
        ("WHO", "2024-01-01", 194),
        ("UNESCO", "2024-01-01", 194),
        ("FAO", "2024-01-01", 195),
        ("ILO", "2024-01-01", 187),
        ("IAEA", "2025-01-01", 180),
        ("WTO", "2002-01-01", 144),
        ("WTO", "2012-09-01", 157),
        ("WTO", "2024-09-01", 166),
        ("IMF", "2024-12-01", 191),
        ("World Bank", "2024-01-01", 189),
        ("OECD", "1962-01-01", 19),
        ("FATF", "2024-01-01", 40),
        ("Financial Stability Board", "2024-01-01", 25),
        ("ICC", "2003-06-01", 89),
        ("ICC", "2011-12-31", 118),
        ("ICC", "2019-04-01", 122),
        ("OPCW", "2024-01-01", 193),
        ("CTBTO", "2024-01-01", 187),
        ("NPT", "2020-01-01", 190),
        ("Ottawa Convention", "2025-06-01", 164),
        ("Convention on Cluster Munitions", "2025-01-01", 112),
        ("Conference on Disarmament", "2024-01-01", 65),
        ("Paris Agreement", "2025-01-01", 195),
        ("OPEC", "1980-01-01", 13),
        ("OPEC", "2026-06-01", 11),
        ("IEA", "2025-01-01", 32),
        ("Commonwealth", "2024-01-01", 56),
        ("Commonwealth", "2012-01-01", 54),
        ("CPLP", "2024-01-01", 9),
    ],
)
def test_how_many_members_an_organisation_had(organisation: str, on: str, count: int) -> None:
    assert len(KNOWN.members(organisation, date.fromisoformat(on))) == count


@pytest.mark.parametrize(
    ("organisation", "party", "steps"),
    [
        ("UN", "PSE", "applied"),
        ("WHO", "USA", "announced_withdrawal notified_withdrawal announced_withdrawal notified_withdrawal withdrew"),
        ("UNESCO", "ISR", "announced_withdrawal notified_withdrawal withdrew"),
        ("ICC", "ARM", "signed ratified acceded"),
        ("ICC", "GMB", "announced_withdrawal notified_withdrawal"),
        ("ICC", "NER", "announced_withdrawal"),  # no notice came to the depositary
        ("WTO", "RUS", "applied approved ratified acceded"),
        ("Ottawa Convention", "POL", "signed announced_withdrawal notified_withdrawal withdrew"),
        ("Kyoto Protocol", "CAN", "announced_withdrawal notified_withdrawal withdrew"),
        ("OPEC", "ARE", "announced_withdrawal withdrew"),
        ("FATF", "RUS", "suspended"),
        ("Commonwealth", "GMB", "withdrew applied acceded"),
        ("FIFA", "IND", "suspended reinstated"),
        ("UNFCCC", "USA", "signed ratified announced_withdrawal"),
    ],
)
def test_which_formal_steps_were_taken(organisation: str, party: str, steps: str) -> None:
    found = (step for step in KNOWN.memberships.steps if (step.organisation, step.member) == (organisation, party))
    assert " ".join(step.step for step in sorted(found, key=lambda step: step.on)) == steps


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("ООН", "UN"),
        ("ONU", "UN"),
        ("ВОЗ", "WHO"),
        ("OMS", "WHO"),
        ("МАГАТЭ", "IAEA"),
        ("AIEA", "IAEA"),
        ("ЮНЕСКО", "UNESCO"),
        ("the UN nuclear watchdog", "IAEA"),
        ("Nuclear Non-Proliferation Treaty", "NPT"),
        ("Mine Ban Treaty", "Ottawa Convention"),
        ("Paris climate accord", "Paris Agreement"),
        ("Chemical Weapons Convention", "OPCW"),
        ("ЕБРР", "EBRD"),
        ("ОПЕК", "OPEC"),
        ("Khmer Rouge Tribunal", "ECCC"),
        ("GAVI Alliance", "Gavi, the Vaccine Alliance"),
    ],
)
def test_an_organisation_is_known_by_its_names(name: str, organisation: str) -> None:
    found = KNOWN.organisation(name)
    assert found is not None
    assert found.id == organisation


@pytest.mark.parametrize("word", ["Gavi", "Start", "Cites", "Irena", "Tice", "Who", "Ida", "FSB"])
def test_no_acronym_swallows_a_word_or_a_name(word: str) -> None:
    assert not [entity for entity in KNOWN.named(word) if entity.type == "organisation"]


@pytest.mark.parametrize(
    ("organisation", "on", "party"),
    [
        ("Non-Aligned Movement", "2015-01-01", "IRN"),
        ("Non-Aligned Movement", "2024-02-01", "UGA"),
        ("G77", "2023-09-15", "CUB"),
    ],
)
def test_who_held_the_chair(organisation: str, on: str, party: str) -> None:
    assert KNOWN.memberships.chair(organisation, date.fromisoformat(on)) == party
