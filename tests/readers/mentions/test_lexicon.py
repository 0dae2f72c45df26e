"""The data files are whole, and nouns are found in them by their last words."""

import pytest

from foedus.model import ACTOR_TYPES
from foedus.readers.mentions.lexicon import lexicon


def test_types_and_genders_are_known() -> None:
    nouns = lexicon().nouns.values()
    assert {noun.type for noun in nouns} <= set(ACTOR_TYPES)
    assert {noun.gender for noun in nouns} <= {"", "f", "m"}


def test_descriptions_take_up_known_types() -> None:
    assert all(description.types <= set(ACTOR_TYPES) for description in lexicon().descriptions.values())


def test_no_given_name_tells_two_genders() -> None:
    assert set(lexicon().genders.values()) == {"f", "m"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["former", "prime", "minister"], "prime minister"),
        (["opposition", "leader"], "opposition leader"),
        (["naval", "minister"], "minister"),
        (["river"], None),
    ],
)
def test_the_longest_noun_counts(words: list[str], found: str | None) -> None:
    result = lexicon().noun_at(words)
    assert (result[1].words if result else None) == found


@pytest.mark.parametrize(("name", "gender"), [("Maria Novak", "f"), ("Boris Novak", "m"), ("Novak", "")])
def test_gender_by_given_name(name: str, gender: str) -> None:
    assert lexicon().gender(name) == gender
