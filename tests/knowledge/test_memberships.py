from datetime import date

import pytest

from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


@pytest.mark.parametrize(
    ("party", "organisation", "on", "status"),
    [
        ("ARM", "CSTO", "2023-12-01", "member"),
        ("UZB", "CSTO", "2005-01-01", "withdrawn"),
        ("UZB", "CSTO", "2010-01-01", "member"),
        ("GEO", "CIS", "2008-12-01", "withdrawing"),
        ("GEO", "CIS", "2009-08-18", "withdrawn"),
        ("FIN", "NATO", "2000-01-01", "partner"),
        ("FIN", "NATO", "2023-04-03", "candidate"),
        ("FIN", "NATO", "2023-04-04", "member"),
        ("SWE", "NATO", "2024-03-06", "candidate"),
        ("GBR", "EU", "2016-06-24", "member"),
        ("GBR", "EU", "2018-01-01", "withdrawing"),
        ("GBR", "EU", "2020-02-01", "withdrawn"),
        ("MLI", "ECOWAS", "2021-06-15", "suspended"),
        ("NER", "ECOWAS", "2025-02-01", "withdrawn"),
        ("NER", "AES", "2025-02-01", "member"),
        ("QAT", "OPEC", "2018-12-10", "withdrawing"),
        ("QAT", "OPEC", "2019-01-01", "withdrawn"),
        ("SYR", "LAS", "2015-01-01", "suspended"),
        ("SYR", "LAS", "2023-05-19", "member"),
        ("SAU", "BRICS", "2024-06-01", "candidate"),
        ("RUS", "CoE", "2022-03-16", "expelled"),
        ("USA", "WHO", "2025-06-01", "withdrawing"),
        ("ARM", "ICC", "2024-02-01", "member"),
        ("PSE", "UN", "2020-01-01", "observer"),
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
    ],
)
def test_no_standing_before_there_was_one(party: str, organisation: str, on: str) -> None:
    assert KNOWN.standing(party, organisation, date.fromisoformat(on)) is None


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [
        ("CSTO", "2023-12-01", 6),
        ("CSTO", "2010-01-01", 7),
        ("NATO", "1949-12-31", 12),
        ("NATO", "2024-04-01", 32),
        ("EU", "2014-01-01", 28),
        ("EU", "2020-02-01", 27),
        ("ECOWAS", "2024-06-01", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("LAS", "2024-01-01", 22),
        ("ASEAN", "2020-01-01", 10),
        ("BRICS", "2023-01-01", 5),
        ("AU", "2024-01-01", 55),
        ("CoE", "2024-01-01", 46),
        ("UN", "2024-01-01", 193),
        ("ICC", "2025-03-01", 125),
        ("OPEC", "2024-02-01", 12),
        ("GCC", "2024-01-01", 6),
        ("OECD", "2024-01-01", 38),
    ],
)
def test_how_many_members_an_organisation_had(organisation: str, on: str, count: int) -> None:
    assert len(KNOWN.members(organisation, date.fromisoformat(on))) == count


def test_a_start_not_known_is_none_and_a_source_is_given() -> None:
    standing = KNOWN.standing("FRA", "UN", date(2020, 1, 1))
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
