"""Agreement beyond chance, and what two coders are taken to have chosen."""

from dataclasses import replace
from datetime import UTC, datetime

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model import Actor, Decision, Run, Span, When, Words
from foedus.record import History, Sighting, Statement, settle, slots, witness
from foedus.record.agreement import agreements, alpha, interval
from foedus.record.coding import compared, sample, seen_by, units

CODES = st.sampled_from("abcd")
TABLES = st.lists(st.lists(CODES | st.none(), min_size=3, max_size=3), min_size=1, max_size=20)


def given_values(table):
    return [[value for value in unit if value is not None] for unit in table]


@given(TABLES)
def test_alpha_is_that_of_the_package(table):
    own = alpha(given_values(table))
    data = [[np.nan if unit[coder] is None else float(ord(unit[coder])) for unit in table] for coder in range(3)]
    paired = {value for values in given_values(table) if len(values) > 1 for value in values}
    if len(paired) < 2:
        assert own is None
    else:
        assert own == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"), abs=1e-9)


@given(st.lists(CODES, min_size=2).filter(lambda values: len(set(values)) > 1), st.integers(2, 4))
def test_alpha_of_perfect_agreement_is_one(values, coders):
    table = [[value] * coders for value in values]
    assert alpha(table) == 1.0
    assert interval(table, draws=50) == (1.0, 1.0)


@given(TABLES)
def test_the_interval_is_the_same_every_time_and_in_order(table):
    values = given_values(table)
    first = interval(values, draws=50)
    assert first == interval(values, draws=50)
    assert (first is None) == (alpha(values) is None)
    assert first is None or first[0] <= first[1] <= 1


def test_a_textbook_case():
    """Krippendorff's own example of two coders and ten binary units (2011, part A): 0.095."""
    one, other = "0100000010", "1110010000"
    assert alpha([*map(list, zip(one, other, strict=True))]) == pytest.approx(0.095, abs=5e-4)


@given(st.sets(st.text(max_size=6), max_size=30), st.integers(0, 30), st.integers(0, 5), st.randoms())
def test_a_sample_is_fixed_and_a_larger_one_holds_it(claims, size, seed, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    drawn = sample(shuffled, size, seed=seed)
    assert drawn == sample(claims, size, seed=seed) == sample(claims, size + 3, seed=seed)[:size]
    assert len(set(drawn)) == min(size, len(claims))


QUOTE = Words(Span(0, 8), "declined")
READ = {"quote": QUOTE, "polarity": "affirmed", "modality": "planned", "status": "declined", "organisation": "NALDO"}
RUN = Run((("claims", "1"),), datetime(2031, 3, 1, tzinfo=UTC))


def history(*decisions):
    statements = tuple(Statement(name, value, (Sighting(1, RUN),)) for name, value in READ.items())
    return History("txt-1", "attendance", QUOTE, 0, statements, (), decisions, 1)


def coded(*said):
    """The history after decisions "coder verdict field value", each coder seeing no other's, an hour apart."""
    found = history()
    for hour, (coder, verdict, *rest) in enumerate(said):
        field, value = (*rest, None, None)[:2]
        when = datetime(2031, 3, 2, hour, tzinfo=UTC)
        decision = Decision(found.claim_id, verdict, when, coder, field, value, adjudicates=coder == "judge")
        seen = witness(decision, settle(seen_by(found, coder)))
        found = replace(found, decisions=(*found.decisions, seen))
    return found


def choices(found, *coders):
    return {unit.field: tuple(choice.value for choice in unit.choices) for unit in units([found], coders)}


def test_accepting_a_claim_chooses_what_the_reader_saw_not_what_another_coder_set():
    found = coded(("ana", "set", "status", "absent"), ("ana", "accept"), ("ben", "accept"))
    assert choices(found)["status"] == ("absent", "declined")
    assert choices(found)["organisation"] == ("NALDO", "NALDO")
    assert choices(found)["*"] == ("accept", "accept")


@pytest.mark.parametrize(
    ("said", "field", "chosen"),
    [
        ([("ana", "accept", "status"), ("ben", "reject", "organisation")], "status", None),
        ([("ana", "accept", "organisation"), ("ben", "reject", "organisation")], "organisation", ("NALDO", None)),
        ([("ana", "accept"), ("ben", "reject")], "*", ("accept", "reject")),
        ([("ana", "accept"), ("ben", "reject")], "status", None),
        ([("ana", "accept"), ("ben", "reject"), ("ben", "accept")], "status", ("declined", "declined")),
        ([("ana", "set", "status", "absent"), ("ana", "accept", "status"), ("ben", "accept")], "status",
         ("absent", "declined")),
        ([("ana", "accept"), ("judge", "set", "status", "absent"), ("ben", "accept")], "status",
         ("declined", "declined")),
    ],
)  # fmt: skip
def test_of_each_coder_the_latest_decision_counts(said, field, chosen):
    assert choices(coded(*said)).get(field) == chosen


def test_only_the_coders_asked_for_count():
    found = coded(("ana", "accept"), ("ben", "accept"), ("eva", "reject"))
    assert choices(found, "ana", "ben")["*"] == ("accept", "accept")
    assert choices(found)["*"] == ("accept", "accept", "reject")


@pytest.mark.parametrize(
    ("judged", "settled"),
    [
        ([], set()),
        ([("judge", "set", "status", "absent")], {"status"}),
        ([("judge", "accept")], {"*", *(found.name for found in slots("attendance"))}),
    ],
)  # fmt: skip
def test_what_has_been_adjudicated(judged, settled):
    found = coded(("ana", "set", "status", "boycotted"), ("ana", "accept"), ("ben", "accept"), *judged)
    assert {unit.field for unit in units([found]) if unit.settled} == settled
    assert [unit.field for unit in units([found]) if not unit.agrees] == ["status"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (None, (), True),
        (Actor("he", "ARV"), Actor("the premier", "ARV", "Lia Mor"), True),
        (Actor("Lia Mor"), Actor("she", name="Lia Mor"), True),
        (Actor("Lia Mor"), Actor("Ben Tal"), False),
        (When("2031-03", QUOTE), When("2031-03"), True),
        (When("2031-03"), When("2031-04"), False),
        (Words(Span(0, 3), "The  Pact"), Words(Span(9, 12), "the pact"), True),
        (("BOR", "ARV"), ("ARV", "BOR"), True),
        ((Words(Span(0, 1), "a"), Words(Span(2, 3), "b")), (Words(Span(2, 3), "b"), Words(Span(0, 1), "a")), False),
        ("declined", "absent", False),
    ],
)
def test_what_is_compared(one, other, alike):
    assert (compared(one) == compared(other)) is alike


def test_agreement_is_told_field_by_field():
    found = [
        coded(("ana", "set", "status", value), ("ana", "accept"), ("ben", "accept")) for value in ("declined", "absent")
    ]
    rows = {(row.kind, row.field): row for row in agreements(units(found))}
    status = rows["attendance", "status"]
    assert (status.agree, status.units, status.coders) == (0.5, 2, 2)
    assert status.alpha == pytest.approx(0)
    assert (rows["any", "polarity"].alpha, rows["any", "polarity"].agree) == (None, 1.0)
    assert next(iter(rows)) == ("any", "*")
