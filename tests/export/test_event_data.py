"""PLOVER and CAMEO: what the two make of events, and their tables against what is published."""

import csv
import json

import pytest

from foedus.api import Knowledge
from foedus.export import Options, cameo, plover
from foedus.export.codes import Coded, Coder, table
from foedus.model import Actor, kind
from visit import ACCUSE, CONSULT, OBSERVER, REQUEST, write_visit

TYPES = kind("event").slot("event").values
FIELDS = {  # table 6.1 of PLOVER's manual, version 0.8; and our own two
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment", "claims", "confidence",
}  # fmt: skip
ENTITY = {"code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office"}
CITED = {"corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook"}


@pytest.fixture
def record(tmp_path):
    with write_visit(tmp_path / "visit.db") as opened:
        yield opened


@pytest.fixture
def events(record, tmp_path):
    plover.PLOVER.write(record, tmp_path, Options())
    lines = (tmp_path / "plover.jsonl").read_text(encoding="utf-8").splitlines()
    return {event["id"]: event for event in map(json.loads, lines)}


@pytest.fixture
def lines(record, tmp_path):
    cameo.CAMEO.write(record, tmp_path, Options())
    with (tmp_path / "cameo.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def test_every_event_is_in_plovers_fields(events):
    assert set(events) == {CONSULT.id, ACCUSE.id, REQUEST.id}
    for event in events.values():
        assert event.keys() <= FIELDS
        assert {"id", "date", "actor", "event"} <= event.keys()
        assert set(event["event"]) <= set(TYPES)
        for entity in (*event["actor"], *event.get("recipient", ())):
            assert entity.keys() <= ENTITY
        for cited in event["cite_info"]:
            assert cited.keys() <= CITED


def test_a_visit_in_plover(events):
    event = events[CONSULT.id]
    assert (event["date"], event["event"], event["mode"], event["quad_code"]) == (
        "2031-03-04", ["CONSULT"], ["visit"], 1,
    )  # fmt: skip
    assert event["recipient"] == [{"code": "BLR", "sector": "GOV", "entity_text": "Belarus’s envoy"}]
    assert event["cite_info"][0]["url"] == "https://courier.example/visit"
    assert event["event_text"] == ["Kazakhstan’s Erlan Idrissov met Belarus’s envoy"]


def test_what_was_only_wanted_and_is_denied_says_so(events):
    event = events[REQUEST.id]
    assert (event["date"], event["enddate"]) == ("2031-03-01", "2031-03-31")
    assert event["context"] == ["hypothetical", "negation"]
    assert event["comment"] == "according to Belarus’s envoy"


def test_long_quotations_are_cut(record, tmp_path):
    plover.PLOVER.write(record, tmp_path, Options(longest=20))
    lines = (tmp_path / "plover.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(len(words) <= 20 for event in map(json.loads, lines) for words in event["event_text"])


def test_lines_have_the_columns_of_gdelt(lines, tmp_path):
    head = (tmp_path / "cameo.tsv").read_text(encoding="utf-8").split("\n")[0].split("\t")
    assert len(head) == 58
    assert (head[26], head[30], head[31], head[56], head[57]) == (
        "EventCode", "GoldsteinScale", "NumMentions", "DATEADDED", "SOURCEURL",
    )  # fmt: skip
    assert all(-(2**63) <= int(line["GLOBALEVENTID"]) < 2**63 for line in lines)
    assert len({line["GLOBALEVENTID"] for line in lines}) == len(lines)


def test_a_visit_in_cameo(lines):
    (line,) = (line for line in lines if line["EventRootCode"] == "04")
    assert {name: value for name, value in line.items() if value and name != "GLOBALEVENTID"} == {
        "SQLDATE": "20310304", "MonthYear": "203103", "Year": "2031", "FractionDate": "2031.1753",
        "Actor1Code": line["Actor1Code"], "Actor1Name": "ERLAN IDRISSOV", "Actor1CountryCode": "KAZ",
        "Actor1Type1Code": line["Actor1Type1Code"], "Actor2Code": "BLRGOV", "Actor2Name": "BELARUS’S ENVOY",
        "Actor2CountryCode": "BLR", "Actor2Type1Code": "GOV", "EventCode": "042", "EventBaseCode": "042",
        "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "1.9", "NumMentions": "1", "NumSources": "1",
        "NumArticles": "1", "DATEADDED": "20310305", "SOURCEURL": "https://courier.example/visit",
    }  # fmt: skip


def test_cameo_has_no_line_for_what_did_not_happen(lines):
    assert [line["EventCode"] for line in lines] == ["042", "110"]


def test_who_act_together_act_on_each_other(record):
    (happening,) = (one for one in cameo.happenings(record, Options()) if one.id == CONSULT.id)
    both = happening.first.claim.fields
    joint = cameo._pairs(type("Together", (), {"actors": ("one", "other"), "recipients": ()})())
    assert (joint, len(both)) == ([("one", "other"), ("other", "one")], 3)


@pytest.mark.parametrize(
    ("system", "party", "type", "coded"),
    [
        ("plover", "ARM", "state", Coded("ARM", "GOV")),
        ("plover", "XKX", "state", Coded("KOS", "GOV")),
        ("plover", "CSTO", "organisation", Coded("IGO", "")),
        ("plover", "UN", "organisation", Coded("UNO", "")),
        ("plover", "EU", "organisation", Coded("EUR", "")),
        ("plover", "MED", "group", Coded("", "JRN")),
        ("plover", "REB:MLI", "group", Coded("MLI", "REB")),
        ("plover", "UNK", "unknown", Coded("", "UNK")),
        ("plover", "League", "organisation", Coded("", "")),
        ("cameo", "MED", "group", Coded("", "MED")),
        ("cameo", "CSTO", "organisation", Coded("", "IGO")),
        ("cameo", "UN", "organisation", Coded("", "UNO")),
        ("cameo", "OPP:GEO", "group", Coded("GEO", "OPP")),
    ],
)
def test_a_party_is_coded(system, party, type, coded):
    assert Coder(system, Knowledge.load()).code(Actor("somebody", party, type=type)) == coded


def test_every_type_has_a_code_and_its_published_values():
    goldstein = {  # CAMEO.goldsteinscale.txt
        "030": 4.0, "040": 1.0, "041": 1.0, "042": 1.9, "050": 3.5, "080": 5.0, "060": 6.0, "070": 7.0, "08": 5.0,
        "100": -5.0, "110": -2.0, "120": -4.0, "130": -4.4, "140": -6.5, "160": -4.0, "150": -7.2, "170": -7.0,
        "190": -10.0,
    }  # fmt: skip
    rows = table("events")
    assert set(rows) == set(TYPES)
    coded = [one for row in rows.values() for one in (row, *row.get("modes", {}).values())]
    assert {one["cameo"]: one["goldstein"] for one in coded} == goldstein
    quads = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN",
             4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT"}  # fmt: skip
    assert {name: row["quad"] for name, row in rows.items()} == {
        name: quad for quad, names in quads.items() for name in names.split()
    }


def test_only_events_are_events(events):
    assert OBSERVER.id not in events
