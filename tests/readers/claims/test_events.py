"""Sentences in, events out: who does what to whom, and what only looks like it."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

LINE = Line()


def events(text: str) -> list[tuple[str, list[str], list[str]]]:
    claims = LINE(Reading(Text(text), date(2031, 5, 3))).claims
    return [
        (str(claim.get("event")), *([actor.party for actor in claim.get(slot)] for slot in ("actors", "recipients")))
        for claim in claims
        if claim.kind == "event"
    ]


CASES = [
    ("Norway sends food and medicine to Malta.", ("AID", ["NOR"], ["MLT"])),
    ("Chile approves a loan of $3 billion to Peru.", ("AID", ["CHL"], ["PER"])),
    ("Ghana closes its embassy in Togo and downgrades relations with Benin.", ("SANCTION", ["GHA"], ["BEN"])),
    ("Kenya launches an investigation into Uganda over the leak.", ("ACCUSE", ["KEN"], ["UGA"])),
    ("Austria blocks Serbia's bid at the council.", ("REJECT", ["AUT"], ["SRB"])),
    ("Fiji repatriates sailors to Tonga and Fiji allows Tonga to use its port.", ("CONCEDE", ["FJI"], ["TON"])),
    ("Oman and Qatar signed a treaty.", ("AGREE", ["OMN", "QAT"], [])),
    # what a place in front of a noun did not do, and what a demonym did
    ("Nobody has claimed the Vienna bombing.", ("ASSAULT", [], ["AUT"])),
    ("Danish airstrikes against Iceland go on.", ("ASSAULT", ["DNK"], ["ISL"])),
    ("Armies mobilize amid an Azerbaijani invasion.", ("ASSAULT", ["AZE"], [])),
    # whose the thing is that is acted on, and all of several
    ("Kenya bans most imports from Uganda.", ("SANCTION", ["KEN"], ["UGA"])),
    ("Envoys from Denmark, Norway and Finland sign a treaty.", ("AGREE", ["DNK", "NOR", "FIN"], [])),
    # nouns that press, help and give
    ("Togo rejects a request by Benin to open the port.", ("REQUEST", ["BEN"], ["TGO"])),
    ("Chad dismisses criticism from Sudan.", ("ACCUSE", ["SDN"], ["TCD"])),
    ("Peru welcomes a loan from Chile.", ("AID", ["CHL"], ["PER"])),
    ("Farmers hold a protest against Belgium.", ("PROTEST", ["CVL"], ["BEL"])),
    # several words for one attack
    ("A Togolese airstrike kills nine Chadian soldiers.", ("ASSAULT", ["TGO"], ["TCD"])),
    ("Nine people are killed in a Danish raid.", ("ASSAULT", ["DNK"], ["CVL"])),
    ("Malian soldiers ambush a bus in Niger, killing six and injuring twelve.", ("ASSAULT", ["MLI"], ["CVL", "CVL"])),
    # an attack that somebody repels is not theirs
    ("Bolivia condemns the Paraguayan attack on Chile.", ("ASSAULT", ["PRY"], ["CHL"])),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_event(text, expected):
    assert expected in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake kills forty people in Chile.",
        "Nine people are injured in a train crash in Austria.",
        "Portugal beat Hungary in the football tournament.",
        "Denmark did not receive a formal reply to its letter.",
        "Oil prices decline in Nigeria.",
        "Sweden signs the register.",
    ],
)
def test_what_is_no_event(text):
    assert events(text) == []
