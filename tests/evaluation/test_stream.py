"""The stream of invented news: made of its seed alone, with every claim at its place, and a truth that it tells."""

import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from dating import Calendar
from history import FIRST, LAST, how_many
from hypothesis import given, settings
from hypothesis import strategies as some
from make import make
from sentence import Filled, fill
from world import data, disputes, states

from foedus.knowledge import Knowledge
from foedus.model import kind

DOCUMENTS = 150
LINES = [
    (f"{group}.{name}", line)
    for group, lists in data("lines").items()
    for name, lines in lists.items()
    for line in lines
]
UNTOLD = ("headline", "colour")


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stream")
    make(folder, seed=1, documents=DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def truth(stream):
    return rows(stream / "truth.jsonl")


def of_kind(truth, name):
    return [row for row in truth if row["kind"] == name]


def test_one_seed_makes_one_stream(stream, tmp_path):
    make(tmp_path, seed=1, documents=DOCUMENTS)
    for path in stream.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_another_seed_makes_another(stream, tmp_path):
    make(tmp_path, seed=2, documents=DOCUMENTS)
    assert (tmp_path / "documents.jsonl").read_bytes() != (stream / "documents.jsonl").read_bytes()


@pytest.mark.parametrize("documents", [100, 151, 400])
def test_it_has_as_many_documents_as_asked_for(documents, tmp_path):
    make(tmp_path, seed=3, documents=documents)
    assert len(rows(tmp_path / "documents.jsonl")) == documents


@pytest.mark.parametrize(("documents", "disputes"), [(10, 2), (150, 2), (300, 3), (3000, 6), (9000, 6)])
def test_few_documents_tell_of_few_disputes(documents, disputes):
    assert how_many(documents)[0] == disputes


@settings(max_examples=5, deadline=None)
@given(seed=some.integers(0, 10_000), documents=some.integers(100, 260))
def test_claims_stand_where_they_say(tmp_path_factory, seed, documents):
    folder = tmp_path_factory.mktemp("stream")
    make(folder, seed=seed, documents=documents)
    for document, found in zip(rows(folder / "documents.jsonl"), rows(folder / "claims.jsonl"), strict=True):
        assert document["id"] == found["id"]
        assert FIRST <= date.fromisoformat(document["published"]) <= LAST
        for claim in found["claims"]:
            check_places(document["text"], claim)


def check_places(text, claim):
    start, end = claim["anchor"]
    assert text[start:end].strip() == text[start:end] != ""
    assert claim["quote"][0] <= start < end <= claim["quote"][1] <= len(text)
    slots = {slot.name: slot for slot in kind(claim["kind"]).slots}
    assert set(claim["fields"]) <= set(slots)
    for name, value in claim["fields"].items():
        if slots[name].values and value:
            assert value in slots[name].values
        if slots[name].type == "actor" and value and value["text"]:
            assert text[slice(*value["text"])][-1] not in " ,."


def test_documents_are_named_once_but_for_later_versions(stream):
    seen = {}
    for row in rows(stream / "documents.jsonl"):
        assert seen.setdefault(row["id"], row["url"]) == row["url"]


def test_truth_rests_on_documents(stream, truth):
    keys = {row["id"] for row in rows(stream / "documents.jsonl")}
    told = [row["documents"] for row in truth if "documents" in row]
    told += [side["documents"] for row in of_kind(truth, "contradiction") for side in row["sides"]]
    assert keys >= {key for documents in told for key in documents}


def test_every_class_of_contradiction_is_planted(truth):
    assert {row["class"] for row in of_kind(truth, "contradiction")} == set("ABCDE")


def test_the_sides_of_a_contradiction_are_not_told_by_the_same_documents(truth):
    for row in of_kind(truth, "contradiction"):
        for one, other in combinations(row["sides"], 2):
            assert set(one["documents"]) != set(other["documents"])


def test_a_later_version_changes_the_text_of_its_address(stream, truth):
    texts = {}
    for row in rows(stream / "documents.jsonl"):
        texts.setdefault(row["id"], []).append(row["text"])
    edited = {key for key, versions in texts.items() if len(versions) > 1}
    assert edited == {key for row in of_kind(truth, "edit") for key in row["documents"]}
    assert all(len(set(versions)) == len(versions) for versions in texts.values())


def test_copies_are_much_alike(stream, truth):
    texts = {row["id"]: set(row["text"].split(". ")) for row in rows(stream / "documents.jsonl")}
    for row in of_kind(truth, "copies"):
        first, *others = (texts[key] for key in row["documents"])
        assert all(len(first & other) >= min(len(first), len(other)) // 3 for other in others)


@pytest.mark.parametrize(("where", "line"), LINES)
def test_a_template_is_well_formed(where, line):
    found = fill(line.replace("{right}", ""), lambda name, form: Filled(name))
    assert not re.search(r"[{}<>\[\]]", found.text)
    told = data("tellings").get(where, {})
    if where.split(".")[0] not in UNTOLD:
        assert {mark.kind for mark in found.anchors} - {"statement"} <= set(told), "a claim says nothing"
        assert found.anchors, "it tells of nothing"


def test_dispute_names_states_and_steps_that_are_known():
    for dispute in disputes():
        people = {*dispute.members, dispute.aggrieved, dispute.opponent, *dispute.neighbours}
        assert people <= set(states())
        assert {step.split()[0] for step in dispute.steps} <= set(states())
        assert {f"step.{step.split()[1]}" for step in dispute.steps} <= set(data("tellings"))


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "evaluation" / "stream").glob("*.py")))
def test_files_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_members_are_those_of_the_base():
    known = Knowledge.load()
    for dispute in disputes():
        assert set(dispute.members) <= {one.member for one in known.members(dispute.organisation, FIRST)}


@pytest.mark.parametrize(
    ("published", "day", "form", "edtf"),
    [
        ("2031-03-14", "2031-03-11", "", {"2031-03-11"}),
        ("2031-03-14", "2031-03-05", "", {"2031-03-05", "2031-03-03/2031-03-09"}),
        ("2031-03-14", "2031-02-05", "back", {"2031-02-05", "2031-02"}),
        ("2031-03-14", "2031-02-05", "month", {"2031-02"}),
        ("2031-12-30", "2031-01-08", "day", {"2031-01-08"}),
    ],
)
def test_words_for_a_day_mean_that_day(published, day, form, edtf):
    calendars = (Calendar(date.fromisoformat(published), "uk", Random(seed)) for seed in range(40))
    assert {calendar.said(date.fromisoformat(day), form).edtf for calendar in calendars} == edtf
