"""Whose turn it is in a transcript; what is no transcript has no turns."""

import pytest

from foedus.text import layout, turns

BRIEFING = """Briefing, May 3

QUESTION (Wire): Will Arvenia come?

LIA MOR: We regret that it will not.

(Laughter.)

We have asked for an answer.

Q    And Borenia?

LIA MOR:I cannot say.

The moderator: Thank you.
"""
INTERVIEW = """Lia Mor: You left the pact?

Ivo Tarn: We did not.

It was not for us to leave.

Lia Mor: Who did?

Ivo Tarn: Nobody did."""
ANSWERS = "IVO TARN: Ask me.\n\nQ. Who left?\n\nA. Nobody did.\n\nQ. Why?\n\nA. They could not."
LETTERS = "MOR: See this: a map.\n\nTARN: Note: it is old.\n\nMOR: Yes."


def told(text):
    """Each turn as whose it is, what is said, and whether it is asked."""
    return [
        (turn.named.of(text), [said.of(text) for said in turn.paragraphs], turn.asking)
        for turn in turns(text, layout(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            BRIEFING,
            [
                ("QUESTION", ["Will Arvenia come?"], True),
                ("LIA MOR", ["We regret that it will not.", "We have asked for an answer."], False),
                ("Q", ["And Borenia?"], True),
                ("LIA MOR", ["I cannot say."], False),
                ("The moderator", ["Thank you."], False),
            ],
        ),
        (
            INTERVIEW,
            [
                ("Lia Mor", ["You left the pact?"], False),
                ("Ivo Tarn", ["We did not.", "It was not for us to leave."], False),
                ("Lia Mor", ["Who did?"], False),
                ("Ivo Tarn", ["Nobody did."], False),
            ],
        ),
        (
            ANSWERS,
            [
                ("IVO TARN", ["Ask me."], False),
                ("Q", ["Who left?"], True),
                ("IVO TARN", ["Nobody did."], False),
                ("Q", ["Why?"], True),
                ("IVO TARN", ["They could not."], False),
            ],
        ),
        (
            LETTERS,
            [("MOR", ["See this: a map."], False), ("TARN", ["Note: it is old."], False), ("MOR", ["Yes."], False)],
        ),
    ],
)
def test_turns_of_a_transcript(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Arvenia left: nobody knows why.\n\nBorenia stayed: it was asked to.\n\nCorvia: unknown.",
        "Venue: Brisk\n\nDate: May 3\n\nVenue: Naldo\n\nDate: May 4",
        "BRISK: Arvenia left the pact.\n\nBorenia stayed.",
        "Q. Who left?\n\nQ. Why?\n\nQ. When?",
    ],
)
def test_what_is_no_transcript(text):
    assert told(text) == []
