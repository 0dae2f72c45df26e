"""What one side does to another: the word on the way between them, as it is denied or planned."""

import re

import pytest

from foedus.model import Span, Text
from foedus.readers import Reading
from foedus.readers.claims.pairs import event_type
from foedus.readers.parser import Parser

PARSER = Parser()
MARKS = re.compile(r"[\[\]{}]")


def read(marked: str) -> str | None:
    """The type for a sentence that marks its source in square and its target in curly brackets."""
    sides = []
    for left, right in ("[]", "{}"):
        start, end = marked.find(left), marked.find(right)
        before = len(MARKS.findall(marked[: max(start, 0)]))
        sides.append(Span(start - before, end - before - 1) if start >= 0 else None)
    return event_type(PARSER(Reading(Text(MARKS.sub("", marked)))).doc, *sides)


CASES = [
    ("[Norland] and {Sudria} signed a trade agreement on Monday.", "SUPPORT"),
    ("[The harbour union] met {the transport minister} in Porto.", "CONSULT"),
    ("[The coast guard] sent food and medicine to {the flooded islands}.", "AID"),
    ("{Two fishermen} were released by [the island's police] on Friday.", "CONCEDE"),
    ("[The mayor] eased the curfew in {the old town}.", "CONCEDE"),
    ("[The rebels] have launched airstrikes against {the garrison}.", "ASSAULT"),
    ("A [militia] attack on {a water plant} killed nine people.", "ASSAULT"),
    ("[A civic group] filed a lawsuit against {the railway}.", "ACCUSE"),
    ("[The envoy] accused {the junta} of shelling a hospital.", "ACCUSE"),
    ("[Nurses] went on strike over pay at {the city hospital}.", "PROTEST"),
    ("[The ministry] suspended military aid to {the kingdom}.", "SANCTION"),
    ("[The governor] declared a state of siege in {the valley}.", "COERCE"),
    ("[The general] mobilized troops against {the northern province}.", "MOBILIZE"),
    ("[The senate] demanded that {the regent} step down.", "REQUEST"),
    # what governs counts, not what it governs
    ("[The court] refused to lift the ban on {the newspaper}.", "REJECT"),
    ("[The duke] agreed to withdraw his troops from {the border towns}.", "AGREE"),
    ("[The council] is ready to provide support to {the refugees}.", "AGREE"),
    ("[The captain] threatened to shell {the port}.", "THREATEN"),
    # what is not done, and what is only planned
    ("[The king] did not support {the bishop}.", "REJECT"),
    ("[The union] will not meet {the owners}.", "REJECT"),
    ("[The president] will meet {the chancellor} on Monday.", "AGREE"),
    ("[The opposition] said it would boycott {the election}.", "THREATEN"),
    # a side that nobody names, and nothing that tells
    ("[Teachers] went on strike for better pay.", "PROTEST"),
    ("{The journalist} was arrested on Sunday.", "COERCE"),
    ("[The bakery] stands beside {the church}.", None),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_event_type(marked, expected):
    assert read(marked) == expected


def test_no_side_at_all_tells_nothing():
    assert read("Norland attacked Sudria.") is None
