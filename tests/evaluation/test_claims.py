"""Scoring claims, on small invented cases."""

import pytest

from foedus.evaluation.claims import mistakes, score_claims

BAKU = {"text": "Baku", "name": "Azerbaijan", "party": "AZE"}
TIRANA = {"text": "Tirana", "name": "Albania", "party": "ALB"}


def posture(quote, *, actor=BAKU, conduct="blocks", kind="posture", **rest):
    fields = {"actor": actor, "organisation": "NAM", "conduct": conduct}
    common = {"polarity": "affirmed", "modality": "actual", "by": [], "date": None}
    return {"kind": kind, "anchor": "holds up", "quote": quote, "fields": fields} | common | rest


def figures(gold, predicted, kind="posture"):
    report = score_claims([{"id": "a", "claims": gold}], [{"id": "a", "claims": predicted}])
    return {name: report.figure(kind, name) for name in ("found", "right", "by", "date", "modality")}


@pytest.mark.parametrize(
    ("predicted", "found", "right"),
    [
        ([posture("Baku holds up the budget")], 100, 100),
        ([posture("Baku holds up the budget", actor={"text": "it", "party": "aze"})], 100, 100),
        ([posture("Baku holds up the budget", actor=TIRANA)], 100, 0),
        ([posture("Baku holds up the budget", polarity="denied")], 100, 0),
        ([posture("Baku said so while leaving in a great hurry")], 0, 0),
        ([posture("Baku holds up the budget"), posture("holds up")], 200 / 3, 200 / 3),
        ([posture("Baku holds up the budget", kind="rumour")], 0, 0),
        ([], 0, 0),
    ],
)
def test_found_and_right(predicted, found, right):
    scored = figures([posture("Baku holds up the budget")], predicted)
    assert (scored["found"], scored["right"]) == pytest.approx((found, right))


@pytest.mark.parametrize(
    ("rest", "agreed"),
    [
        ({}, {"by": 100, "date": 100, "modality": 100}),
        ({"by": [TIRANA]}, {"by": 0, "date": 100, "modality": 100}),
        ({"date": "2031-04"}, {"by": 100, "date": 0, "modality": 100}),
        ({"modality": "wanted"}, {"by": 100, "date": 100, "modality": 0}),
    ],
)
def test_agreement_on_pairs(rest, agreed):
    scored = figures([posture("Baku holds up the budget")], [posture("Baku holds up the budget", **rest)])
    assert {name: scored[name] for name in agreed} == agreed


def test_the_better_pair_comes_first():
    gold = [posture("Baku holds up the budget"), posture("Baku holds up the budget", actor=TIRANA)]
    assert figures(gold, list(reversed(gold)))["right"] == 100


def test_no_claims_no_figure():
    assert score_claims([], []).figure("all", "found") is None


@pytest.mark.parametrize(("act", "right"), [("announce", 100), ("deny", 0)])
def test_acts_that_fair_readers_exchange(act, right):
    def said(act):
        return {"kind": "statement", "quote": "Baku says it will", "fields": {"speaker": BAKU, "act": act}}

    assert figures([said("say")], [said(act)], "statement")["right"] == right


@pytest.mark.parametrize(
    ("predicted", "told"),
    [
        ([posture("Baku holds up the budget")], []),
        ([], ["a  posture missed: 'Baku holds up the budget'"]),
        (
            [posture("Baku holds up the budget", actor=TIRANA)],
            ["a  posture wrong (actor is ALB, not AZE): 'Baku holds up the budget'"],
        ),
        (
            [posture("Baku holds up the budget"), posture("it left")],
            ["a  posture spurious: 'it left'"],
        ),
    ],
)
def test_mistakes(predicted, told):
    gold = [{"id": "a", "claims": [posture("Baku holds up the budget")]}]
    assert list(map(str, mistakes(gold, [{"id": "a", "claims": predicted}]))) == told
