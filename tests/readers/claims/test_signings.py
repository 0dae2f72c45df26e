"""What is signed at a meeting is agreed by whoever met."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

LINE = Line()
MET = "ASEAN leaders met in Hanoi on 3 March. "


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        (MET + "A total of 26 documents were signed, the hosts said.", [("ASEAN", "2031-03-03")]),
        (MET + "Eighteen agreements were initialled after the meeting.", [("ASEAN", "2031-03-03")]),
        (MET + "The delegations put their names to 20 documents.", [("ASEAN", "2031-03-03")]),
        (MET + "Laos and Chad signed a treaty on Friday.", [("LAO", "2031-03-07")]),
        ("A total of 26 documents were signed, the hosts said.", []),
    ],
)
def test_who_has_agreed(text, agreed):
    claims = LINE(Reading(Text(text), date(2031, 3, 9))).claims
    told = [claim for claim in claims if claim.kind == "event" and claim.get("event") == "AGREE"]
    assert [(claim.get("actors")[0].party, claim.date and claim.date.edtf) for claim in told] == agreed
