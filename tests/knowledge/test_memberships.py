from datetime import date

import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("party", "organisation", "on", "status"),
    [
        ("ARM", "CSTO", "2023-12-01", "member"),
        ("UZB", "CSTO", "1992-05-15", "member"),
        ("GEO", "CSTO", "1999-04-03", "withdrawn"),
        ("UZB", "CSTO", "2005-01-01", "withdrawn"),
        ("UZB", "CSTO", "2010-01-01", "member"),
        ("GEO", "CIS", "2008-12-01", "withdrawing"),
        ("GEO", "CIS", "2009-08-18", "withdrawn"),
        ("TKM", "CIS", "2005-08-25", "member"),
        ("TKM", "CIS", "2005-08-26", "associate"),
        ("UZB", "EurAsEC", "2006-01-25", "member"),
        ("KGZ", "EAEU", "2015-08-11", "candidate"),
        ("KGZ", "EAEU", "2015-08-12", "member"),
        ("BLR", "SCO", "2010-01-01", "partner"),
        ("BLR", "SCO", "2024-07-03", "observer"),
        ("BLR", "SCO", "2024-07-04", "member"),
        ("UZB", "GUAM", "2005-05-05", "member"),
        ("UZB", "OTS", "2019-10-15", "member"),
        ("GRC", "NATO", "1975-01-01", "member"),  # it left the command, not the alliance
        ("FRA", "NATO", "1970-01-01", "member"),
        ("POL", "NATO", "1999-03-11", "candidate"),
        ("HRV", "NATO", "2005-01-01", "partner"),
        ("ISR", "NATO", "1996-01-01", "partner"),
        ("COL", "NATO", "2019-01-01", "partner"),
        ("FIN", "NATO", "2000-01-01", "partner"),
        ("FIN", "NATO", "2023-04-03", "candidate"),
        ("FIN", "NATO", "2023-04-04", "member"),
        ("SWE", "NATO", "2024-03-06", "candidate"),
        ("HRV", "EU", "2004-06-18", "candidate"),
        ("ISL", "EU", "2012-01-01", "candidate"),
        ("GBR", "EU", "2016-06-24", "member"),
        ("GBR", "EU", "2018-01-01", "withdrawing"),
        ("GBR", "EU", "2020-02-01", "withdrawn"),
        ("MLI", "ECOWAS", "2021-06-15", "suspended"),
        ("NER", "ECOWAS", "2025-02-01", "withdrawn"),
        ("GIN", "ECOWAS", "2026-01-27", "suspended"),
        ("GIN", "ECOWAS", "2026-01-28", "member"),
        ("NER", "AES", "2025-02-01", "member"),
        ("MDG", "AU", "2014-01-26", "suspended"),
        ("MDG", "AU", "2014-01-28", "member"),
        ("GIN", "AU", "2026-01-22", "member"),
        ("GAB", "AU", "2024-01-01", "suspended"),
        ("MAR", "OAU", "1985-01-01", "withdrawing"),
        ("NER", "MNJTF", "2025-03-29", "withdrawn"),
        ("SOM", "EAC", "2024-03-03", "candidate"),
        ("ERI", "IGAD", "2025-12-12", "withdrawn"),
        ("QAT", "OPEC", "2018-12-10", "withdrawing"),
        ("QAT", "OPEC", "2019-01-01", "withdrawn"),
        ("EGY", "LAS", "1985-01-01", "suspended"),
        ("SYR", "LAS", "2015-01-01", "suspended"),
        ("SYR", "LAS", "2023-05-19", "member"),
        ("SYR", "OIC", "2024-01-01", "suspended"),
        ("TLS", "ASEAN", "2025-10-25", "candidate"),
        ("KIR", "PIF", "2022-08-01", "withdrawn"),
        ("FJI", "PIF", "2012-01-01", "suspended"),
        ("CUB", "OAS", "1990-01-01", "suspended"),
        ("VEN", "OAS", "2018-01-01", "withdrawing"),
        ("NIC", "OAS", "2023-11-19", "withdrawn"),
        ("PRY", "Mercosur", "2013-01-01", "suspended"),
        ("BOL", "Mercosur", "2020-01-01", "candidate"),
        ("BRA", "CELAC", "2021-01-01", "member"),  # it stayed away, and did not leave
        ("VEN", "Andean Community", "2007-01-01", "withdrawn"),
        ("ECU", "ALBA", "2018-08-23", "withdrawn"),
        ("ARG", "BRICS", "2023-12-01", "candidate"),
        ("VNM", "BRICS", "2025-07-01", "partner"),
        ("SAU", "BRICS", "2024-06-01", "candidate"),
        ("GRC", "CoE", "1970-01-01", "withdrawn"),
        ("RUS", "CoE", "2022-03-01", "suspended"),
        ("RUS", "CoE", "2022-03-16", "expelled"),
        ("RUS", "CBSS", "2022-05-17", "withdrawn"),
        ("USA", "Open Skies Treaty", "2020-06-01", "withdrawing"),
        ("RUS", "CFE Treaty", "2023-11-07", "withdrawn"),
        ("USA", "INF Treaty", "2019-02-02", "withdrawing"),
        ("RUS", "New START Treaty", "2023-03-01", "member"),  # it suspended its own part, which is posture
        ("USA", "JCPOA", "2018-05-08", "withdrawn"),
        ("USA", "WHO", "2025-06-01", "withdrawing"),
        ("ARM", "ICC", "2024-02-01", "member"),
        ("PSE", "UN", "2020-01-01", "observer"),
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
        ("ARM", "ICC", "2024-01-31"),
        ("FIN", "NATO", "1990-01-01"),
        ("ARM", "EU", "2023-01-01"),
        ("SSD", "UN", "2011-07-13"),
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
def test_no_standing_before_there_was_one(party: str, organisation: str, on: str) -> None:
    assert KNOWN.standing(party, organisation, date.fromisoformat(on)) is None


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [
        ("CSTO", "1998-01-01", 9),
        ("CSTO", "2010-01-01", 7),
        ("CSTO", "2023-12-01", 6),
        ("CIS", "2000-01-01", 11),
        ("EAEU", "2016-01-01", 5),
        ("SCO", "2024-12-01", 10),
        ("OTS", "2020-01-01", 5),
        ("ECO", "1993-01-01", 10),
        ("CICA", "2024-01-01", 28),
        ("BSEC", "2024-01-01", 13),
        ("Warsaw Pact", "1960-01-01", 8),
        ("Warsaw Pact", "1970-01-01", 7),
        ("WEU", "2000-01-01", 10),
        ("OSCE", "2013-01-01", 57),
        ("MTCR", "2020-01-01", 35),
        ("Wassenaar Arrangement", "2020-01-01", 42),
        ("NATO", "1949-12-31", 12),
        ("NATO", "2024-04-01", 32),
        ("NATO", "1990-01-01", 16),
        ("NATO", "1999-12-31", 19),
        ("NATO", "2004-12-31", 26),
        ("NATO", "2009-12-31", 28),
        ("EU", "1973-01-01", 9),
        ("EU", "1995-01-01", 15),
        ("EU", "2004-05-01", 25),
        ("EU", "2014-01-01", 28),
        ("EU", "2020-02-01", 27),
        ("Eurozone", "2024-01-01", 20),
        ("Eurozone", "2026-01-01", 21),
        ("Schengen", "2025-01-01", 29),
        ("EFTA", "1970-06-01", 8),
        ("EFTA", "2024-01-01", 4),
        ("EPC", "2022-10-06", 44),
        ("Comecon", "1980-01-01", 10),
        ("OAU", "2000-01-01", 53),
        ("SADC", "2020-01-01", 16),
        ("EAC", "2024-06-01", 8),
        ("ECCAS", "2024-01-01", 11),
        ("COMESA", "2024-01-01", 21),
        ("ECOWAS", "2024-06-01", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("LAS", "2024-01-01", 22),
        ("OIC", "2020-01-01", 57),
        ("ASEAN", "2020-01-01", 10),
        ("ASEAN", "2025-11-01", 11),
        ("APEC", "2020-01-01", 21),
        ("ARF", "2020-01-01", 27),
        ("EAS", "2012-01-01", 18),
        ("PIF", "2017-01-01", 18),
        ("CPTPP", "2025-01-01", 12),
        ("OAS", "2020-01-01", 35),
        ("OAS", "2024-01-01", 34),
        ("CARICOM", "2020-01-01", 14),
        ("CELAC", "2021-01-01", 33),
        ("UNASUR", "2012-01-01", 12),
        ("BRICS", "2023-01-01", 5),
        ("BRICS", "2025-02-01", 10),
        ("G7", "2010-01-01", 8),
        ("G7", "2015-01-01", 7),
        ("G20", "2024-01-01", 21),
        ("AU", "2024-01-01", 55),
        ("CoE", "2024-01-01", 46),
        ("UN", "2024-01-01", 193),
        ("ICC", "2025-03-01", 125),
        ("OPEC", "2024-02-01", 12),
        ("GCC", "2024-01-01", 6),
        ("OECD", "2024-01-01", 38),
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
    ("name", "code"),
    [
        ("ОДКБ", "CSTO"),
        ("ՀԱՊԿ", "CSTO"),
        ("НАТО", "NATO"),
        ("OTAN", "NATO"),
        ("СНГ", "CIS"),
        ("ԵԱՏՄ", "EAEU"),
        ("ШОС", "SCO"),
        ("CEDEAO", "ECOWAS"),
        ("Organization of African Unity", "OAU"),
        ("Ligue arabe", "LAS"),
        ("OEA", "OAS"),
        ("Bucharest Format", "Bucharest Nine"),
        ("Ramstein Group", "Ukraine Defense Contact Group"),
        ("E3+3", "P5+1"),
        ("NAFTA", "NAFTA"),
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
def test_an_organisation_by_any_of_its_names(name: str, code: str) -> None:
    found = KNOWN.organisation(name)
    assert found is not None
    assert found.id == code


@pytest.mark.parametrize(
    ("organ", "party", "sector"),
    [
        ("CSTO Parliamentary Assembly", "CSTO", "LEG"),
        ("NATO-Ukraine Council", "NATO", "GOV"),
        ("NATO-Russia Council", "NATO", "GOV"),
        ("Peninsula Shield Force", "GCC", "MIL"),
        ("Parlacen", "SICA", "LEG"),
        ("EUFOR", "EU", "MIL"),
    ],
)
def test_an_organ_acts_for_its_organisation(organ: str, party: str, sector: str) -> None:
    found = KNOWN.named(organ)[0]
    assert (found.party, found.sector) == (party, sector)


@pytest.mark.parametrize("name", ["Contact Group", "Quartet", "Open Skies", "New Start", "G5", "RSS", "Arab Spring"])
def test_a_common_word_is_no_organisation(name: str) -> None:
    assert KNOWN.organisation(name) is None


@pytest.mark.parametrize(
    ("organisation", "party", "steps"),
    [
        ("CSTO", "UZB", "signed withdrew approved acceded notified_withdrawal withdrew"),
        ("CSTO", "KAZ", "signed"),
        ("CIS", "GEO", "acceded announced_withdrawal approved notified_withdrawal withdrew"),
        ("EAEU", "ARM", "signed ratified acceded"),
        ("SCO", "IRN", "applied approved signed acceded"),
        ("NATO", "MNE", "invited signed ratified ratified ratified acceded"),
        ("NATO", "GRC", "signed acceded"),
        ("NATO", "FRA", "signed"),
        ("EU", "GBR", "applied applied signed acceded notified_withdrawal withdrew"),
        ("EU", "UKR", "applied approved negotiates"),
        ("CoE", "RUS", "applied acceded suspended notified_withdrawal expelled"),
        ("ECOWAS", "NER", "signed suspended announced_withdrawal notified_withdrawal withdrew"),
        ("AU", "GIN", "suspended reinstated suspended reinstated"),
        ("LAS", "SYR", "signed suspended reinstated"),
        ("OAS", "NIC", "notified_withdrawal withdrew"),
        ("BRICS", "ARG", "invited"),
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
    ("organisation", "party", "ally", "on"),
    [
        ("NATO", "FIN", "HUN", "2023-03-27"),
        ("NATO", "FIN", "TUR", "2023-03-30"),
        ("NATO", "SWE", "TUR", "2024-01-23"),
        ("NATO", "SWE", "HUN", "2024-02-26"),
        ("NATO", "MKD", "GRC", "2019-02-08"),
        ("Mercosur", "BOL", "BRA", "2023-11-28"),
    ],
)
def test_when_a_member_ratified_the_accession_of_another(organisation: str, party: str, ally: str, on: str) -> None:
    days = [
        step.on
        for step in KNOWN.memberships.steps
        if (step.organisation, step.member, step.step) == (organisation, party, "ratified") and ally in step.by
    ]
    assert days == [on]


@pytest.mark.parametrize("party", ["FIN", "SWE"])
def test_every_ally_of_2022_ratified(party: str) -> None:
    allies = {membership.member for membership in KNOWN.members("NATO", date(2022, 7, 5))}
    ratified = [
        ally
        for step in KNOWN.memberships.steps
        if (step.organisation, step.member, step.step) == ("NATO", party, "ratified")
        for ally in step.by
    ]
    assert sorted(ratified) == sorted(allies)


@pytest.mark.parametrize(
    ("organisation", "on", "party"),
    [
        ("CSTO", "2023-06-01", "BLR"),
        ("CSTO", "2023-11-24", "KAZ"),
        ("EAEU", "2024-05-01", "ARM"),
        ("EU", "2023-12-31", "ESP"),
        ("EU", "2024-01-01", "BEL"),
        ("OSCE", "2022-02-24", "POL"),
        ("AU", "2024-02-17", "MRT"),
        ("G20", "2022-11-30", "IDN"),
        ("G20", "2022-12-01", "IND"),
        ("BRICS", "2024-10-22", "RUS"),
        ("ASEAN", "2025-01-01", "MYS"),
        ("NATO", "2024-01-01", None),
        ("Non-Aligned Movement", "2015-01-01", "IRN"),
        ("Non-Aligned Movement", "2024-02-01", "UGA"),
        ("G77", "2023-09-15", "CUB"),
    ],
)
def test_who_held_the_chair(organisation: str, on: str, party: str | None) -> None:
    assert KNOWN.memberships.chair(organisation, date.fromisoformat(on)) == party


def test_a_start_not_known_is_none_and_a_source_is_given() -> None:
    standing = KNOWN.standing("FRA", "INTERPOL", date(2020, 1, 1))
    assert standing is not None
    assert standing.start is None
    assert standing.source


@pytest.mark.parametrize(
    ("office", "party", "on", "name"),
    [
        ("prime minister", "ARM", "2023-11-22", "Nikol Pashinyan"),
        ("president", "FRA", "2010-01-01", "Nicolas Sarkozy"),
        ("prime minister", "DEU", "2016-01-01", "Angela Merkel"),
        ("foreign minister", "RUS", None, "Sergey Lavrov"),
        ("secretary of state", "USA", "2022-01-01", "Antony Blinken"),
        ("secretary-general", "NATO", "2023-01-01", "Jens Stoltenberg"),
        ("secretary general", "AU", "2020-01-01", "Moussa Faki Mahamat"),
        ("speaker", "ARM", "2023-11-22", "Alen Simonyan"),
        ("king", "GBR", None, "Charles III"),
        ("leader", "IRN", "2020-01-01", "Ali Khamenei"),
        ("Foreign Ministry spokeswoman", "RUS", "2023-11-22", "Maria Zakharova"),
        ("Kremlin spokesman", "RUS", "2023-11-22", "Dmitry Peskov"),
        ("upper house speaker", "RUS", "2023-11-22", "Valentina Matviyenko"),
        ("prime minister", "DEU", "2021-12-07", "Angela Merkel"),
    ],
)
def test_who_held_an_office(office: str, party: str, on: str | None, name: str) -> None:
    holder = KNOWN.holder(office, party, date.fromisoformat(on) if on else None)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(
    ("office", "party", "on"),
    [
        ("president", "XXX", None),
        ("prime minister", "ARM", "1900-01-01"),
        ("prime minister", "ARM", "2031-03-04"),  # after the data was kept
        ("spokesperson", "RUS", "2023-11-22"),  # of which organ?
        ("foreign ministry spokesperson", "CHN", "2023-06-01"),  # more than one
        ("ambassador", "RUS", "2023-11-22"),
    ],
)
def test_nobody_is_made_up(office: str, party: str, on: str | None) -> None:
    assert KNOWN.holder(office, party, date.fromisoformat(on) if on else None) is None


@pytest.mark.parametrize("word", ["Gavi", "Start", "Cites", "Irena", "Tice", "Who", "Ida", "FSB"])
def test_no_acronym_swallows_a_word_or_a_name(word: str) -> None:
    assert not [entity for entity in KNOWN.named(word) if entity.type == "organisation"]
