"""A made dump: an invented state, its president with two terms, an alliance, and lines that tell nothing."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from foedus.knowledge import Knowledge
from foedus.knowledge.wikidata import import_wikidata

Json = dict[str, Any]
KNOWN = Knowledge.load()


def item(id: str) -> Json:
    return {"datavalue": {"value": {"id": id}, "type": "wikibase-entityid"}}


def day(written: str, precision: int = 11) -> Json:
    return {"datavalue": {"value": {"time": f"+{written}T00:00:00Z", "precision": precision}, "type": "time"}}


def claim(snak: Json, *, rank: str = "normal", **qualifiers: Json) -> Json:
    return {"mainsnak": snak, "rank": rank, "qualifiers": {key: [value] for key, value in qualifiers.items()}}


def entity(id: str, label: str, claims: Mapping[str, list[Json]] | None = None, *aliases: str, **labels: str) -> Json:
    return {
        "id": id,
        "labels": {code: {"value": value} for code, value in {"en": label, **labels}.items()},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": claims or {},
    }


IN_OFFICE = [
    claim(item("Q20"), P580=day("2011-12-01"), P582=day("2024-11-19")),
    claim(item("Q20"), rank="deprecated", P580=day("1999-01-01")),
    claim(item("Q21"), P580=day("2010-00-00", 9)),
    claim(item("Q22")),
]
PRESIDENT = {"P39": IN_OFFICE, "P734": [claim(item("Q30"))]}
DUMP = (
    entity("Q10", "Aram Dolents", PRESIDENT, "A. Dolents", ru="Арам Доленц"),
    entity("Q20", "President of Armenia", {"P1001": [claim(item("Q1"))]}),
    entity("Q21", "Armenian Minister of Foreign Affairs"),
    entity("Q22", "Keeper of the Swans"),
    entity("Q30", "Dolents"),
    entity(
        "Q1",
        "Armenia",
        {
            "P298": [claim({"datavalue": {"value": "ARM", "type": "string"}})],
            "P463": [
                claim(item("Q40"), P580=day("2003-05-00", 10)),
                claim(item("Q41"), P580=day("2020-01-01"), P2868=item("Q42")),
            ],
        },
    ),
    entity("Q40", "Collective Security Treaty Organization", {"P571": [claim(day("2002-10-07"))]}),
    entity("Q41", "League of the Long Road", {"P31": [claim(item("Q484652"))], "P527": [claim(item("Q2"))]}),
    entity("Q2", "Georgia", {"P298": [claim({"datavalue": {"value": "GEO", "type": "string"}})]}),
    entity("Q42", "observer state"),
    entity("Q50", "a book", {"P463": [claim(item("Q41"))]}),
)


def lines() -> list[str]:
    cut_off = '{"id": "Q60", "claims": {"P39"'
    return ["[", *(json.dumps(entity, ensure_ascii=False) + "," for entity in DUMP), cut_off, "]"]


@pytest.fixture(scope="module")
def imported() -> Any:
    return import_wikidata(lines, KNOWN, name="dump")


def test_people_come_in_our_form(imported: Any) -> None:
    people, _ = imported.files
    assert people.name == "dump-people.txt"
    assert people.content.splitlines() == [
        "party | office | period | name | also",
        "ARM | foreign minister | 2010/.. | Aram DOLENTS | Арам Доленц, A. DOLENTS",
        "ARM | president | 2011-12-01/2024-11-19 | Aram DOLENTS | Арам Доленц, A. DOLENTS",
    ]


def test_organisations_come_with_members_and_their_qualifiers(imported: Any) -> None:
    _, organisations = imported.files
    assert organisations.content.splitlines() == [
        '["CSTO"]',
        'name = "Collective Security Treaty Organization"',
        'period = "2002-10-07/.."',
        'source = "Wikidata Q40"',
        'member = ["2003-05/.. ARM"]',
        "",
        '["League of the Long Road"]',
        'name = "League of the Long Road"',
        'period = "/.."',
        'source = "Wikidata Q41"',
        'observer = ["2020-01-01/.. ARM"]',
        'member = ["/.. GEO"]',
    ]


def test_what_was_left_out_is_counted(imported: Any) -> None:
    assert (imported.people, imported.tenures, imported.organisations, imported.memberships) == (1, 2, 2, 3)
    assert imported.unknown_positions == 1


def test_the_files_are_in_our_form(imported: Any) -> None:
    known = Knowledge.load(*imported.files)
    assert known.named("Доленц") == ()
    assert known.named("Dolents")[0].name == "Aram Dolents"
    league = known.organisation("League of the Long Road")
    assert league is not None
    assert league.own


@pytest.mark.parametrize(
    ("start", "precision", "period"),
    [
        ("2018-05-08", 11, "2018-05-08/.."),
        ("2018-00-00", 11, "/.."),
        ("2018-00-00", 10, "/.."),
        ("1900-02-29", 11, "/.."),
        ("2018-00-00", 9, "2018/.."),
        ("2010-00-00", 8, "/.."),
    ],
)
def test_what_is_no_date_is_not_known(start: str, precision: int, period: str) -> None:
    states = [one for one in DUMP if one["id"] in ("Q1", "Q20")]
    person = entity("Q11", "Lia Mor", {"P39": [claim(item("Q20"), P580=day(start, precision))]})
    found = import_wikidata(lambda: map(json.dumps, [person, *states]), KNOWN, name="dump")
    assert found.files[0].content.splitlines()[1] == f"ARM | president | {period} | Lia Mor | "


@pytest.mark.parametrize("short", ["GEO", "A | B"])
def test_a_short_name_that_cannot_be_a_code_is_none(short: str) -> None:
    titled = claim({"datavalue": {"value": {"language": "en", "text": short}}})
    group = entity("Q43", "Group on Stones", {"P1813": [titled]})
    state = entity("Q1", "Armenia", {"P298": DUMP[5]["claims"]["P298"], "P463": [claim(item("Q43"))]})
    found = import_wikidata(lambda: map(json.dumps, [group, state]), KNOWN, name="dump")
    assert found.files[0].content.splitlines()[0] == '["Group on Stones"]'
