"""Quotation marks of every make, paired."""

import pytest
import spacy

from foedus.model import Span
from foedus.readers.attribution.quotations import quotations

CASES = [
    ('He said "one two" and left.', ['"one two"']),
    ("He said “one two” and “three four”.", ["“one two”", "“three four”"]),
    ("He said ''one two'' and left.", ["''one two''"]),
    ("He said «one two» and left.", ["«one two»"]),
    ("“She said ‘one two’ to me.”", ["“She said ‘one two’ to me.”"]),
    ("“An open one goes to the end.", ["“An open one goes to the end."]),
    ("A closed one” is nothing.", []),
    ("No marks at all.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    doc = spacy.blank("en")(text)
    found = quotations(doc, [Span(0, len(text))], [token.idx for token in doc])
    assert [doc[start:end].text for start, end in found.stretches] == expected


def test_a_quotation_is_found_by_its_tokens() -> None:
    doc = spacy.blank("en")('He said "one two" and left.')
    found = quotations(doc, [Span(0, len(doc.text))], [token.idx for token in doc])
    inside = [token.text for token in doc if found.at(token.i)]
    assert inside == ['"', "one", "two", '"']
