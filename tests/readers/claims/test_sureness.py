"""How sure a claim may be taken to be."""

from dataclasses import replace

import pytest

from factories import claim
from foedus.model import kinds
from foedus.readers.claims.sureness import sighted, worded


@pytest.mark.parametrize("kind", [kind.name for kind in kinds()])
def test_a_rules_claim_is_there_more_surely_than_it_is_right(kind):
    made = worded(claim(kind, "words"))
    assert all(0 < field.confidence <= made.confidence < 1 for field in made.fields)


@pytest.mark.parametrize(("sure", "taken"), [(0.95, True), (0.2, False)])
def test_the_encoder_is_believed_when_it_is_sure(sure, taken):
    made = sighted(replace(claim("event", "words"), confidence=sure))
    assert (made is not None) == taken


def test_the_encoder_is_not_believed_on_postures():
    assert sighted(claim("posture", "words")) is None
