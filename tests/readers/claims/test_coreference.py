"""What a text says of a meeting again has the organisation and the date that it has named once."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

PUBLISHED = date(2031, 3, 9)
LINE = Line()

TWO_OF_NATO = "NATO ministers will meet in Riga on 4 May. NATO leaders last met in Oslo on 3 February. "
IN_HANOI = "ASEAN leaders met in Hanoi on 3 March. "
OF_ASEAN = ("ASEAN", "2031-03-03")


@pytest.mark.parametrize(
    ("text", "party", "meeting", "status"),
    [
        (
            "The EAEU's leaders met in Minsk on 4 March. Armenia did not attend.",
            "ARM",
            ("EAEU", "2031-03-04"),
            "absent",
        ),
        (IN_HANOI + "Laos skipped the Hanoi meeting.", "LAO", OF_ASEAN, "absent"),
        ("When the others met on 3 March, Laos stayed away from the Hanoi summit of ASEAN.", "LAO", OF_ASEAN, "absent"),
        ("Laos skipped the Hanoi summit on 3 March. ASEAN works by consensus.", "LAO", OF_ASEAN, "absent"),
        (TWO_OF_NATO + "Norway has confirmed that it will attend.", "NOR", ("NATO", "2031-05-04"), "will_attend"),
        (TWO_OF_NATO + "Norway skipped the Oslo summit.", "NOR", ("NATO", "2031-02-03"), "absent"),
        ("Laos has pulled out of the ASEAN summit on Friday.", "LAO", ("ASEAN", "2031-03-14"), "declined"),
        (IN_HANOI + "Laos attended the ASEAN summit.", "LAO", OF_ASEAN, "attended"),
        (
            "On 1 March, the president of Laos told Vietnam that Laos would not attend the ASEAN summit. "
            "The ASEAN summit of 8 March was short. Laos welcomed the ASEAN meeting in April.",
            "LAO",
            ("ASEAN", "2031-03-08"),
            "declined",
        ),
        (IN_HANOI + "France skipped a conference in Geneva.", "FRA", (None, None), "absent"),
        (IN_HANOI + "France skipped the Geneva conference.", "FRA", (None, None), "absent"),
    ],
)
def test_the_meeting_that_somebody_came_to(text, party, meeting, status):
    claims = LINE(Reading(Text(text), PUBLISHED)).claims
    told = [claim for claim in claims if claim.kind == "attendance" and claim.get("participant").party == party]
    assert told
    for claim in told:
        assert (claim.get("organisation"), claim.date and claim.date.edtf) == meeting
        assert claim.get("status") == status


def test_the_others_meet_where_somebody_stays_away():
    text = "When the others met in February, Laos stayed away from the Hanoi summit."
    met, summit = (claim for claim in LINE(Reading(Text(text), PUBLISHED)).claims if claim.kind == "meeting")
    for claim in (met, summit):
        assert (claim.get("format"), claim.get("place").text, claim.date.edtf) == ("summit", "Hanoi", "2031-02")


def test_a_meeting_named_again_is_of_the_same_organisation():
    text = "The Riga meeting was short. NATO ministers met in Riga on 4 March. Talks between Oman and Yemen failed."
    meetings = [claim for claim in LINE(Reading(Text(text), PUBLISHED)).claims if claim.kind == "meeting"]
    assert [(claim.get("organisation"), claim.date and claim.date.edtf) for claim in meetings] == [
        ("NATO", "2031-03-04"),
        ("NATO", "2031-03-04"),
        (None, None),
    ]
