"""Who is given as the source of what: a sentence in, sources, cues and contents out."""

from functools import cache

import pytest

from foedus.model import Attribution, Text
from foedus.readers import Parser, Reader, Reading
from foedus.readers.attribution import AttributionReader

Row = tuple[str, str, str]  # source, the cue's lemma, content; pieces are parted by " ... "


@cache
def read(text: str) -> Reading:
    return AttributionReader()(Parser()(Reading(Text(text))))


def row(reading: Reading, found: Attribution) -> Row:
    text = reading.text.content
    source, content = (" ... ".join(span.of(text) for span in spans) for spans in (found.source, found.content))
    return source, found.lemma, content


def rows(text: str) -> set[Row]:
    reading = read(text)
    return {row(reading, found) for found in reading.attributions}


FRAMES = [
    (
        "The foreign ministry of Norland said on Monday that it would not attend the summit.",
        ("The foreign ministry of Norland", "say", "that it would not attend the summit"),
    ),
    (
        "The bloc, officials said, will meet again in March.",
        ("officials", "say", "The bloc ... will meet again in March"),
    ),
    (
        "According to the defence ministry, two drones crossed the border.",
        ("the defence ministry", "according", "two drones crossed the border"),
    ),
    ("In the words of the envoy, the pact is dead.", ("the envoy", "word", "the pact is dead")),
    ("Norland condemned the attack on Monday.", ("Norland", "condemn", "the attack")),
    ("Norland urged its allies to send observers.", ("Norland", "urge", "its allies to send observers")),
    (
        "Minister Karl Benn accused Sudria of violating the treaty.",
        ("Minister Karl Benn", "accuse", "Sudria of violating the treaty"),
    ),
    ("Minister Karl Benn warned of new sanctions.", ("Minister Karl Benn", "warn", "new sanctions")),
    (
        "The envoy called for an emergency session of the council.",
        ("The envoy", "call", "an emergency session of the council"),
    ),
    (
        "The minister described the decision as a betrayal.",
        ("The minister", "describe", "the decision as a betrayal"),
    ),
    ("The spokesman ruled out a withdrawal.", ("The spokesman", "rule", "a withdrawal")),
    ("Sudria denied the accusation on Tuesday.", ("Sudria", "deny", "the accusation")),
    ("Sudria's regret about the vote was noted.", ("Sudria", "regret", "the vote")),
    ("The treaty was expected to be ratified in May.", ("", "expect", "The treaty ... to be ratified in May")),
    ("The statement was condemned by Sudria.", ("Sudria", "condemn", "The statement")),
    ("The city reportedly fell on Sunday.", ("", "reportedly", "The city ... fell on Sunday")),
    ("Asked whether she would resign, Orr said no.", ("", "ask", "whether she would resign")),
    (
        "The president told his counterpart in a phone call that he would not attend.",
        ("The president", "tell", "that he would not attend"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_a_cue_takes_its_content_in_its_frame(text: str, expected: Row) -> None:
    assert expected in rows(text)


SHARED = [
    (
        "Benn argued that the pact had failed but stressed that Norland remained a member.",
        {
            ("Benn", "argue", "that the pact had failed"),
            ("Benn", "stress", "that Norland remained a member"),
        },
    ),
    (
        "Benn claimed that the pact had failed, adding that talks would go on.",
        {("Benn", "claim", "that the pact had failed"), ("Benn", "add", "that talks would go on")},
    ),
    (
        "Lena Orr and Paul Dahl said the alliance had not helped.",
        {("Lena Orr and Paul Dahl", "say", "the alliance had not helped")},
    ),
    ("The envoy, who said he was disappointed, left early.", {("who", "say", "he was disappointed")}),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_cues_share_a_source(text: str, expected: set[Row]) -> None:
    assert expected <= rows(text)


def test_a_relative_pronoun_is_the_source_and_its_antecedent_the_head() -> None:
    reading = read("The envoy, who said he was disappointed, left early.")
    (found,) = (found for found in reading.attributions if found.lemma == "say")
    assert reading.doc[found.source_head].text == "envoy"
    assert reading.doc[found.cue_head].text == "said"


QUOTED = [
    (
        '"We will not sign this text," said Ana Torv, the spokeswoman. "It changes nothing."',
        ("Ana Torv, the spokeswoman", "say", '"We will not sign this text," ... "It changes nothing."'),
    ),
    (
        "“It is late. We are tired. We will go,” the envoy told reporters.",
        ("the envoy", "tell", "“It is late. We are tired. We will go,”"),
    ),
    (
        "Benn was blunt.\n\n“It is late,” he said.\n\n“We will not wait.”",
        ("he", "say", "“It is late,” ... “We will not wait.”"),
    ),
    ("The envoy said: “We will not sign ‘this text’.”", ("The envoy", "say", "“We will not sign ‘this text’.”")),
    ("''We are tired,'' the envoy quipped.", ("the envoy", "quip", "''We are tired,''")),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations_are_kept_whole(text: str, expected: Row) -> None:
    assert expected in rows(text)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "The council met in March.", "Rain fell.", '"', "“Never closed", "Said."],
)
def test_nothing_is_made_up(text: str) -> None:
    assert not rows(text)


def test_a_headline_attributes_nothing() -> None:
    text = "Minister says treaty is dead\n\nThe council met in March. It adopted a budget."
    assert not rows(text)


def test_it_is_a_reader() -> None:
    reader = AttributionReader()
    assert isinstance(reader, Reader)
    assert (reader.reads, reader.writes) == (("parse", "anchors"), "attributions")
