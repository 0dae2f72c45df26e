"""Transcripts: a turn is a statement of whoever speaks, to whom where that is plain, and what is in it his word."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers import Line, Reading

DAY = date(2031, 3, 9)
BRIEFING = """QUESTION: Togo has said that Laos left the African Union. Will Chad attend the summit in Lomé on Friday?

SERGEI LAVROV: Laos has not left the African Union. We call on Togo to answer.

QUESTION: Who told you?

SERGEI LAVROV: Togo told us.

Who else?"""
DIGEST = """LOMÉ: Togo left the pact.

LOMÉ: Chad stayed.

LOMÉ: Nobody came."""


LINE = Line()


@pytest.fixture(scope="module")
def found():
    return {text: LINE(Reading(Text(text), DAY)).claims for text in (BRIEFING, DIGEST)}


def of(claims, kind):
    return [claim for claim in claims if claim.kind == kind]


def test_each_paragraph_of_a_turn_is_a_statement(found):
    turns = [claim for claim in of(found[BRIEFING], "statement") if claim.get("manner") == "direct"]
    told = [
        (claim.get("speaker").party, getattr(claim.get("addressee"), "party", None), claim.get("act"), claim.part)
        for claim in turns
    ]
    assert told == [
        ("MED", "RUS", "question", 0),
        ("RUS", "MED", "say", 0),
        ("MED", "RUS", "question", 0),
        ("RUS", "MED", "say", 0),
        ("RUS", "MED", "question", 1),
    ]
    assert {claim.date.edtf for claim in turns} == {"2031-03-09"}
    assert turns[1].get("content")[0].text == "Laos has not left the African Union. We call on Togo to answer."


def test_what_is_said_in_a_turn_is_the_word_of_whose_it_is(found):
    (left,) = (claim for claim in of(found[BRIEFING], "standing") if claim.polarity == "denied")
    assert [speaker.name for speaker in left.by] == ["Sergey Lavrov"]
    (call,) = of(found[BRIEFING], "demand")
    assert (call.get("demander").party, call.get("addressee").party) == ("RUS", "TGO")
    assert [speaker.name for speaker in call.by] == ["Sergey Lavrov"]  # "we" is no further speaker


def test_what_is_only_asked_is_not_claimed(found):
    assert of(found[BRIEFING], "attendance") == []
    (told,) = (claim for claim in of(found[BRIEFING], "statement") if claim.anchor.text == "said")
    assert [speaker.party for speaker in told.by] == ["MED"]


def test_an_answer_is_that_of_who_was_named_last():
    text = "SERGEI LAVROV: Ask me.\n\nQ. Who left?\n\nA. Laos did.\n\nQ. Why?\n\nA. It was tired."
    turns = of(LINE(Reading(Text(text), DAY)).claims, "statement")
    assert [claim.get("speaker").text for claim in turns if claim.get("manner") == "direct"] == [
        "SERGEI LAVROV", "Q", "SERGEI LAVROV", "Q", "SERGEI LAVROV",
    ]  # fmt: skip


def test_a_place_that_news_is_from_speaks_no_turn(found):
    assert [claim for claim in of(found[DIGEST], "statement") if claim.get("manner") == "direct"] == []
    assert all(claim.by == () for claim in found[DIGEST])
