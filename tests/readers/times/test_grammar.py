"""The forms of dates: every one compiles, names a rule that exists, and bad ones are told apart."""

import pytest

from foedus.errors import KnowledgeError
from foedus.readers.times.grammar import NOTHING, _Alphabet, _compile, grammar
from foedus.readers.times.rules import RULES


def test_every_form_has_a_rule_and_every_rule_a_form() -> None:
    assert {form.rule for start in grammar().starting.values() for form in start.forms} == set(RULES)


def _alphabet() -> _Alphabet:
    alphabet = _Alphabet(groups={"AMOUNT": "(NUM|a)"})
    for name in ("NUM", "UNIT", "a"):
        alphabet.code(frozenset({name}))
    return alphabet


@pytest.mark.parametrize(
    ("notation", "codes", "end"),
    [
        ("AMOUNT UNIT", "NUM UNIT", 2),
        ("[a] NUM", "NUM", 1),
        ("NUM {!UNIT}", "NUM UNIT", None),
        ("NUM {UNIT}", "NUM UNIT", 1),
        ("(NUM|UNIT) UNIT.2", "UNIT UNIT", 2),
        ("NUM ~ UNIT", "NUM a UNIT", 3),
        ("NUM ? UNIT", "NUM _ UNIT", 3),
        ("NUM ? UNIT", "NUM a UNIT", None),
    ],
)
def test_notation(notation: str, codes: str, end: int | None) -> None:
    alphabet = _alphabet()
    expression, _ = _compile(notation, alphabet)
    match = expression.match(
        "".join(NOTHING if name == NOTHING else alphabet.code(frozenset({name})) for name in codes.split())
    )
    assert (match.end() if match else None) == end


@pytest.mark.parametrize("notation", ["(NUM", "NUM )", "[NUM]", "NUM NUM", "WORD NOBODY KNOWS"])
def test_bad_notation_is_named(notation: str) -> None:
    with pytest.raises(KnowledgeError, match="the form"):
        _compile(notation, _alphabet())
