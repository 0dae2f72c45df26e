"""How a record of the stream is scored, and the floors that the ledgers keep on it."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from make import make
from matching import demand_likeness, is_step, meeting_likeness, one_to_one
from oracle import put
from score import read_truth, score

from foedus.api import Attendance, Contradiction, Demand, Meeting, Quote, Side, Source, Who, open_record
from foedus.readers.encoder import is_installed

FLOORS = tomllib.loads((Path(__file__).parents[2] / "evaluation" / "floors.toml").read_text(encoding="utf-8"))["stream"]
SUMMIT = {"organisation": "CSTO", "parties": ["ARM", "RUS"], "format": "summit", "date": "2031-04-10"}
TALKS = SUMMIT | {"organisation": None, "format": "talks"}
DEMAND = {"demander": "ARM", "addressee": "RUS", "content": ["pay rent for the base", "start paying for the base"]}
STEP = {"member": "UZB", "organisation": "EAEU", "step": "applied", "date": "2031-05-26"}


def meeting(organisation="CSTO", day="2031-04-10", kind="summit", parties=(), guests=()):
    return Meeting(
        organisation=organisation,
        format=kind,
        date=day,
        state="held",
        participants=tuple(Who(code, code) for code in parties),
        guests=tuple(Attendance(party=Who(code, code), status="attended") for code in guests),
    )


@pytest.mark.parametrize(
    ("said", "true", "is_one"),
    [
        (meeting(), SUMMIT, True),
        (meeting(day="2031-04-11"), SUMMIT, True),
        (meeting(day="2031-04-12"), SUMMIT, False),
        (meeting(day="2031-04"), SUMMIT, True),
        (meeting(day="2031"), SUMMIT, False),
        (meeting(day=None), SUMMIT, False),
        (meeting("EAEU"), SUMMIT, False),
        (meeting(None, parties=["ARM", "RUS"]), SUMMIT, False),
        (meeting(None, kind="visit", parties=["ARM", "RUS", "KAZ"]), TALKS, True),
        (meeting(None, parties=["ARM"], guests=["RUS"]), TALKS, True),
        (meeting(None, parties=["ARM", "KAZ"]), TALKS, False),
    ],
)
def test_which_meetings_are_one(said, true, is_one):
    assert (meeting_likeness(said, true) is not None) == is_one


@pytest.mark.parametrize(
    ("demander", "addressee", "content", "is_one"),
    [
        ("ARM", "RUS", "start paying rent for the base", True),
        ("ARM", None, "pay rent", True),
        ("RUS", "ARM", "pay rent for the base", False),
        (None, "RUS", "pay rent for the base", False),
        ("ARM", "RUS", "withdraw from the airport", False),
    ],
)
def test_which_demands_are_one(demander, addressee, content, is_one):
    sides = [Who(code, code) if code else None for code in (demander, addressee)]
    said = Demand(demander=sides[0], addressee=sides[1], content=content, state="open", answer=None)
    assert (demand_likeness(said, DEMAND) is not None) == is_one


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        (("UZB", "EAEU", "applied", "2031-05-28"), True),
        (("UZB", "EAEU", "applied", "2031-05"), True),
        (("UZB", "EAEU", "applied", "2031-06-05"), False),
        (("UZB", "EAEU", "applied", None), False),
        (("UZB", "CSTO", "applied", "2031-05-26"), False),
        (("UZB", "EAEU", "acceded", "2031-05-26"), False),
    ],
)
def test_which_steps_are_one(said, is_one):
    assert (is_step(said, STEP) is not None) == is_one


def test_the_likeliest_pairs_come_first_and_none_twice():
    pairs = one_to_one([1, 5, 6], [6, 2], lambda one, other: -abs(one - other) if abs(one - other) < 3 else None)
    assert pairs == [(6, 6), (1, 2)]


class Nothing:
    """A record that knows of nothing."""

    def __getattr__(self, name):
        return lambda: ()


def test_a_record_of_nothing_scores_nothing(tmp_path):
    make(tmp_path, seed=1, documents=100)
    report = score(Nothing(), read_truth(tmp_path / "truth.jsonl"))
    assert {report.figure(row.name, "R") for row in report.rows if "R" in row.figures} == {0.0}


def quoted(*keys, by=""):
    sources = tuple(Source(f"doc-{key}", "The Courier") for key in keys)
    return Quote("clm-1", "words", "says", "affirmed", "actual", (Who(by),) if by else (), None, sources)


def contradiction(kind, *sides, type="sources"):
    told = tuple(Side(says=str(n), quotes=q) for n, q in enumerate(sides))
    return Contradiction(kind=kind, type=type, subject="", sides=told)


class Told(Nothing):
    """A record of these contradictions, in documents a, b and c."""

    def __init__(self, *rows):
        self.contradictions = lambda: rows
        self.documents = lambda: [SimpleNamespace(id=f"doc-{key}", key=key) for key in "abc"]


PLANTED = {"class": "A", "sides": [{"says": "came", "documents": ["a"]}, {"says": "did not", "documents": ["b", "c"]}]}


@pytest.mark.parametrize(
    ("row", "name", "figures"),
    [
        (contradiction("attendance", [quoted("a")], [quoted("c")]), "A who came", (100.0, 100.0)),
        (contradiction("attendance", [quoted("b")], [quoted("a", "c")]), "A who came", (100.0, 100.0)),
        (contradiction("attendance", [quoted("b")], [quoted("c")]), "A who came", (0.0, 0.0)),
        (contradiction("standing", [quoted("a")], [quoted("b")]), "E standing and claim", (0.0, 0.0)),
        (
            contradiction("standing", [quoted("a", by="X")], [quoted("b", by="X")], type="own words"),
            "C own words, two dates",
            (0.0, 0.0),
        ),
    ],
)
def test_a_contradiction_sets_the_documents_of_both_sides_against_each_other(row, name, figures):
    kinds = ("meeting", "demand", "step", "claimed", "copies", "edit")
    report = score(Told(row), {"contradiction": [PLANTED], **{kind: [] for kind in kinds}})
    assert (report.figure(name, "P"), report.figure(name, "R")) == figures
    assert report.figure(name, "said") == 1


@pytest.mark.parametrize(
    ("status", "told", "came", "right"),
    [
        ("absent", {"ARM": ["absent"]}, [], True),
        ("declined", {"ARM": ["absent"]}, [], False),
        ("attended", {"ARM": ["absent", "attended"]}, [], True),
        ("attended", {}, [], False),
    ],
)
def test_attendance_is_right_by_party_and_status(status, told, came, right):
    record = Nothing()
    record.meetings = lambda: [replace(meeting(), attendance=(Attendance(party=Who("ARM", "ARM"), status=status),))]
    row = SUMMIT | {"state": "held", "attendance": told, "came": came, "documents": ["a"]}
    truth = {kind: [] for kind in ("demand", "step", "claimed", "copies", "edit", "contradiction")} | {"meeting": [row]}
    assert score(record, truth).figure("attendance", "P") == (100.0 if right else 0.0)


def test_who_came_without_a_word_for_it_counts_neither_way():
    record = Nothing()
    record.meetings = lambda: [replace(meeting(), attendance=(Attendance(party=Who("ARM", "ARM"), status="attended"),))]
    row = SUMMIT | {"state": "held", "attendance": {}, "came": ["ARM"], "documents": ["a"]}
    truth = {kind: [] for kind in ("demand", "step", "claimed", "copies", "edit", "contradiction")} | {"meeting": [row]}
    assert score(record, truth).figure("attendance", "said") == 0


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stream")
    make(folder, seed=FLOORS["seed"], documents=FLOORS["documents"])
    return folder


@pytest.fixture(scope="module")
def reports(stream):
    """Return what is asked of a record by who put it together: the truth itself, or the readers."""
    found = {}

    def report(reader):
        if reader not in found:
            path = stream / f"{reader}.db"
            if reader == "oracle":
                put(stream, path)
            with open_record(path) as record:
                if reader == "readers":
                    record.read(stream / "documents.jsonl")
                found[reader] = score(record, read_truth(stream / "truth.jsonl"))
        return found[reader]

    return report


def test_a_perfect_reader_leaves_nothing_out(stream, reports):
    reports("oracle")
    with open_record(stream / "oracle.db", create=False) as record:
        status = record.status()
    assert not status.skipped
    told = [json.loads(line) for line in (stream / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert status.documents == len({(row["id"], row["text"]) for row in told})


@pytest.mark.parametrize(
    ("reader", "row", "figure", "least"),
    [
        pytest.param(reader, one["row"], one["figure"], one["least"], id=f"{reader} {one['row']} {one['figure']}")
        for reader in ("oracle", "readers")
        for one in FLOORS[reader]
    ],
)
def test_floors(reports, reader, row, figure, least):
    if reader == "readers" and not is_installed():
        pytest.skip("the encoder is not installed")
    report = reports(reader)
    assert report.figure(row, figure) >= least, f"\n{report}"
