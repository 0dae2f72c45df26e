"""What is no meeting, though a word for one stands there."""

import pytest

from factories import claim
from foedus.readers.claims.meetings import is_called


@pytest.mark.parametrize(
    ("told", "called"),
    [
        (claim("meeting", "summit", format="summit"), True),
        (claim("meeting", "briefing", format="session", organisation="RWA"), False),
        (claim("meeting", "vote", format="vote", modality="possible"), False),
        (claim("meeting", "vote", format="vote", modality="possible", on="2031-05"), True),
        (claim("meeting", "vote", format="vote", modality="planned"), True),
        (claim("statement", "briefing", content=["words"]), True),
    ],
)
def test_meetings_that_somebody_calls(told, called):
    assert is_called(told) is called
