"""Asking for whom any word stands."""

import pytest
from spacy.tokens import Token

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.mentions import MentionReader, Mentions
from foedus.readers.parser import Parser

PARSER, READER = Parser(), MentionReader()


def ask(text: str, word: str) -> tuple[Mentions, Token]:
    reading = READER(PARSER(Reading(Text(text))))
    return Mentions(reading), next(token for token in reading.doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("Chad signed.", "Chad", "TCD"),
        ("Russia's decision angered Chad.", "decision", "RUS"),
        ("A Russian jet crossed the border.", "jet", "RUS"),
        ("They read the reply of Chad.", "reply", "TCD"),
        ("The weather improved.", "weather", "UNK"),
        ("Chad thanked the minister of Togo, who left.", "who", "TGO"),
    ],
)
def test_who(text: str, word: str, party: str) -> None:
    mentions, token = ask(text, word)
    assert mentions.who(token).party == party


def test_possessor_is_whoever_has_it_or_nobody() -> None:
    mentions, token = ask("Chad's reply pleased them.", "reply")
    owner = mentions.possessor(token)
    assert owner is not None
    assert owner.text == "Chad"
    mentions, token = ask("The reply pleased them.", "reply")
    assert mentions.possessor(token) is None


def test_everyone_gives_the_whole_list() -> None:
    mentions, token = ask("Peru warned Chile and Togo that they could lose aid.", "they")
    assert [actor.party for actor in mentions.everyone(token)] == ["CHL", "TGO"]
    assert mentions.who(token).party == "CHL"
