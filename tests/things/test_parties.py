"""Whom an actor is known by."""

import pytest

from factories import actor
from foedus.things.parties import party


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Armenia/ARM", "ARM"),
        ("The Elders", "the elders"),
        ("Ada > Ben", "ada › ben"),  # the names of blocks have a > between their sides
    ],
)
def test_it_is_the_party_else_the_name(written, known):
    assert party(actor(written)) == known


def test_what_is_no_actor_is_nobody():
    assert party("ARM") is None
