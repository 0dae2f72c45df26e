"""Grammar asked of the dependency tree: subjects, agents, objects, extents."""

from functools import cache

import pytest
from spacy.tokens import Doc, Token

from foedus.model import Text
from foedus.readers import Parser, Reading, grammar


@cache
def parse(text: str) -> Doc:
    return Parser()(Reading(Text(text))).doc


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


SUBJECTS = [
    ("Norland signed the treaty.", "signed", "Norland"),
    ("Norland signed the treaty and praised the envoy.", "praised", "Norland"),
    ("Norland signed the treaty, praising the envoy.", "praising", "Norland"),
    ("Norland wants to leave.", "leave", "Norland"),
    ("Norland asked Sudria to leave.", "leave", "Sudria"),
    ("The minister who signed the treaty left.", "signed", "minister"),
    ("The minister marked the day by signing the treaty.", "signing", "minister"),
    ('"No," said the minister.', "said", "minister"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS)
def test_subject(text: str, verb: str, expected: str) -> None:
    found = grammar.subject(word(parse(text), verb))
    assert found is not None
    assert found.text == expected


def test_no_subject() -> None:
    assert grammar.subject(word(parse("Sign the treaty now."), "Sign")) is None


@pytest.mark.parametrize(
    ("text", "verb", "passive", "agent"),
    [
        ("The treaty was signed by Norland.", "signed", True, "Norland"),
        ("A treaty signed by Norland was lost.", "signed", True, "Norland"),
        ("The treaty was signed in May.", "signed", True, None),
        ("Norland signed the treaty.", "signed", False, None),
        ("Norland has signed the treaty.", "signed", False, None),
    ],
)
def test_passive_and_agent(text: str, verb: str, passive: bool, agent: str | None) -> None:
    token = word(parse(text), verb)
    found = grammar.agent(token)
    assert (grammar.is_passive(token), found and found.text) == (passive, agent)


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Prime Minister Lena Orr left.", "Orr", "Prime Minister Lena Orr"),
        ("Lena Orr, the prime minister, left.", "Orr", "Lena Orr, the prime minister"),
        ("The minister who signed the treaty left.", "minister", "The minister"),
        ("Lena Orr and Paul Dahl left.", "Orr", "Lena Orr and Paul Dahl"),
    ],
)
def test_noun_phrase(text: str, head: str, expected: str) -> None:
    assert grammar.noun_phrase(word(parse(text), head)).of(text) == expected


def test_objects_and_conjuncts() -> None:
    doc = parse("Norland invited Sudria and Estia.")
    assert [token.text for token in grammar.objects(word(doc, "invited"))] == ["Sudria", "Estia"]
    assert grammar.first_conjunct(word(doc, "Estia")).text == "Sudria"


def test_preposition_objects() -> None:
    doc = parse("Norland warned of fraud and theft.")
    assert [token.text for token in grammar.preposition_objects(word(doc, "warned"), "of")] == ["fraud", "theft"]


@pytest.mark.parametrize(
    ("text", "expected"), [("Norland did not sign.", True), ("Norland never signed.", True), ("Norland signed.", False)]
)
def test_negation(text: str, expected: bool) -> None:
    doc = parse(text)
    assert grammar.is_negated(next(token for token in doc if token.pos_ == "VERB")) is expected


def test_clause_has_no_punctuation_at_its_ends() -> None:
    first, last = grammar.clause(word(parse('He said, "Norland signed."'), "signed"))
    assert (first.text, last.text) == ("Norland", "signed")
