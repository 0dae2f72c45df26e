"""What is no demand, though a word for one stands there; who is to do what, apart."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

LINE = Line()


def demands(text: str) -> list[tuple[str | None, str]]:
    claims = LINE(Reading(Text(text), date(2031, 3, 9))).claims
    told = (claim for claim in claims if claim.kind == "demand")
    return [(getattr(claim.get("addressee"), "party", None), claim.get("content").text) for claim in told]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has called a summit of the East African Community for 4 April.",
        "Asked about the border, the Kenyan foreign minister shrugged.",
        "Kenya insisted on Monday that it was not responsible for the delay.",
    ],
)
def test_no_demands(text):
    assert demands(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenya called for a summit of the East African Community.",
            [(None, "a summit of the East African Community")],
        ),
        ("Kenya demanded that Uganda reopen the bridge.", [("UGA", "reopen the bridge")]),
        ("NAIROBI, March 9 (AFX) — Kampala must reopen the bridge, Kenyan Foreign Minister Odera Wekesa demanded.",
         [("UGA", "reopen the bridge")]),
        ("Kenya had asked Uganda in January to reopen the bridge.", [("UGA", "reopen the bridge")]),
        ("Kenya's demand that Uganda reopen the bridge, made in January, is still on the agenda.",
         [("UGA", "reopen the bridge")]),
        ("Kenya's demand that Uganda free the ferry, first made last year, was on the agenda.",
         [("UGA", "free the ferry")]),
    ],
)  # fmt: skip
def test_who_is_to_do_what(text, wanted):
    assert demands(text) == wanted


def test_a_request_that_is_granted_is_of_whoever_says_so():
    text = "Kenya said on Monday that Uganda had fulfilled its request to reopen the bridge."
    claims = LINE(Reading(Text(text), date(2031, 3, 9))).claims
    told = [claim for claim in claims if claim.kind == "demand"]
    assert [(claim.get("demander").party, claim.get("addressee").party, claim.get("answer")) for claim in told] == [
        ("KEN", "UGA", "met")
    ]


def test_a_demand_is_of_the_day_it_was_made():
    text = "Kenya's demand that Uganda reopen the bridge, made on 4 January, is still on the agenda."
    (claim,) = (claim for claim in LINE(Reading(Text(text), date(2031, 3, 9))).claims if claim.kind == "demand")
    assert claim.date is not None
    assert claim.date.edtf == "2031-01-04"
