"""The scale: every score is the mean of its sources, and on the side that its type is on."""

import tomllib
from importlib.resources import files

import pytest

from foedus.ledgers.scale import scale
from foedus.model import kind

TYPES = tomllib.loads(files("foedus.ledgers").joinpath("relations.toml").read_text(encoding="utf-8"))["types"]
COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}


def test_every_type_of_the_codebook_has_a_score():
    assert set(scale().scores) == set(kind("event").slot("event").values)


@pytest.mark.parametrize("name", TYPES)
def test_a_score_is_the_mean_of_what_it_is_made_of(name):
    given = TYPES[name]
    assert len(given["cameo"]) == len(set(given["cameo"])) == len(given["goldstein"])
    assert given["score"] == round(sum(given["goldstein"]) / len(given["goldstein"]), 1)
    assert scale().worst <= min(given["goldstein"]) <= max(given["goldstein"]) <= scale().best


@pytest.mark.parametrize("name", TYPES)
def test_cooperation_is_above_zero_and_conflict_below(name):
    assert (scale().scores[name] > 0) == (name in COOPERATION)


def test_a_code_of_cameo_became_one_type():
    codes = [code for given in TYPES.values() for code in given["cameo"]]
    assert len(codes) == len(set(codes))
