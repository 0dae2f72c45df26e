"""A claim as the record holds it: whether its text still stands."""

from dataclasses import replace
from datetime import date

import pytest

from factories import entry


@pytest.mark.parametrize(
    ("replaced", "since", "by", "gone"),
    [
        (False, None, None, False),
        (True, None, None, True),
        (True, 10, None, True),
        (True, 10, 9, False),
        (True, 10, 10, True),
        (True, None, 10, False),
    ],
)
def test_a_later_version_takes_the_place_of_a_text_from_the_day_it_was_published(replaced, since, by, gone):
    held = replace(
        entry("statement", "We are done"), replaced=replaced, replaced_on=date(2031, 3, since) if since else None
    )
    assert held.replaced_by(date(2031, 3, by) if by else None) is gone
