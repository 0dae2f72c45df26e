"""What a user adds: the form it must have, and that it wins over ours."""

from datetime import date

import pytest

from foedus.errors import KnowledgeError
from foedus.knowledge import GAP, Added, Knowledge, check, profile

PEOPLE = "party | office | period | name | also\n"
DAY = date(2020, 6, 1)


def known(content: str, name: str = "own.toml") -> Knowledge:
    return Knowledge.load(Added(name, content))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('name = "Pact"\nmembers = ["2020/.. ARM"]', "has 'members', which is no key of ours"),
        ('name = "Pact"\nmember = "2020/.. ARM"', "'member' of ZP is not in our form"),
        ('name = "Pact"\nmember = [2020]', "'member' of ZP"),
        ('name = "Pact"\nmember = ["2020/.."]', "'member' of ZP"),
        ('name = "Pact"\nmember = [""]', "'member' of ZP"),
        ('name = "Pact"\nsteps = ["2020-01-01 acceded"]', "'steps' of ZP"),
        ('name = "Pact"\nnames = "Other"', "'names' of ZP"),
        ('name = "Pact"\nparent = ["UN"]', "'parent' of ZP"),
        ('name = "Pact"\nperiod = 1999', "'period' of ZP"),
        ("name = 5", "'name' of ZP"),
    ],
)
def test_a_table_in_another_form_than_ours_is_an_error(entry: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=f"own.toml: .*{said}"):
        known(f"[ZP]\n{entry}\n")


def test_an_organisation_of_ours_keeps_the_names_that_we_have_for_it() -> None:
    own = known('[CSTO]\nname = "Tashkent Club"\nmember = ["2020/.. ARM"]\n')
    assert own.by_id["CSTO"].name == "Tashkent Club"
    assert [one.id for one in own.named("Collective Security Treaty Organization")] == ["CSTO"]


def test_an_organisation_cannot_have_the_code_of_a_state() -> None:
    flaws = [str(flaw) for flaw in check(known('[CAN]\nname = "Pact"\n')) if flaw.kind != GAP]
    assert flaws == ["entity: the organisation CAN has the code of a state"]


def test_a_step_may_be_on_the_last_of_all_days() -> None:
    own = known('[ZP]\nname = "Pact"\nmember = ["2020/.. ARM"]\nsteps = ["9999-12-31 acceded ARM"]\n')
    assert [flaw for flaw in check(own) if flaw.kind != GAP] == []


def test_a_step_of_ours_may_be_belied() -> None:
    own = known('[NATO]\nstandings = ["observer"]\nobserver = ["2020-03-01/.. MKD"]\n')
    assert [flaw for flaw in check(own) if flaw.kind != GAP] == []


@pytest.mark.parametrize("office", ["prime minister", "foreign ministry spokesperson"])
def test_the_office_of_a_day_is_held_by_whom_the_user_names(office: str) -> None:
    own = known(f"{PEOPLE}ARM | {office} | 2019/2021 | Lia MOR |\n", "people.txt")
    held = own.holder(office, "ARM", DAY)
    assert held is not None
    assert held.name == "Lia Mor"


def test_whom_a_user_replaces_is_not_shown_beside() -> None:
    own = known(f"{PEOPLE}ARM | prime minister | 2020/2020 | Lia MOR |\n", "people.txt")
    shown = [one.person for one in profile(own, own.by_id["ARM"], DAY).tenures if one.office == "prime minister"]
    assert shown == ["ARM/Lia Mor"]


def test_two_holders_at_a_time_are_named() -> None:
    own = known(f"{PEOPLE}ARM | speaker | 2030/.. | Lia MOR |\nARM | speaker | 2031/.. | Ara VAN |\n", "people.txt")
    (flaw,) = (flaw for flaw in check(own) if flaw.kind != GAP)
    assert flaw.what == "ARM speaker Lia Mor 2030/.. and ARM speaker Ara Van 2031/.. overlap"


def test_the_version_tells_files_of_other_names_and_cuts_apart() -> None:
    content = "country | names\nARM | Lur\n"
    versions = {known(content, name).version for name in ("outlets.txt", "companies.txt")}
    assert len(versions) == 2
