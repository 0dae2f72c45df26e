"""Web Annotations, PROV-O and FollowTheMoney: their form, as published, and what they say of a small record."""

import json
import re
from collections import Counter

import pytest

from foedus.export import Options, annotation, ftm, prov
from foedus.export.codes import table
from foedus.model import ACTOR_TYPES
from visit import ARTICLE, CLAIMS, LEAVE, OBSERVER, write_visit

PURPOSES = {  # Web Annotation Vocabulary, section 4
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
FTM = {  # FollowTheMoney 4.11: what may be filled, what must be, by schema; with what each inherits
    "Article": ({"name", "title", "fileName", "publisher", "publishedAt", "sourceUrl"}, {"name", "fileName"}),
    "Person": ({"name", "country"}, {"name"}),
    "PublicBody": ({"name", "country", "abbreviation"}, {"name"}),
    "Organization": ({"name", "country", "abbreviation"}, {"name"}),
    "LegalEntity": ({"name", "country", "abbreviation"}, {"name"}),
    "Position": ({"name", "country"}, {"name"}),
    "Mention": ({"document", "name", "resolved", "detectedSchema"}, {"document", "name"}),
    "Membership": (
        {"member", "organization", "role", "status", "date", "proof", "sourceUrl", "publisher", "recordId", "summary"},
        {"member", "organization"},
    ),
    "Event": (
        {"name", "date", "startDate", "endDate", "location", "organizer", "involved", "summary", "description", "proof",
         "sourceUrl", "publisher", "recordId", "keywords"},
        {"name"},
    ),
}  # fmt: skip
LINKS = {  # property: the schemata that may stand at its other end
    "member": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "involved": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "organizer": {"PublicBody", "Organization"},
    "organization": {"PublicBody", "Organization"},
    "resolved": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "proof": {"Article"},
    "document": {"Article"},
}


@pytest.fixture
def record(tmp_path):
    with write_visit(tmp_path / "visit.db") as opened:
        opened.set(OBSERVER.id, "status", "partner", person="Ada", note="its own page says so")
        opened.reject(LEAVE.id, person="Bea")
        yield opened


@pytest.fixture
def page(record, tmp_path):
    annotation.ANNOTATION.write(record, tmp_path, Options())
    return json.loads((tmp_path / annotation.FILE).read_text(encoding="utf-8"))


@pytest.fixture
def nodes(record, tmp_path):
    prov.PROV.write(record, tmp_path, Options())
    data = json.loads((tmp_path / prov.FILE).read_text(encoding="utf-8"))
    return {node["id"]: node for node in data["@graph"]}


@pytest.fixture
def entities(record, tmp_path):
    ftm.FTM.write(record, tmp_path, Options())
    lines = (tmp_path / ftm.FILE).read_text(encoding="utf-8").splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


def test_annotations_have_what_the_model_asks_of_them(page):
    assert (page["@context"][0], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]
        assert item["motivation"] in PURPOSES
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", item["created"])
        for body in item["body"]:
            assert (body["type"], body["purpose"] in PURPOSES, type(body["value"])) == ("TextualBody", True, str)


def test_selectors_select_the_words(page):
    claims = [item for item in page["items"] if "foedus:claim" in item]
    assert len(claims) == len(CLAIMS) - 1
    for item in claims:
        target, web = item["target"]
        place, quote = target["selector"]
        assert ARTICLE.content[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in ARTICLE.content
        assert web == {"source": "https://courier.example/visit", "selector": quote}


def test_readers_and_persons_are_creators(page):
    creators = Counter((item["creator"]["type"], item["creator"]["name"]) for item in page["items"])
    assert creators == {("Software", "foedus (cues 1, roles 2)"): 5, ("Person", "Ada"): 1, ("Person", "Bea"): 1}


def test_words_that_are_too_long_are_cut_and_have_no_quotation(record, tmp_path):
    annotation.ANNOTATION.write(record, tmp_path, Options(longest=10))
    page = (tmp_path / annotation.FILE).read_text(encoding="utf-8")
    assert "TextQuoteSelector" not in page
    assert "condemned the rebels" not in page


def test_provenance_is_linked_throughout(nodes):
    for node in nodes.values():
        types = {node["type"]} if isinstance(node["type"], str) else set(node["type"])
        assert types <= {"prov:Entity", "prov:Activity", "prov:Agent", "prov:SoftwareAgent", "prov:Person"}
        for link in prov.LINKS:
            ends = node.get(link, [])
            assert set([ends] if isinstance(ends, str) else ends) <= nodes.keys()


def test_a_claim_that_a_person_settled_is_a_revision_of_what_was_read(nodes):
    settled = nodes[f"urn:foedus:{OBSERVER.id}"]
    read = nodes[settled["wasRevisionOf"]]
    (decision,) = settled["wasGeneratedBy"]
    assert nodes[decision]["wasAssociatedWith"] == "urn:foedus:person.Ada"
    assert nodes[decision]["used"] == read["id"]
    (run,) = read["wasGeneratedBy"]
    assert nodes[nodes[run]["wasAssociatedWith"]]["label"] == "foedus: cues 1, roles 2"
    assert nodes[run]["used"] == [f"urn:foedus:{ARTICLE.id}"]
    assert f"urn:foedus:{LEAVE.id}" not in nodes


def test_entities_are_in_the_schema(entities):
    for entity in entities.values():
        filled, needed = FTM[entity["schema"]]
        assert needed <= entity["properties"].keys() <= filled
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) for value in values)
            assert name not in LINKS or {entities[value]["schema"] for value in values} <= LINKS[name]


def test_a_standing_is_a_membership_and_a_denied_one_an_event(entities):
    membership = entities[OBSERVER.id]
    assert membership["schema"] == "Membership"
    assert membership["properties"]["role"] == ["partner"]
    assert entities[membership["properties"]["member"][0]]["properties"] == {
        "name": ["Georgia"], "abbreviation": ["GEO"], "country": ["ge"],
    }  # fmt: skip
    assert LEAVE.id not in entities


def test_nobody_is_called_it_or_the_envoy(entities):
    names = {
        name for one in entities.values() for name in one["properties"].get("name", ()) if one["schema"] != "Mention"
    }
    assert {"Erlan Idrissov", "Belarus", "Georgia"} <= names
    assert not {"It", "Belarus’s envoy"} & names


def test_every_type_of_actor_has_a_schema():
    schemata = table("ftm")["schemata"]
    assert set(schemata) == set(ACTOR_TYPES)
    assert set(schemata.values()) <= set(FTM)
