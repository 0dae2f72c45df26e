"""Who suspends its own part in an organisation's work is not suspended by it."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

LINE = Line()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mali on Saturday suspended its participation in the African Union.", {"posture"}),
        ("The African Union on Saturday suspended Mali.", {"standing"}),
    ],
)
def test_conduct_is_no_formal_step(text, kinds):
    claims = LINE(Reading(Text(text), date(2031, 3, 9))).claims
    assert {claim.kind for claim in claims} & {"posture", "standing", "attendance"} == kinds
